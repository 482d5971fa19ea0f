"""What happened when: events and rounds of talks in one line of time, the earliest first."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefings.model.claim import Claim, Event
from briefings.model.negotiation import Negotiation
from briefings.model.vocabulary import STATUSES
from briefings.model.when import When, in_words
from briefings.pages.bounds import EVENTS, Bounds
from briefings.pages.citing import Citations, Cited
from briefings.pages.desk import Desk
from briefings.pages.links import Day, Named, Term, term, traced
from briefings.pages.rows import EventRow
from briefings.pages.strip import Strip, strip


class Milestone(NamedTuple):
    """A day, and the event or the round of talks that it belongs to; `status` is where the round stands."""

    day: Day
    event: Cited[EventRow] | None
    round: Named | None
    status: Term | None
    ahead: bool


class Timeline(NamedTuple):
    """What happened when, as a picture if a line shows something, and as a list; `total` counts all of it."""

    strip: Strip | None
    shown: tuple[Milestone, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.shown) < self.total


def timeline(
    desk: Desk, claims: Iterable[Claim], rounds: Iterable[Negotiation], citations: Citations, bounds: Bounds
) -> Timeline:
    """The events among some claims, and some rounds, in order of time; the newest where not all are shown."""
    found = in_order(claims, rounds)
    part = bounds.of(found[::-1], EVENTS)
    return line_of(desk, part.shown[::-1], part.total, citations)


def in_order(claims: Iterable[Claim], rounds: Iterable[Negotiation]) -> list[Event | Negotiation]:
    """The events among some claims, and the rounds that have a day, in order of time."""
    found: list[Event | Negotiation] = [claim for claim in claims if isinstance(claim, Event)]
    found += [held for held in rounds if held.start]
    found.sort(key=_order)
    return found


def line_of(desk: Desk, shown: Sequence[Event | Negotiation], total: int, citations: Citations) -> Timeline:
    """Events and rounds, which are in order of time, as a page shows them."""
    return Timeline(strip(shown, desk.today), tuple(_milestone(desk, what, citations) for what in shown), total)


def year_of(what: Event | Negotiation) -> int:
    """The year in which something happened or began."""
    return _order(what)[0].year


def _order(what: Event | Negotiation) -> tuple[datetime.date, datetime.date, str, int]:
    """By the first day and the last; of one day in the order in which an article tells them, rounds after them."""
    if isinstance(what, Event):
        return what.date.first, what.date.last, what.article.id, what.number
    assert what.start is not None
    return what.start.first, what.start.last, "~", 0


def dates_of(negotiation: Negotiation, *, goes_on: bool = False) -> Day | None:
    """When a negotiation is held, as exactly as its record says; `goes_on` where it has begun and has no end yet."""
    start, end = negotiation.start, negotiation.end
    when = start or end
    if when is None:
        return None
    at = traced(negotiation.at("start" if start else "end"), when.text)
    text = in_words(_joined(start, end)) if start else f"until {in_words(when.text)}"
    return Day(f"since {text}" if goes_on and not end else text, when.text.partition("/")[0], at)


def _joined(start: When, end: When | None) -> str:
    return f"{start.text.partition('/')[0]}/{(end or start).text.rpartition('/')[2]}"


def _milestone(desk: Desk, what: Event | Negotiation, citations: Citations) -> Milestone:
    if isinstance(what, Event):
        row = desk.event(what)
        return Milestone(row.date, citations.cite(row), None, None, row.ahead)
    day = dates_of(what)
    assert day is not None
    assert what.start is not None
    path, text = desk.link(what.key)
    status = term(what.status, STATUSES, what.at("status")) if what.status else None
    return Milestone(day, None, Named(path, text, traced(what.at("title"))), status, what.start.first > desk.today)
