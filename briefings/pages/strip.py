"""A line of time as a picture: events and rounds of talks in, their places along the line out."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from briefings.model.claim import Event
from briefings.model.negotiation import Negotiation
from briefings.model.when import in_words
from briefings.pages.dates import whole_day

_NEAR_AN_END = 25.0


class Strip(NamedTuple):
    """Places from 0 to 100: of events past and ahead, of rounds from and to, of the day of which the page speaks.

    `first` and `last` are in words when the first began and the last ended, which is at `until`: the line may go on to
    the day of which the page speaks. `label` says in words what the picture shows.
    """

    events: tuple[float, ...]
    ahead: tuple[float, ...]
    rounds: tuple[tuple[float, float], ...]
    today: float | None
    today_text: str
    first: str
    last: str
    until: float
    label: str

    @property
    def anchor(self) -> str:
        """On which side of its mark the day stands, so that it stays inside the picture."""
        place = self.today or 0.0
        return "start" if place < _NEAR_AN_END else "end" if place > 100 - _NEAR_AN_END else "middle"


def strip(shown: Sequence[Event | Negotiation], today: datetime.date) -> Strip | None:
    """The picture of some events and rounds; None where all begin on one day, which a line would not show."""
    ends = [_ends(what) for what in shown]
    if len({begin.day for begin, _ in ends}) < 2:
        return None
    start, first = min((begin for begin, _ in ends), key=lambda end: (end.day, -len(end.text)))
    last_day, last = max((end for _, end in ends), key=lambda end: (end.day, len(end.text)))
    end = today if last_day < today and (today - last_day) * 4 <= last_day - start else last_day
    length = (end - start).days

    def place(day: datetime.date) -> float:
        return round((day - start).days * 100 / length, 1)

    first, last = in_words(first), in_words(last)
    dated = list(zip(shown, ends, strict=True))
    events = [begin.day for what, (begin, _) in dated if isinstance(what, Event)]
    rounds = [(begin.day, until.day) for what, (begin, until) in dated if isinstance(what, Negotiation)]
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
        place(last_day),
        f"{' and '.join(filter(None, counted))} from {first} to {last}; each is in the list below.",
    )


class _End(NamedTuple):
    """A day as a place on the line, and what was written of it, which may be a month or a year."""

    day: datetime.date
    text: str


def _ends(what: Event | Negotiation) -> tuple[_End, _End]:
    """When something began, and the last day of which it is certain that it took it."""
    start, end = (what.date, what.end) if isinstance(what, Event) else (what.start, what.end)
    assert start is not None
    begin = _End(start.first, start.text.partition("/")[0])
    return begin, _End(end.last, end.text.rpartition("/")[2]) if end and end.last > start.first else begin


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
