"""What changed: the pairs of entries of a ledger of which the later says something else, the newest first."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from briefings.model.claim import Delegate, Position
from briefings.model.ledger import Entry, Ledger
from briefings.pages.citing import Citations, Cited
from briefings.pages.desk import Desk
from briefings.pages.links import Day
from briefings.pages.rows import DelegateRow, PositionRow

Side = tuple[Cited[DelegateRow] | Cited[PositionRow], ...]
AnyLedger = Ledger[Delegate] | Ledger[Position]
AnyEntry = Entry[Delegate] | Entry[Position]
Pair = tuple[AnyEntry, AnyEntry]


class Change(NamedTuple):
    """What was said before and what is said since `day`. Both are delegates or both are positions."""

    kind: str
    day: Day
    was: Side
    now: Side

    @property
    def shows(self) -> str:
        """What of a delegate changed: `attendance`, `role`, or `both`."""
        was, now = self.was[0].row, self.now[0].row
        if not isinstance(was, DelegateRow) or not isinstance(now, DelegateRow) or was.role.code == now.role.code:
            return "attendance"
        return "role" if was.attendance.code == now.attendance.code else "both"


def newest_changes(ledgers: Iterable[AnyLedger], limit: int | None) -> tuple[list[Pair], int]:
    """The newest changes of some ledgers, and how many changes there are in all."""
    every = [pair for ledger in ledgers if len(ledger.entries) > 1 for pair in _changes(ledger)]
    every.sort(key=_when, reverse=True)
    return every[:limit], len(every)


def latest_changes(ledgers: Iterable[AnyLedger], limit: int) -> list[Pair]:
    """The newest changes of many ledgers, looking only into those that can have one."""
    by_day = sorted((ledger for ledger in ledgers if len(ledger.entries) > 1), key=_last, reverse=True)
    found: list[Pair] = []
    for ledger in by_day:
        if len(found) >= limit and found[limit - 1][1].as_of.first > _last(ledger):
            break
        found += _changes(ledger)
        found.sort(key=_when, reverse=True)
    return found[:limit]


def in_rows(desk: Desk, pairs: Iterable[Pair], citations: Citations) -> tuple[Change, ...]:
    """Changes as a page shows them."""
    return tuple(_change(desk, was, now, citations) for was, now in pairs)


def side(desk: Desk, entry: AnyEntry, citations: Citations) -> Side:
    """What one entry of a ledger says."""
    return tuple(_cited(desk, claim, citations) for claim in entry.claims)


def _cited(desk: Desk, claim: Delegate | Position, citations: Citations) -> Cited[DelegateRow] | Cited[PositionRow]:
    if isinstance(claim, Delegate):
        return citations.cite(desk.delegate(claim))
    return citations.cite(desk.position(claim))


def _change(desk: Desk, was: AnyEntry, now: AnyEntry, citations: Citations) -> Change:
    before, after = side(desk, was, citations), side(desk, now, citations)
    first = after[0].row
    return Change(first.kind, first.day, before, after)


def _changes(ledger: AnyLedger) -> list[Pair]:
    return [(was, now) for was, now in ledger.changes]


def _when(pair: Pair) -> tuple[object, ...]:
    later = pair[1]
    return later.as_of.first, later.first.article.id, -later.first.number


def _last(ledger: AnyLedger) -> datetime.date:
    return ledger.current.as_of.first
