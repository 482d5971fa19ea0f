"""What reports disagree about: the versions that stand beside each other, in the order in which they were written."""

from collections.abc import Iterable
from typing import NamedTuple

from briefings.pages.bounds import DISPUTES, Bounds, Part
from briefings.pages.changes import AnyLedger, Side, side
from briefings.pages.citing import Citations
from briefings.pages.desk import Desk


class Dispute(NamedTuple):
    """One question with two or more answers, of which none is dropped."""

    kind: str
    versions: tuple[Side, ...]


def disputes(desk: Desk, ledgers: Iterable[AnyLedger], citations: Citations, bounds: Bounds) -> Part[Dispute]:
    """The questions among some ledgers on which what stands is disputed."""
    part = bounds.of([ledger for ledger in ledgers if len(ledger.entries) > 1 and ledger.disputed], DISPUTES)
    found = []
    for ledger in part.shown:
        versions = tuple(side(desk, entry, citations) for entry in (*ledger.disputed, ledger.current))
        found.append(Dispute(versions[0][0].row.kind, versions))
    return Part(tuple(found), part.total)
