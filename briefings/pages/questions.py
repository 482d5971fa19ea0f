"""The ledgers of positions with the questions that they answer, by negotiation, party and issue."""

from collections.abc import Iterable
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


def questions(dossier: Dossier, key: Key) -> tuple[Question, ...]:
    """All questions that name a record, in the order of parties and of time."""
    found = [Question(*ledger.question, ledger) for ledger in dossier.stances.get(key, ())]  # type: ignore[call-arg, arg-type]
    return tuple(sorted(found, key=lambda question: question.party))


def distinct(ledgers: Iterable[L]) -> list[L]:
    """Ledgers, each once: several parties that hold a position together have one each, and it says the same."""
    found: dict[tuple[int, ...], L] = {}
    for ledger in ledgers:
        found.setdefault(tuple(id(claim) for entry in ledger.entries for claim in entry.claims), ledger)
    return list(found.values())
