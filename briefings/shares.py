"""Work cut into shares for the machine's processors, with the same outcome whatever their number."""

import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_shares(work: Callable[[Sequence[T]], R], over: Sequence[T], jobs: int) -> list[R]:
    """What `work` makes of each share of a sequence, in order.

    The first share is worked on here, each other one in a forked process, which has all that this one knows; its
    outcome must be picklable, and what it raises is raised here. Where a system cannot fork, or the work is small, all
    is one share.
    """
    jobs = min(jobs, len(over) // 20 + 1) if sys.platform == "linux" else 1
    if jobs < 2:
        return [work(over)]
    bounds = [len(over) * number // jobs for number in range(jobs + 1)]
    context = multiprocessing.get_context("fork")
    children = []
    for start, end in pairwise(bounds[1:]):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(work, over[start:end], sender), daemon=True)
        process.start()
        sender.close()
        children.append((process, receiver))
    try:
        outcomes = [work(over[: bounds[1]])]
        for process, receiver in children:
            outcomes.append(_received(process, receiver))
    finally:
        for process, _ in children:
            process.kill()
            process.join()
    return outcomes


def _work(work: Callable[[Sequence[T]], R], share: Sequence[T], sender: Connection) -> None:
    """A child's whole life: do the share, send what came of it."""
    outcome: tuple[bool, object]
    try:
        outcome = True, work(share)
        message = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # whatever it was, the parent has to hear of it
        try:
            message = pickle.dumps((False, error))
            pickle.loads(message)
        except Exception:
            message = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    sender.send_bytes(message)
    sender.close()


def _received(process: multiprocessing.process.BaseProcess, receiver: Connection) -> R:  # type: ignore[type-var]
    """A child's outcome; raises what the child raised."""
    try:
        sound, outcome = pickle.loads(receiver.recv_bytes())  # our own child wrote it
    except (EOFError, OSError):
        process.join()
        raise RuntimeError(f"A process that did a share of the work ended early (exit {process.exitcode}).") from None
    if not sound:
        raise outcome
    return outcome  # type: ignore[no-any-return]
