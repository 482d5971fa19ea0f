"""The ledgers of positions with the questions that they answer, by negotiation, party and issue."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from briefings.model.claim import Delegate, Position
from briefings.model.dossier import Dossier
from briefings.model.ledger import Ledger
from briefings.model.reference import Key

L = TypeVar("L", Ledger[Delegate], Ledger[Position])


class Question(NamedTuple):
    """What does this party want on this issue, in this negotiation or in general?"""

    negotiation: Key | None
    party: Key
    issue: Key
    ledger: Ledger[Position]


def questions(dossier: Dossier) -> Mapping[Key, tuple[Question, ...]]:
    """All questions by each of the records that they name, in the order of parties and of time."""
    found: dict[Key, list[Question]] = {}
    for party in (*dossier.countries.values(), *dossier.organizations.values()):
        for ledger in dossier.stances.get(party.key, ()):
            claim = ledger.current.first
            negotiation = claim.negotiation.key if claim.negotiation else None
            question = Question(negotiation, party.key, claim.issue.key, ledger)
            for key in (negotiation, party.key, claim.issue.key):
                if key:
                    found.setdefault(key, []).append(question)
    return {key: tuple(asked) for key, asked in found.items()}


def distinct(ledgers: Iterable[L]) -> list[L]:
    """Ledgers, each once: several parties that hold a position together have one each, and it says the same."""
    found: dict[tuple[int, ...], L] = {}
    for ledger in ledgers:
        found.setdefault(tuple(id(claim) for entry in ledger.entries for claim in entry.claims), ledger)
    return list(found.values())
