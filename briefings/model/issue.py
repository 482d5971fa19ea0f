"""Something that parties disagree about."""

from dataclasses import dataclass

from briefings.model.record import Record
from briefings.model.reference import Reference


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue(Record):
    """A question on the table."""

    part_of: Reference | None = None
