"""Problems in, what the panel of a page shows of them out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefings.loading.showing import with_lines
from briefings.problems import Excerpt, Problem, certain, excerpt, place, printable

SHOWN = 20


class Entry(NamedTuple):
    """A problem: its place and code, the number of its line and the line, and in words what is wrong and what right."""

    place: str = ""
    line: int = 0
    excerpt: Excerpt | None = None
    words: tuple[str, ...] = ()


class Told(NamedTuple):
    """All that is wrong: the first problems, how many there are, and a sentence about what the program corrects."""

    entries: tuple[Entry, ...] = ()
    total: int = 0
    corrected: str = ""

    @property
    def as_json(self) -> Mapping[str, object]:
        """For the panel's script."""
        entries = [entry._replace(excerpt=None)._asdict() | {"excerpt": entry.excerpt} for entry in self.entries]
        return {"problems": entries, "total": self.total, "corrected": self.corrected}


NOTHING = Told()


def told_of(problems: Sequence[Problem], folder: Path) -> Told:
    """What is told of problems; `folder` is the content folder as the analyst calls it."""
    entries = tuple(_entry(problem, folder, lines) for problem, lines in with_lines(problems[:SHOWN], folder))
    return Told(entries, len(problems), certain(problems))


def told_in_words(*words: str) -> Told:
    """What is told where nothing can be read or made."""
    return Told((Entry(words=tuple(map(printable, words))),), 1)


def _entry(problem: Problem, folder: Path, lines: Mapping[int, str]) -> Entry:
    words = (part for text in (problem.message, problem.hint) for part in text.split("\n"))
    return Entry(
        place(problem, folder), problem.location.line, excerpt(problem, lines), tuple(printable(part) for part in words)
    )
