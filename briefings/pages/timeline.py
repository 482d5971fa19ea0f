"""What happened when: events and rounds of talks in one line of time, the earliest first."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from briefings.model.claim import Claim, Event
from briefings.model.negotiation import Negotiation
from briefings.model.when import When
from briefings.pages.bounds import EVENTS, Bounds, Part
from briefings.pages.citing import Citations, Cited
from briefings.pages.dates import in_words
from briefings.pages.desk import Desk
from briefings.pages.links import Day, Named, traced
from briefings.pages.rows import EventRow


class Milestone(NamedTuple):
    """A day, and the event or the round of talks that it belongs to."""

    day: Day
    event: Cited[EventRow] | None
    round: Named | None
    ahead: bool


def timeline(
    desk: Desk, claims: Iterable[Claim], rounds: Iterable[Negotiation], citations: Citations, bounds: Bounds
) -> Part[Milestone]:
    """The events among some claims, and some rounds, in order of time; the newest where not all are shown."""
    found = in_order(claims, rounds)
    part = bounds.of(found[::-1], EVENTS)
    return Part(milestones(desk, part.shown[::-1], citations), part.total)


def in_order(claims: Iterable[Claim], rounds: Iterable[Negotiation]) -> list[Event | Negotiation]:
    """The events among some claims, and the rounds that have a day, in order of time."""
    found: list[Event | Negotiation] = [claim for claim in claims if isinstance(claim, Event)]
    found += [held for held in rounds if held.start]
    found.sort(key=_order)
    return found


def milestones(desk: Desk, found: Iterable[Event | Negotiation], citations: Citations) -> tuple[Milestone, ...]:
    """Events and rounds as a page shows them."""
    return tuple(_milestone(desk, what, citations) for what in found)


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
        return Milestone(row.date, citations.cite(row), None, row.ahead)
    day = dates_of(what)
    assert day is not None
    assert what.start is not None
    path, text = desk.link(what.key)
    return Milestone(day, None, Named(path, text, traced(what.at("title"))), what.start.first > desk.today)
