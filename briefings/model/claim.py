"""What one article lets us say: a delegate, a position or an event, with the article's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefings.model.location import Location
from briefings.model.reference import Key, Reference
from briefings.model.vocabulary import Attendance, Capacity, Confidence, EventKind, Role, Stance
from briefings.model.when import When


class Passage(NamedTuple):
    """Where a quote, or a part of one, stands: offsets into the article's words, and the words as they stand."""

    start: int
    end: int
    words: str


class Quotation(NamedTuple):
    """A quote as the analyst wrote it, and the passages that prove it.

    There are several passages where it leaves words out, and none where it does not stand in the article, which the
    checks then say. `is_name` tells that nobody wrote a quote, and the delegate's name stands for one.
    """

    written: str
    location: Location
    passages: tuple[Passage, ...]
    is_name: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What every claim has.

    `number` counts from 1 in its article and is its anchor there. `layout` tells of the fields that were written how
    many lines below the claim's first one each stands, and in which column; claims that are laid out alike share it.
    """

    article: Key
    number: int
    location: Location
    as_of: When
    negotiation: Reference | None = None
    quotations: tuple[Quotation, ...] = ()
    attribution: str = ""
    confidence: Confidence | None = None
    note: str = ""
    on_behalf_of: tuple[Reference, ...] = ()
    layout: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, name: str) -> Location:
        """Where the field `name` was written, or where the claim begins if it was left to its default."""
        file, line, column = self.location
        below, column = self.layout.get(name, (0, column))
        return Location(file, line + below, column)


@dataclass(frozen=True, kw_only=True, slots=True)
class Delegate(Claim):
    """Somebody's place on a delegation: a `person`, or a `group` that the article does not name one by one."""

    negotiation: Reference
    party: Reference
    person: Reference | None = None
    group: str = ""
    post: str = ""
    role: Role = "member"
    capacity: Capacity = "party"
    attendance: Attendance = "announced"
    replaces: Reference | None = None
    organization: Reference | None = None
    honorific: str = ""
    signed: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Position(Claim):
    """What one or several parties want on an issue."""

    parties: tuple[Reference, ...]
    issue: Reference
    stance: Stance
    summary: str
    speaker: Reference | None = None
    conditions: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Claim):
    """Something that happened or is to happen on a day."""

    date: When
    title: str
    kind: EventKind = "other"
    end: When | None = None
    place: str = ""
    parties: tuple[Reference, ...] = ()
    people: tuple[Reference, ...] = ()
