"""Problems in, what an analyst reads out: each with the line of content that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefings.problems import Problem, as_text

_LARGEST = 2_000_000


def texts(problems: Iterable[Problem], folder: Path) -> Iterator[str]:
    """Each problem as an analyst reads it; `folder` is the content folder as they call it."""
    return (as_text(problem, folder, lines) for problem, lines in with_lines(problems, folder))


def with_lines(problems: Iterable[Problem], folder: Path) -> Iterator[tuple[Problem, Mapping[int, str]]]:
    """Each problem with the lines of its file by number."""
    file, lines = "", dict[int, str]()
    for problem in problems:
        if problem.location.file != file:
            file = problem.location.file
            lines = lines_of(folder / file)
        yield problem, lines


def lines_of(path: Path) -> dict[int, str]:
    """A file's lines by number; none where it is no readable text, or too large to look into."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return {}
        content = path.read_bytes()
    except OSError:
        return {}
    if b"\0" in content:
        return {}
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return dict(enumerate(text.split("\n"), start=1))
