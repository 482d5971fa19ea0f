"""Records that name somebody in passing, and as what: the sentence that a record says of them, not only its title."""

from typing import NamedTuple

from briefings.model.negotiation import Negotiation
from briefings.model.reference import Key
from briefings.model.vocabulary import CAPACITIES
from briefings.pages.bounds import RELATED, Bounds, Portion
from briefings.pages.desk import Desk
from briefings.pages.links import Fact, traced
from briefings.pages.rounds import Round, newest_first, round_of


class Listed(NamedTuple):
    """A negotiation whose record names somebody, and as what: `Observer`."""

    round: Round
    capacities: tuple[Fact, ...]


def listed_in(desk: Desk, key: Key, bounds: Bounds) -> Portion[Listed]:
    """The negotiations that list somebody, the newest first; not those in which claims say it of them."""
    seated = {ledger.current.first.negotiation.key for ledger in desk.dossier.attendance.get(key, ())}
    referring = desk.dossier.referring.get(key, ())
    others = [held for held in referring if isinstance(held, Negotiation) and held.key not in seated]
    part = bounds.of(newest_first(others), RELATED)
    return Portion(tuple(Listed(round_of(desk, held), _capacities(held, key)) for held in part.shown), part.total)


def _capacities(held: Negotiation, key: Key) -> tuple[Fact, ...]:
    return tuple(
        Fact(CAPACITIES[capacity].label, traced(reference.location, reference.written))
        for capacity, named in held.taking_part
        for reference in named
        if reference.key == key
    )
