"""What was typed after `briefings diff` in; the two states of the content that are meant, read, out."""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.authoring.diffing.revisions import Repository, likest_folder, within
from briefings.checks import checked
from briefings.loading import Loaded
from briefings.model.location import Location

NOW = "your files"
_LAST = "HEAD"


class State(NamedTuple):
    """A state of the content: what it is called, the folder in which it can be read for now, where its files stand.

    `path` is that of the folder as an author knows it, in a revision if `is_aside`.
    """

    name: str
    folder: Path
    path: PurePath
    is_aside: bool

    def path_of(self, file: str) -> str:
        """A file of it, or a place in one, as its author finds it there."""
        return (self.path / file).as_posix()

    def place(self, location: Location) -> str:
        """A line of one of its files, and in which state that is where nobody could tell."""
        place = self.path_of(f"{location.file}:{location.line}")
        return f"{self.name}: {place}" if self.is_aside else place


class Compared(NamedTuple):
    """A state and what it says, with every problem of it."""

    state: State
    loaded: Loaded


@contextmanager
def states(content: Path, given: Sequence[str]) -> Iterator[tuple[State, State]]:
    """The older and the newer state: revisions (`A`, `A B`, `A..B`, `A...B`) or two folders; AuthoringError for others.

    With nothing given, the last commit and the files as they are.
    """
    older, newer = _two(given)
    with ExitStack() as aside:
        if newer is not None and Path(older).is_dir() and Path(newer).is_dir():
            yield _as_it_is(older, Path(older)), _as_it_is(newer, Path(newer))
            return
        if newer is None and not content.is_dir():
            raise AuthoringError(
                f"The content folder {content} does not exist.",
                "Give the folder that holds your articles, such as: briefings diff --folder path/to/content",
            )
        repository = Repository.around(content)
        commits = [repository.commit(revision) for revision in (older, newer) if revision is not None]
        every = [repository.files(commit) for commit in commits]

        def aside_of(number: int, revision: str, others: Collection[str]) -> State:
            path = likest_folder(every[number], repository.path, others)
            folder = Path(aside.enter_context(tempfile.TemporaryDirectory(prefix="briefings-")))
            repository.write(within(every[number], path), folder)
            return State(revision, folder, PurePosixPath(path), True)

        if newer is None:
            files = {found.relative_to(content).as_posix() for found in content.rglob("*") if found.is_file()}
            yield aside_of(0, older, files), _as_it_is(NOW, content)
            return
        # The folder may be called otherwise in either; the one in which it is called so tells what is in it.
        named = [{blob.path for blob in within(blobs, repository.path)} for blobs in every]
        if not any(named):
            raise AuthoringError(
                f"Neither {older} nor {newer} has a folder {repository.path}.",
                "Give the folder that holds the articles with --folder, as it is called in one of the two.",
            )
        yield aside_of(0, older, named[1]), aside_of(1, newer, named[0])


def _as_it_is(name: str, folder: Path) -> State:
    return State(name, folder, folder, False)


def read(state: State, jobs: int, shared: bool) -> Compared:
    """Read a state; what cannot be read in it is a problem, and left out."""
    return Compared(state, checked(state.folder, jobs, shared))


def _two(given: Sequence[str]) -> tuple[str, str | None]:
    if not given:
        return _LAST, None
    if len(given) == 2:
        return given[0], given[1]
    if len(given) > 2:
        raise AuthoringError("More than two states cannot be compared.", "Give one revision, two, or two folders.")
    if "..." in given[0]:
        return given[0], given[0].partition("...")[2] or _LAST
    older, dots, newer = given[0].partition("..")
    return (older or _LAST, newer or _LAST) if dots else (given[0], None)
