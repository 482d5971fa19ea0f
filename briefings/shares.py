"""Work cut into shares for the machine's processors, with the same outcome whatever their number."""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, pairwise
from multiprocessing.connection import Connection
from traceback import extract_tb
from typing import Any, Generic, TypeVar

from briefings.signals import ENDING, proceed, undisturbed

# Fewer than this are not worth a process of their own; more shares than processes, so that all end together.
_WORTH_A_PROCESS = 20
_SHARES_EACH = 16
_FRONT, _BACK = 0, 1
_KILLED_WITH_PARENT = 1  # PR_SET_PDEATHSIG
# An error that comes from another process brings no traceback along, but under this name its files and lines.
PLACES = "places"

# Whether a process can be forked that has all that this one knows, and dies with it.
CAN_FORK = sys.platform == "linux"

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_shares(
    work: Callable[[Sequence[T]], R], over: Sequence[T], jobs: int, tell: Callable[[int], None] = lambda done: None
) -> list[R]:
    """What `work` makes of each share of a sequence, in order.

    The sequence is cut into more shares than there are processes, and whoever is free takes the next one: this process
    from the front, and forked ones, which have all that this one knows, from the back. So what stands side by side, and
    may have much in common, is mostly done by one process. Outcomes must be picklable, and what is raised over there is
    raised here. `tell` hears now and then how much is done. Where a system cannot fork or has no process left, or the
    work is small, all is done here.
    """
    jobs = min(jobs, len(over) // _WORTH_A_PROCESS + 1) if CAN_FORK else 1
    count = jobs * _SHARES_EACH if jobs > 1 else max(1, len(over) // _WORTH_A_PROCESS)
    bounds = [len(over) * number // count for number in range(count + 1)]
    shares = [over[start:end] for start, end in pairwise(bounds)]
    if jobs == 1:
        return list(_here(work, shares, tell))
    context = multiprocessing.get_context("fork")
    taken = context.Array("i", [1, 0])  # the first is for this process
    children = []
    try:
        for _ in range(jobs - 1):
            receiver, sender = context.Pipe(duplex=False)
            arguments = work, shares, taken, receiver, sender, os.getpid()
            process = context.Process(target=_live, args=arguments, daemon=True)
            try:
                with undisturbed():
                    process.start()
                    children.append((process, receiver))
            except OSError:
                receiver.close()
                break
            finally:
                sender.close()
        outcomes: dict[int, R] = {}
        for number in chain((0,), _numbers(taken, count, _FRONT)):
            proceed()
            outcomes[number] = work(shares[number])
            tell(bounds[taken[_FRONT] + taken[_BACK]])
        for process, receiver in children:
            outcomes.update(_received(process, receiver))
        tell(len(over))
    finally:
        for process, _ in children:
            process.kill()
            process.join()
    return [outcomes[number] for number in range(count)]


def _here(work: Callable[[Sequence[T]], R], shares: Sequence[Sequence[T]], tell: Callable[[int], None]) -> Iterator[R]:
    done = 0
    for share in shares:
        proceed()
        yield work(share)
        done += len(share)
        tell(done)


class Beside(Generic[R]):
    """Work that a process does while this one goes on; it knows all that this one knew when it began. Only if CAN_FORK.

    OSError where no process can be had.
    """

    def __init__(self, work: Callable[[], R]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(work, self._receiver, sender, os.getpid()), daemon=True)
        with sender:
            try:
                with undisturbed():
                    self._process.start()
            except OSError:
                self._receiver.close()
                raise

    def outcome(self) -> R | None:
        """What came of it, waited for, and picklable; None where the work failed or was stopped. Ask once."""
        try:
            return pickle.loads(self._receiver.recv_bytes())  # type: ignore[no-any-return] # our own child wrote it
        except (EOFError, OSError):
            return None
        finally:
            self.stop()

    def stop(self) -> None:
        """End it wherever it is."""
        self._process.kill()
        self._process.join()
        self._receiver.close()


def end_all() -> None:
    """End every process that this one has begun, whoever was to wait for it."""
    for process in multiprocessing.active_children():
        process.kill()
        process.join()


def _do(work: Callable[[], R], receiver: Connection, sender: Connection, parent: int) -> None:
    with suppress(BaseException):  # whatever it was, that nothing comes is told by the end
        _end_with(parent)
        receiver.close()
        sender.send_bytes(_packed(work()))


def _numbers(taken: Any, count: int, end: int) -> Iterator[int]:
    """The shares that this process gets from an end, one at a time, until all are taken."""
    while True:
        with taken.get_lock():
            if taken[_FRONT] + taken[_BACK] >= count:
                return
            number: int = taken[end]
            taken[end] = number + 1
        yield number if end == _FRONT else count - 1 - number


def _live(
    work: Callable[[Sequence[T]], R],
    shares: Sequence[Sequence[T]],
    taken: Any,
    receiver: Connection,
    sender: Connection,
    parent: int,
) -> None:
    """A child's whole life: do shares until there are none, send what came of them."""
    _end_with(parent)
    receiver.close()  # so that sending fails, and this process ends, where nobody is left to receive
    try:
        # Each is made ready for sending before the next is taken, so that this counts when it is decided who is free.
        outcomes = {number: _packed(work(shares[number])) for number in _numbers(taken, len(shares), _BACK)}
        message = _packed((True, list(outcomes)))
    except BaseException as error:  # whatever it was, the parent has to hear of it
        error.__dict__[PLACES] = [(place.filename, place.lineno) for place in extract_tb(error.__traceback__)]
        try:
            message = pickle.dumps((False, error))
            pickle.loads(message)
        except Exception:
            message = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
        outcomes = {}
    sender.send_bytes(message)
    # One at a time, so that nobody has all of them twice.
    for outcome in outcomes.values():
        sender.send_bytes(outcome)
    sender.close()


def _end_with(parent: int) -> None:
    """Have this process killed when its parent is: else it would go on writing where nobody wants it any more.

    Ctrl-C, which all processes of a terminal hear, is for the parent to answer.
    """
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    ctypes.CDLL(None).prctl(_KILLED_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _packed(outcome: object) -> bytes:
    return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)


def _received(process: multiprocessing.process.BaseProcess, receiver: Connection) -> dict[int, Any]:
    """A child's outcomes; raises what the child raised."""
    sound, told = pickle.loads(_message(process, receiver))  # our own child wrote it
    if not sound:
        raise told
    return {number: pickle.loads(_message(process, receiver)) for number in told}


def _message(process: multiprocessing.process.BaseProcess, receiver: Connection) -> bytes:
    try:
        return receiver.recv_bytes()
    except (EOFError, OSError):
        process.join()
        raise RuntimeError(f"A process that did a share of the work ended early (exit {process.exitcode}).") from None
