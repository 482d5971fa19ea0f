"""What was typed after `briefings diff` in; the two states of the content that are meant, read, out."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from briefings.authoring.diffing.revisions import DiffError, Repository
from briefings.checks import checked
from briefings.loading import Loaded

NOW = "your files"
_LAST = "HEAD"


class State(NamedTuple):
    """A state of the content: what it is called, the folder in which it can be read for now, whether that is aside."""

    name: str
    folder: Path
    is_aside: bool


class Compared(NamedTuple):
    """A state and what it says, with every problem of it."""

    state: State
    loaded: Loaded


@contextmanager
def states(content: Path, given: Sequence[str]) -> Iterator[tuple[State, State]]:
    """The older and the newer state: revisions (`A`, `A B`, `A..B`, `A...B`) or two folders; DiffError for others.

    With nothing given, the last commit and the files as they are.
    """
    older, newer = _two(given)
    with ExitStack() as aside:
        if newer is not None and Path(older).is_dir() and Path(newer).is_dir():
            yield State(older, Path(older), False), State(newer, Path(newer), False)
            return
        repository = Repository.around(content)

        def at(revision: str) -> State:
            commit = repository.commit(revision)
            folder = Path(aside.enter_context(tempfile.TemporaryDirectory(prefix="briefings-")))
            repository.write(commit, folder)
            return State(revision, folder, True)

        yield at(older), State(NOW, content, False) if newer is None else at(newer)


def read(state: State, jobs: int, shared: bool) -> Compared:
    """Read a state; what cannot be read in it is a problem, and left out."""
    return Compared(state, checked(state.folder, jobs, shared))


def _two(given: Sequence[str]) -> tuple[str, str | None]:
    if not given:
        return _LAST, None
    if len(given) == 2:
        return given[0], given[1]
    if len(given) > 2:
        raise DiffError("More than two states cannot be compared.", "Give one revision, two, or two folders.")
    if "..." in given[0]:
        return given[0], given[0].partition("...")[2] or _LAST
    older, dots, newer = given[0].partition("..")
    return (older or _LAST, newer or _LAST) if dots else (given[0], None)
