"""Who comes and who does not: the ledgers of a negotiation's delegates as columns of seats.

A column for each party that negotiates, then one for each party that is there as something else, the head first in
each; those whose coming is open, and those who stay away, apart.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefings.model.claim import Delegate
from briefings.model.ledger import Ledger
from briefings.model.reference import Key
from briefings.model.vocabulary import CAPACITIES, ROLES
from briefings.pages.bounds import SEATS, Bounds, Portion
from briefings.pages.came import coming
from briefings.pages.citing import Citations, Cited
from briefings.pages.desk import Desk
from briefings.pages.links import Link, Term
from briefings.pages.rows import DelegateRow

_IN_A_LINE = 4
_RANKS = {role: rank for rank, role in enumerate(ROLES)}
_ORDER = {capacity: place for place, capacity in enumerate(CAPACITIES)}


class Seat(NamedTuple):
    """What stands of one delegate, and whether another report disputes it."""

    cited: Cited[DelegateRow]
    is_disputed: bool

    @property
    def has_attended(self) -> bool:
        """Whether it is said that they came, and not only that they would."""
        return self.cited.row.attendance.code == "attended"


class Delegation(NamedTuple):
    """One column: a party, what it is there as if not as a party to the talks, and its seats."""

    party: Link
    capacity: Term | None
    seats: tuple[Seat, ...]

    @property
    def heads(self) -> tuple[Seat, ...]:
        """Who leads it."""
        return tuple(seat for seat in self.seats if seat.cited.row.role.code == "head")


class Attendance(NamedTuple):
    """Who comes, whose coming is open, who stays away; `total` counts all of them, `shown` those in it."""

    delegations: tuple[Delegation, ...]
    uncertain: tuple[Seat, ...]
    away: tuple[Seat, ...]
    shown: int
    total: int

    @property
    def all_attended(self) -> bool:
        """Whether reports say of everybody in a delegation that they came; of nobody else it is only expected."""
        return all(seat.has_attended for delegation in self.delegations for seat in delegation.seats)

    @property
    def heads_attended(self) -> bool:
        """Whether they say so of everybody who leads one."""
        return all(seat.has_attended for delegation in self.delegations for seat in delegation.heads)


def attendance(desk: Desk, key: Key, parties: Sequence[Key], citations: Citations, bounds: Bounds) -> Attendance:
    """Everybody of whom it was said that they come to a negotiation, or not; `parties` gives the order of columns."""
    places = {party: place for place, party in enumerate(parties)}

    def rank(ledger: Ledger[Delegate]) -> tuple[object, ...]:
        claim = ledger.current.first
        party = claim.party.key
        place = places.get(party, len(places))
        return _ORDER[claim.capacity], place, desk.link(party).text, _RANKS[claim.role], not claim.person, claim.number

    ledgers = sorted(desk.dossier.attendance.get(key, ()), key=rank)
    part: Portion[Ledger[Delegate]] = bounds.of(ledgers, SEATS)
    seats = [
        (ledger, Seat(citations.cite(desk.delegate(ledger.current.first)), bool(ledger.disputed)))
        for ledger in part.shown
    ]
    # A party that the record lists has a column even if nobody is named for it: that too is an answer.
    columns: dict[tuple[Key, str], list[Seat]] = {(party, "party"): [] for party in parties if seats}
    for ledger, seat in seats:
        if coming(ledger) == "coming":
            claim = ledger.current.first
            columns.setdefault((claim.party.key, claim.capacity), []).append(seat)
    return Attendance(
        delegations=tuple(
            Delegation(desk.link(party), None if capacity == "party" else column[0].cited.row.capacity, tuple(column))
            for (party, capacity), column in columns.items()
        ),
        uncertain=tuple(seat for ledger, seat in seats if coming(ledger) == "open"),
        away=tuple(seat for ledger, seat in seats if coming(ledger) == "away"),
        shown=len(part.shown),
        total=part.total,
    )


class Leaders(NamedTuple):
    """Who leads for whom, who stays away and whose coming is open, in a line; `headless` are parties without a head."""

    heads: tuple[DelegateRow, ...]
    headless: tuple[Link, ...]
    away: tuple[DelegateRow, ...]
    uncertain: tuple[DelegateRow, ...]


def leaders(desk: Desk, key: Key) -> Leaders:
    """The heads of the parties who come to a negotiation, and the people who do not, or may not."""
    claims: dict[str, list[Delegate]] = {"coming": [], "open": [], "away": []}
    for ledger in desk.dossier.attendance.get(key, ()):
        claims[coming(ledger)].append(ledger.current.first)
    heads = [claim for claim in claims["coming"] if claim.role == "head" and claim.capacity == "party"]
    away, uncertain = ([claim for claim in claims[which] if claim.person] for which in ("away", "open"))
    named = {claim.party.key for claim in heads}
    parties = [reference.key for reference in desk.dossier.negotiations[key.id].parties] if any(claims.values()) else []
    return Leaders(
        tuple(map(desk.delegate, heads)),
        tuple(desk.link(party) for party in parties if party not in named),
        tuple(map(desk.delegate, away[:_IN_A_LINE])),
        tuple(map(desk.delegate, uncertain[:_IN_A_LINE])),
    )
