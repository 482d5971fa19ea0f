"""The evidence of a page: every claim that it shows is cited, and every quote stands once in its numbered list."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from briefings.pages.citable import Source
from briefings.pages.links import Link
from briefings.pages.row import Row

R = TypeVar("R", bound=Row, covariant=True)
S = TypeVar("S", bound=Row)

LISTED = 100


class Cited(NamedTuple, Generic[R]):
    """A claim on a page, and the number of its evidence there; 0 where the list of evidence was cut before it.

    `label` names its source; it is empty where the whole page rests on one, and the number says enough.
    """

    row: R
    number: int
    label: str


class Evidence(NamedTuple):
    """The numbered quotes of a page: those that fit, how many there are, and where all of them are.

    `sole` is the source of all of them, where they have but one.
    """

    rows: tuple[Row, ...]
    total: int
    rest: Link | None
    sole: Source | None


class Citations:
    """The claims that a page cites, in the order in which it first does; `listed` is how many its evidence holds.

    `sole` is the source on which the whole page rests, where it rests on one.
    """

    def __init__(self, listed: int = LISTED, sole: Source | None = None) -> None:
        self._listed = listed
        self._sole = sole
        self._numbers: dict[object, int] = {}
        self._rows: list[Row] = []

    def cite(self, row: S) -> Cited[S]:
        """Give a claim its number. Claims that rest on the same words of one article share it."""
        words = (row.source.article.path, tuple(quote.text for quote in row.quotes) or row.anchor)
        number = self._numbers.get(words)
        if number is None:
            self._rows.append(row)
            number = self._numbers[words] = len(self._rows)
        number = number if number <= self._listed else 0
        return Cited(row, number, "" if number and row.source == self._sole else row.source.label)

    def each(self, rows: Iterable[S]) -> tuple[Cited[S], ...]:
        """Give each of several claims its number."""
        return tuple(map(self.cite, rows))

    def evidence(self, rest: Link | None = None) -> Evidence:
        """The list of evidence; `rest` leads to everything that is said."""
        sole = self._sole if all(row.source == self._sole for row in self._rows) else None
        return Evidence(tuple(self._rows[: self._listed]), len(self._rows), rest, sole)
