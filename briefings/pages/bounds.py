"""How much of a record a page shows: all of it, or what stands now and the newest with a way to the rest.

A record about which little is known is shown whole. One about which much is known shows parts of bounded length, says
of each how much it left out, and has a chronicle, which leaves out nothing.
"""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)

LITTLE = 100
NEGOTIATIONS = 30
PEOPLE = 40
ROUNDS = 12
HISTORY = 5
SUBJECTS = 40
SEATS = 60
EVENTS = 30
CHANGES = 20
MENTIONS = 20
ARTICLES = 20
RELATED = 40
CELLS = 160
ROOM = 120
COLUMNS = 40
GRID = 800
DISPUTES = 30


class Portion(NamedTuple, Generic[T]):
    """As much of a list as a page shows, and how long the list is."""

    shown: tuple[T, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.shown) < self.total


class Bounds:
    """How much of a record its page shows: all of it where `known`, how much there is, is little."""

    def __init__(self, known: int) -> None:
        self.is_whole = known <= LITTLE

    def of(self, everything: Sequence[T], limit: int) -> Portion[T]:
        """The first `limit` of a list, or all of it where the record is shown whole."""
        shown = everything if self.is_whole else everything[:limit]
        return Portion(tuple(shown), len(everything))
