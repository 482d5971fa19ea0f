"""Negotiations as lines of a list, and what rounds of talks have in common."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefings.model.claim import Delegate
from briefings.model.negotiation import Negotiation
from briefings.model.reference import Key
from briefings.model.vocabulary import GOING_ON, STATUSES
from briefings.pages.desk import Desk
from briefings.pages.links import Day, Fact, Link, Named, Term, fact, term, traced
from briefings.pages.timeline import dates_of

SHARED = 12
_OVER = frozenset({"concluded", "collapsed", "cancelled"})


class Round(NamedTuple):
    """A negotiation in one line."""

    link: Named
    day: Day | None
    status: Term | None
    city: Fact | None
    country: Named | None
    parties: tuple[Named, ...]


class Shared(NamedTuple):
    """Somebody who sat in two rounds, with their roles in this one and in the other."""

    person: Link
    here: Term
    there: Term


class Neighbour(NamedTuple):
    """The round before or after, and who sat in both; `shared_in_all` counts them."""

    round: Round
    shared: tuple[Shared, ...]
    shared_in_all: int


def round_of(desk: Desk, negotiation: Negotiation) -> Round:
    """A negotiation in one line."""
    venue = negotiation.venue
    path, text = desk.link(negotiation.key)
    at = traced(negotiation.at("title"), None if negotiation.recorded else "")
    return Round(
        link=Named(path, text, at),
        day=dates_of(negotiation, goes_on=goes_on(desk, negotiation)),
        status=status_of(negotiation),
        city=fact(venue.city, negotiation.location._replace(line=venue.line)) if venue else None,
        country=desk.maybe_named(venue.country) if venue else None,
        parties=tuple(map(desk.named, negotiation.parties)),
    )


def status_of(negotiation: Negotiation) -> Term | None:
    """Where a negotiation stands, if its record says so."""
    return term(negotiation.status, STATUSES, negotiation.at("status")) if negotiation.status else None


def goes_on(desk: Desk, negotiation: Negotiation) -> bool:
    """Whether a negotiation has begun and has no end yet: its record says so, or it is a process with rounds."""
    if negotiation.end or negotiation.start is None or negotiation.start.first > desk.today:
        return False
    return negotiation.status in GOING_ON or (negotiation.status is None and is_process(desk, negotiation))


def is_process(desk: Desk, negotiation: Negotiation) -> bool:
    """Whether rounds are part of a negotiation."""
    named_by = desk.dossier.referring.get(negotiation.key, ())
    return any(r.part_of.key == negotiation.key for r in named_by if isinstance(r, Negotiation) and r.part_of)


def is_over(desk: Desk, negotiation: Negotiation) -> bool:
    """Whether a negotiation has ended: its record says so, or its last day is past."""
    if negotiation.status in _OVER:
        return True
    if goes_on(desk, negotiation) or (negotiation.status and not negotiation.end):
        return False
    return negotiation.is_over_by(desk.today)


def first_day(negotiation: Negotiation) -> datetime.date:
    """The day by which negotiations are put in order; the earliest of all where none is known."""
    when = negotiation.start or negotiation.end
    return when.first if when else datetime.date.min


def newest_first(negotiations: Iterable[Negotiation]) -> list[Negotiation]:
    """Negotiations by the day on which they began, those without a day last."""
    return sorted(negotiations, key=lambda held: (first_day(held), held.id), reverse=True)


def neighbour(desk: Desk, here: Mapping[Key, Delegate], other: Negotiation) -> Neighbour:
    """Another round, and who of `here` sat in it too, heads first."""
    there = desk.people_who_came(other.key)
    both = sorted(
        here.keys() & there.keys(),
        key=lambda key: ("head" not in (here[key].role, there[key].role), desk.dossier.record(key).sort_name, key),
    )
    shared = tuple(
        Shared(desk.link(key), desk.delegate(here[key]).role, desk.delegate(there[key]).role) for key in both[:SHARED]
    )
    return Neighbour(round_of(desk, other), shared, len(both))
