"""Ctrl-C, or a job that is cancelled: before a command works it ends at once, meanwhile tidily, afterwards nothing."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

STOPPED = 130
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def stop_at_once() -> None:
    """End the process at these signals, as nothing has begun that would have to be tidied up."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


@contextmanager
def heard() -> Iterator[None]:
    """Raise KeyboardInterrupt at these signals for a while; from then on what was done stands, and they say nothing.

    Only where `stop_at_once` was called: the signals of another program, such as a test, stay its own.
    """
    ours = [number for number in _SIGNALS if signal.getsignal(number) is _stop]
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Not through sys.stderr, whose own writing may be what was interrupted; and it may be closed.
    with suppress(OSError):
        os.write(2, b"briefings: Stopped.\n")
    os._exit(STOPPED)
