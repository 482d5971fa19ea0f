"""All that a format needs: the problems of a run, what their files are called and how their lines read."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from briefings.problems import WHOLE_FILE, Edit, Problem, as_text

LinesOf = Callable[[str], Mapping[int, str]]


class Told(NamedTuple):
    """One problem, ready to be told.

    `path` is its file as the reader calls it, `end_column` the first column that it does not concern, `fingerprint`
    what stays the same when lines are added above, `edit` the correction at the very place where it applies.
    """

    problem: Problem
    path: str
    end_column: int
    fingerprint: str
    edit: Edit | None
    text: str

    @property
    def is_whole_file(self) -> bool:
        """Whether it is about its file and no place in it."""
        return self.problem.length == WHOLE_FILE


class Report:
    """The problems of one run. `folder` is the content folder as its reader calls it."""

    def __init__(self, problems: Sequence[Problem], folder: PurePath, lines_of: LinesOf) -> None:
        self.problems = problems
        self.folder = folder
        self._lines_of = lines_of

    @cached_property
    def told(self) -> list[Told]:
        """Each problem, in the order of files and lines."""
        told, seen = list[Told](), dict[str, int]()
        file, lines = "", self._lines_of("")
        for problem in self.problems:
            if problem.location.file != file or not told:
                file = problem.location.file
                lines = self._lines_of(file)
            written = lines.get(problem.location.line, "")
            about = "" if problem.length == WHOLE_FILE else written.strip()
            alike = "\n".join((problem.code, file, about))
            seen[alike] = seen.get(alike, 0) + 1
            end = min(problem.location.column + max(1, problem.length), max(len(written), problem.location.column) + 1)
            told.append(
                Told(
                    problem,
                    (self.folder / file).as_posix(),
                    end,
                    hashlib.sha256(f"{alike}\n{seen[alike]}".encode("utf-8", "surrogatepass")).hexdigest(),
                    problem.edit and problem.edit.within(lines.get(problem.edit.line, "")),
                    as_text(problem, self.folder, lines),
                )
            )
        return told

    @property
    def files(self) -> int:
        """How many files have a problem."""
        return len({problem.location.file for problem in self.problems})
