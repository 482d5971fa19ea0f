"""Ctrl-C, a cancelled job, a closed terminal: before a command works it ends at once, meanwhile tidily, after not."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from briefings.signals import ENDING, Interrupted, interrupt

STOPPED = 130


def stop_at_once() -> None:
    """End the process at these signals, as nothing has begun that would have to be tidied up."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


@contextmanager
def heard() -> Iterator[None]:
    """Raise Interrupted at the first of these signals; another one would only disturb the tidying up.

    Where it is lost nothing is printed about that. From the end on none is heard: what was done stands. Only where
    `stop_at_once` was called, for one command a process: the signals of another program, such as a test, stay its own.
    """
    ours = [number for number in ENDING if signal.getsignal(number) is _stop]

    def hear(number: int, frame: FrameType | None) -> NoReturn:
        _ignore(ours)
        interrupt()

    unraisable = sys.unraisablehook
    sys.unraisablehook = lambda lost: None if lost.exc_type is Interrupted else unraisable(lost)
    for number in ours:
        signal.signal(number, hear)
    try:
        yield
    finally:
        _ignore(ours)
        sys.unraisablehook = unraisable


def _ignore(numbers: Iterable[int]) -> None:
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Not through sys.stderr, whose own writing may be what was interrupted; and it may be closed.
    with suppress(OSError):
        os.write(2, b"briefings: Stopped.\n")
    os._exit(STOPPED)
