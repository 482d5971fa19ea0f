"""What reports disagree about: the versions that stand beside each other, in the order in which they were written."""

from collections.abc import Iterable
from typing import NamedTuple

from briefings.model.claim import Delegate, Position
from briefings.model.ledger import Entry, Ledger
from briefings.pages.bounds import DISPUTES, Bounds, Portion
from briefings.pages.citing import Citations, Cited
from briefings.pages.desk import Desk
from briefings.pages.rows import DelegateRow, PositionRow

AnyLedger = Ledger[Delegate] | Ledger[Position]
Side = tuple[Cited[DelegateRow] | Cited[PositionRow], ...]


class Dispute(NamedTuple):
    """One question with two or more answers, of which none is dropped."""

    kind: str
    versions: tuple[Side, ...]


def disputes(desk: Desk, ledgers: Iterable[AnyLedger], citations: Citations, bounds: Bounds) -> Portion[Dispute]:
    """The questions among some ledgers on which what stands is disputed."""
    part = bounds.of([ledger for ledger in ledgers if len(ledger.entries) > 1 and ledger.disputed], DISPUTES)
    found = []
    for ledger in part.shown:
        versions = tuple(_side(desk, entry, citations) for entry in (*ledger.disputed, ledger.current))
        found.append(Dispute(versions[0][0].row.kind, versions))
    return Portion(tuple(found), part.total)


def _side(desk: Desk, entry: Entry[Delegate] | Entry[Position], citations: Citations) -> Side:
    """What one entry of a ledger says."""
    return tuple(
        citations.cite(desk.delegate(claim)) if isinstance(claim, Delegate) else citations.cite(desk.position(claim))
        for claim in entry.claims
    )
