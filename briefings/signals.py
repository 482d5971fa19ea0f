"""The signals that end a process: Ctrl-C, a cancelled job, a closed terminal.

They are raised wherever the process happens to be, and there are places where Python loses what is raised: in what a
library calls back, or where an object is let go of. What was being made there may be wrong from then on. So whoever
makes something that lasts, or begins a long stretch of work, asks first (`proceed`).
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Interrupted(KeyboardInterrupt):
    """One of these signals was heard.

    A class of its own, as after Python's own in code that was given as text its process ends as if it had been killed.
    """


_was_heard = False


def interrupt() -> NoReturn:
    """Raise Interrupted, now and wherever `proceed` is asked afterwards."""
    global _was_heard
    _was_heard = True
    raise Interrupted


def proceed() -> None:
    """Go on, unless a signal was heard and what it raised was lost: Interrupted."""
    if _was_heard:
        raise Interrupted


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hear these signals only afterwards, as for the moment in which something begins to be somebody's.

    In the middle of a fork Python would even lose what they raise.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
