"""Somebody who takes part in a negotiation or speaks about it."""

from dataclasses import dataclass

from briefings.model.location import Location
from briefings.model.record import Record
from briefings.model.reference import Reference
from briefings.model.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A job that somebody holds or held."""

    title: str
    organization: Reference | None = None
    start: When | None = None
    end: When | None = None
    line: int = 1
    end_at: Location | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """A human being."""

    honorific: str = ""
    party: Reference | None = None
    posts: tuple[Post, ...] = ()
