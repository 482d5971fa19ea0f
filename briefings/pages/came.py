"""Who came to a negotiation: the ledgers of its delegates in; what stands of each, and who sat on which side, out."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from briefings.model.claim import Delegate
from briefings.model.ledger import Ledger
from briefings.model.reference import Key
from briefings.model.vocabulary import COMING, STAYING_AWAY


class Came(NamedTuple):
    """Who comes or came: what stands of each person, and the people of each party."""

    people: Mapping[Key, Delegate]
    sides: Mapping[Key, tuple[Key, ...]]


def came(ledgers: Iterable[Ledger[Delegate]]) -> Came:
    """Who comes or came, of those whom ledgers are about."""
    current = (ledger.current.first for ledger in ledgers if coming(ledger) == "coming")
    people = {claim.person.key: claim for claim in current if claim.person}
    sides: dict[Key, tuple[Key, ...]] = {}
    for person, claim in people.items():
        sides[claim.party.key] = (*sides.get(claim.party.key, ()), person)
    return Came(people, sides)


def coming(ledger: Ledger[Delegate]) -> Literal["coming", "open", "away"]:
    """Whether a delegate comes or came, as far as the reports agree: where they do not, it is open.

    They may disagree about the role, or about how sure it is, of somebody who comes in all of them.
    """
    said = {entry.first.attendance for entry in (*ledger.disputed, ledger.current)}
    return "coming" if said <= COMING else "away" if said <= STAYING_AWAY else "open"
