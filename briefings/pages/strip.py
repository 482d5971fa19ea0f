"""A line of time as a picture: events and rounds of talks in, their places along the line out."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from briefings.model.claim import Event
from briefings.model.negotiation import Negotiation
from briefings.pages.dates import whole_day

_NEAR_AN_END = 25.0


class Strip(NamedTuple):
    """Places from 0 to 100: of events past and ahead, of rounds from and to, of the day of which the page speaks.

    `first` and `last` are the ends of the line in words, `label` says in words what the picture shows.
    """

    events: tuple[float, ...]
    ahead: tuple[float, ...]
    rounds: tuple[tuple[float, float], ...]
    today: float | None
    today_text: str
    first: str
    last: str
    label: str

    @property
    def anchor(self) -> str:
        """On which side of its mark the day stands, so that it stays inside the picture."""
        place = self.today or 0.0
        return "start" if place < _NEAR_AN_END else "end" if place > 100 - _NEAR_AN_END else "middle"


def strip(shown: Sequence[Event | Negotiation], today: datetime.date) -> Strip | None:
    """The picture of some events and rounds; None where they are all of one day, which a line would not show."""
    days = [_days(what) for what in shown]
    if len({first for first, _ in days}) < 2:
        return None
    start, end = min(first for first, _ in days), max(last for _, last in days)
    if end < today and (today - end) * 4 <= end - start:
        end = today
    length = (end - start).days

    def place(day: datetime.date) -> float:
        return round((day - start).days * 100 / length, 1)

    first, last = whole_day(start).text, whole_day(end).text
    dated = list(zip(shown, days, strict=True))
    events = [day for what, (day, _) in dated if isinstance(what, Event)]
    rounds = [(day, until) for what, (day, until) in dated if isinstance(what, Negotiation)]
    counted = [_count(len(events), "event"), _count(len(rounds), "round")]
    has_today = start <= today <= end
    return Strip(
        tuple(dict.fromkeys(place(day) for day in events if day <= today)),
        tuple(dict.fromkeys(place(day) for day in events if day > today)),
        tuple((place(day), place(until)) for day, until in rounds),
        place(today) if has_today else None,
        f"as of {whole_day(today).text}",
        first,
        last,
        f"{' and '.join(filter(None, counted))} from {first} to {last}; each is in the list below.",
    )


def _days(what: Event | Negotiation) -> tuple[datetime.date, datetime.date]:
    """When something began, and the last day of which it is certain that it took it."""
    start, end = (what.date, what.end) if isinstance(what, Event) else (what.start, what.end)
    assert start is not None
    return start.first, max(start.first, end.last if end else start.first)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
