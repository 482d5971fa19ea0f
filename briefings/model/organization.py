"""A bloc, an armed group, a ministry, a company: whatever is a party or an employer and is no country."""

from dataclasses import dataclass

from briefings.model.location import Location
from briefings.model.record import Record
from briefings.model.reference import Reference
from briefings.model.vocabulary import Classification
from briefings.model.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A party that belongs to an organization, and since or until when."""

    party: Reference
    start: When | None = None
    end: When | None = None
    line: int = 1
    end_at: Location | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Organization(Record):
    """An organization."""

    short_name: str = ""
    classification: Classification = "other"
    members: tuple[Member, ...] = ()
    part_of: Reference | None = None
