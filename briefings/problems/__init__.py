"""What is wrong with the content: where, what, and what would be right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import PurePath
from typing import NamedTuple

from briefings.model.location import Location

# The length of a problem that is about its file, not about a place in it.
WHOLE_FILE = 0
# Of one file, so many problems are told at once; nobody reads more.
ENOUGH = 500
_MORE = "There are more problems in this file. Correct these first, and check again."
_TAB = " " * 4
# What a terminal must not be sent: control characters, those that turn the direction of what follows, and halves of
# letters, which stand for the bytes of a file's name that is not UTF-8.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Edit(NamedTuple):
    """A correction that is certain: on `line`, from `column` on, `old` becomes `new`.

    In the file `old` may also stand between quotation marks, which begin at `column`.
    """

    line: int
    column: int
    old: str
    new: str

    def within(self, written: str) -> "Edit | None":
        """The same with the column at which `old` itself stands in a line as written; None where it does not."""
        before, rest = written[: self.column - 1], written[self.column - 1 :]
        if rest.startswith(self.old):
            return self
        mark = rest[:1]
        is_plain = not re.search(r"[\"'\\]", self.new)
        if mark in ('"', "'") and mark and is_plain and rest[1:].startswith(self.old + mark):
            return self._replace(column=len(before) + 2)
        return None


class Problem(NamedTuple):
    """One mistake. `length` is how many characters from `location` on it concerns, or `WHOLE_FILE`.

    `message` says what is wrong and `hint` what would be right, in words for somebody who has never seen a stack
    trace; both end with a full stop. `edit` is what would put it right, where only one thing can be meant.
    """

    location: Location
    code: str
    message: str
    hint: str
    length: int = 1
    edit: Edit | None = None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column, each once."""
    return sorted({problem[:5]: problem for problem in problems}.values(), key=lambda problem: problem[:5])


def as_many_as_are_read(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems that are in order, of each file as many as anybody reads; the last one says that there are more."""
    for _, among in groupby(problems, key=lambda problem: problem.location.file):
        told = list(islice(among, ENOUGH + 1))
        if len(told) > ENOUGH:
            last = told[ENOUGH - 1]
            told[ENOUGH - 1 :] = [last._replace(hint=f"{last.hint}\n{_MORE}")]
        yield from told


def as_text(problem: Problem, folder: PurePath, lines: Mapping[int, str]) -> str:
    """A problem as an analyst reads it: place and code, the line as written with carets below, what and what instead.

    `folder` is the content folder as the reader of the message calls it; `lines` gives the file's lines by number.
    """
    line = problem.location.line
    shown = excerpt(problem, lines)
    body = [f"  {printable(part)}" for text in (problem.message, problem.hint) for part in text.split("\n")]
    return "\n".join([place(problem, folder), *(_printed(line, shown) if shown else ()), *body])


def place(problem: Problem, folder: PurePath) -> str:
    """Where a problem is, and its code."""
    file, line, column = problem.location
    return printable(f"{(folder / file).as_posix()}:{line}:{column}: {problem.code}")


class Excerpt(NamedTuple):
    """A line as written, cut to a window where it is long: what is before the words concerned, they, and the rest."""

    before: str
    concerned: str
    after: str


def excerpt(problem: Problem, lines: Mapping[int, str]) -> Excerpt | None:
    """The line that a problem is about; None where it is about the whole file."""
    written, column = lines.get(problem.location.line, ""), problem.location.column
    if not written.strip() or problem.length == WHOLE_FILE:
        return None
    column += len(written[column - 1 :]) - len(written[column - 1 :].lstrip())
    before, rest = written[: column - 1], written[column - 1 :].rstrip()
    if len(before) > 60:
        before = "…" + before[-50:]
    if len(rest) > 90:
        rest = rest[:89] + "…"
    return Excerpt(*map(printable, (before, rest[: problem.length], rest[problem.length :])))


def _printed(number: int, shown: Excerpt) -> list[str]:
    """A line for a terminal, with carets below."""
    margin = " " * len(str(number))
    carets = "^" * max(1, _width(shown.concerned))
    return [f"   {number} │ {''.join(shown)}", f"   {margin} │ {' ' * _width(shown.before)}{carets}"]


def certain(problems: Sequence[Problem]) -> str:
    """What the program itself can put right, in a sentence; nothing where that is nothing."""
    number = sum(problem.edit is not None for problem in problems)
    them = "it" if number == len(problems) == 1 else "them" if number == len(problems) else f"{number:,} of them"
    return f"`briefings fix` corrects {them} for you." if number else ""


def printable(text: str) -> str:
    """A text as a terminal may be sent it."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", _TAB))


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(letter) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
