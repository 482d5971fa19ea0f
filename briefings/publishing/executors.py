"""What was typed as `MODULE:FACTORY` in, a factory of executors out; and work that an executor's workers do.

An executor is Python's own (`concurrent.futures.Executor`), so that its workers may be threads, processes, or a cluster
of Dask's or Ray's. They need share no disk and no memory with us: all that they need is sent to each of them once, and
what they make comes back as it is.
"""

import gc
import hashlib
import importlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import attrgetter
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from briefings.publishing import PublishingError
from briefings.publishing.program import program
from briefings.signals import proceed

# As many shares as there are workers wait at the executor, so that none of these has to wait for us. What comes back of
# one is to fit into memory many times.
_UNDERWAY_EACH = 2
_SHARES_EACH = 16
_LONGEST = 200

T = TypeVar("T")
R = TypeVar("R")
Factory = Callable[[], Executor]


class _Answer(NamedTuple):
    """What a worker says: what it made; or that it has not got what it needs, or is another program, or failed."""

    outcome: Any = None
    is_without: bool = False
    is_other: bool = False
    failure: str = ""


def factory_named(name: str) -> Factory:
    """The factory that somebody means; ValueError says in words why there is none."""
    module, _, factory = name.partition(":")
    if not module or not factory:
        raise ValueError("give MODULE:FACTORY, such as concurrent.futures:ProcessPoolExecutor")
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    try:
        found = attrgetter(factory)(importlib.import_module(module))
    except Exception as error:  # it is somebody's own program, and may do anything
        raise ValueError(f"{type(error).__name__}: {error}") from None
    if not callable(found):
        raise ValueError(f"{factory} cannot be called")
    return found  # type: ignore[no-any-return]


def spread(
    work: Callable[[Sequence[T]], R], over: Sequence[T], factory: Factory, jobs: int
) -> Iterator[tuple[Sequence[T], R]]:
    """What `work` makes of each share of a sequence, as it comes from an executor's workers.

    `jobs` is how many workers there are to keep busy. What fails there is done here: either it fails here too, or the
    worker is to blame, which PublishingError says in words.
    """
    packed = pickle.dumps((work, over), pickle.HIGHEST_PROTOCOL)
    call = _Call(program(), hashlib.sha256(packed).digest())
    count = max(jobs * _SHARES_EACH, -(-len(over) // _LONGEST))
    bounds = dict.fromkeys(len(over) * number // count for number in range(count + 1))
    waiting = iter(pairwise(bounds))
    with _opened(factory) as executor:
        underway: dict[Future[_Answer], tuple[int, int]] = {}
        try:
            for bound in islice(waiting, jobs * _UNDERWAY_EACH):
                underway[_submitted(executor, call, bound)] = bound
            while underway:
                proceed()
                for future in wait(underway, return_when=FIRST_COMPLETED).done:
                    start, end = bound = underway.pop(future)
                    answer = _answer(future)
                    if answer.is_without:
                        underway[_submitted(executor, call, bound, packed)] = bound
                        continue
                    if answer.failure:
                        work(over[start:end])
                        raise _given_up(answer.failure)
                    yield over[start:end], answer.outcome
                    for bound in islice(waiting, 1):
                        underway[_submitted(executor, call, bound)] = bound
        finally:
            for future in underway:
                future.cancel()


def _opened(factory: Factory) -> Executor:
    try:
        executor = factory()
    except Exception as error:  # it is somebody's own program, and may do anything
        raise _given_up(f"{type(error).__name__}: {error}") from None
    if not isinstance(executor, Executor):
        raise _given_up(f"{type(executor).__name__} is no concurrent.futures.Executor")
    return executor


def _submitted(
    executor: Executor, call: "_Call", bound: tuple[int, int], packed: bytes | None = None
) -> "Future[_Answer]":
    try:
        return executor.submit(call, bound, packed)
    except Exception as error:
        raise _given_up(f"{type(error).__name__}: {error}") from None


def _answer(future: "Future[_Answer]") -> _Answer:
    """What a worker says; PublishingError where none can."""
    try:
        answer = future.result()
    except (Exception, CancelledError) as error:
        raise _given_up(f"{type(error).__name__}: {error}") from None
    if answer.is_other:
        raise PublishingError(
            "A worker of the executor has another Python, another briefings or other libraries than this machine.",
            "Install the same on both, then build again. The site stands as it was.",
        )
    return answer


def _given_up(reason: str) -> PublishingError:
    return PublishingError(
        f"The executor could not do the work: {reason.rstrip('.')}.",
        "See what became of its workers, or build without --executor. The site stands as it was.",
    )


# In a worker

_lock = Lock()
_kept: dict[bytes, tuple[Callable[[Any], Any], Sequence[Any]]] = {}


@dataclass(frozen=True)
class _Call:
    """Work by the digests of the program that does it, and of all that is needed for it."""

    program: bytes
    digest: bytes

    def __call__(self, bound: tuple[int, int], packed: bytes | None) -> _Answer:
        """Do a share; `packed` is what is needed, for a worker that has said that it has not got it."""
        # The threads of a worker share what they know of the pages, and Python runs one of them at a time anyway.
        with _lock:
            if self.digest not in _kept:
                if packed is None:
                    return _Answer(is_without=True)
                if self.program != program():
                    return _Answer(is_other=True)
            try:
                if packed and self.digest not in _kept:
                    _kept.clear()
                    _kept[self.digest] = _unpacked(packed)
                work, over = _kept[self.digest]
                return _Answer(work(over[slice(*bound)]))
            except Exception as error:
                return _Answer(failure=f"{type(error).__name__}: {error}")


def _unpacked(packed: bytes) -> Any:
    """What was sent; it stays, so that looking for cycles in it again and again would only cost time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        unpacked = pickle.loads(packed)  # whoever may send work to a worker may run anything there
        gc.freeze()
    finally:
        if was_on:
            gc.enable()
    return unpacked
