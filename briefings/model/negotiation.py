"""A round of talks, or a process that rounds are part of."""

import datetime
from dataclasses import dataclass

from briefings.model.record import Record
from briefings.model.reference import Reference
from briefings.model.vocabulary import GOING_ON, Capacity, Status
from briefings.model.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Venue:
    """Where a negotiation takes place; `line` is where the city was written."""

    city: str = ""
    country: Reference | None = None
    line: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Negotiation(Record):
    """A negotiation. `mediators`, `hosts` and `observers` may name parties or people."""

    start: When | None = None
    end: When | None = None
    status: Status | None = None
    venue: Venue | None = None
    parties: tuple[Reference, ...] = ()
    mediators: tuple[Reference, ...] = ()
    hosts: tuple[Reference, ...] = ()
    observers: tuple[Reference, ...] = ()
    part_of: Reference | None = None
    follows: Reference | None = None
    issues: tuple[Reference, ...] = ()

    def is_over_by(self, day: datetime.date) -> bool:
        """Whether its last day, as far as its record tells, was before a day; of what goes on none is known."""
        last = self.end or (None if self.status in GOING_ON else self.start)
        return last is not None and last.last < day

    @property
    def taking_part(self) -> tuple[tuple[Capacity, tuple[Reference, ...]], ...]:
        """Who the record lists, by capacity, in the order in which a capacity is given to a delegate.

        A party that also provides the place negotiates for itself all the same.
        """
        return (
            ("party", self.parties),
            ("mediator", self.mediators),
            ("host", self.hosts),
            ("observer", self.observers),
        )
