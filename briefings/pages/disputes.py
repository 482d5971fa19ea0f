"""What reports disagree about: the versions that stand beside each other, in the order in which they were written."""

from collections.abc import Iterable
from typing import NamedTuple

from briefings.pages.changes import AnyLedger, Side, side
from briefings.pages.citing import Citations
from briefings.pages.desk import Desk


class Dispute(NamedTuple):
    """One question with two or more answers, of which none is dropped."""

    kind: str
    versions: tuple[Side, ...]


def disputes(desk: Desk, ledgers: Iterable[AnyLedger], citations: Citations) -> tuple[Dispute, ...]:
    """The questions among some ledgers on which what stands is disputed."""
    found = []
    for ledger in ledgers:
        if len(ledger.entries) > 1 and ledger.disputed:
            versions = tuple(side(desk, entry, citations) for entry in (*ledger.disputed, ledger.current))
            found.append(Dispute(versions[0][0].row.kind, versions))
    return tuple(found)
