"""Delegates inside a sentence: one with party and role in brackets, several in a row with the head first."""

from collections.abc import Sequence

from briefings.changes.parts import Part, listed, named
from briefings.changes.wording import role_word
from briefings.model.claim import Delegate
from briefings.model.vocabulary import CAPACITIES

NAMES = 12
_OPEN, _CLOSE = Part(" ("), Part(")")


def who(claim: Delegate) -> Part:
    """A person, or a group as the article calls it."""
    return Part("", claim.person, claim, "person") if claim.person else Part(claim.group, None, claim, "group")


def one(claim: Delegate, *, with_role: bool) -> list[Part]:
    """Somebody, for whom they come and as what: `Vladimir Medinsky (Russia, head of delegation)`."""
    as_what = "" if claim.capacity == "party" else f", {CAPACITIES[claim.capacity].label.lower()}"
    found = [who(claim), _OPEN, named(claim.party)]
    if with_role and claim.role != "member":
        return [*found, Part(f"{as_what}, "), _role(claim), _CLOSE]
    return [*found, Part(f"{as_what})")]


def several(delegates: Sequence[Delegate]) -> list[Part]:
    """A delegation, its head first and the unnamed last: `Russia: Vladimir Medinsky (head of delegation) and advisers`.

    Each has a role beside the name if it is not a plain member's.
    """
    first = delegates[0]
    as_what = "" if first.capacity == "party" else f" ({CAPACITIES[first.capacity].label.lower()})"
    ordered = sorted(delegates, key=lambda claim: (claim.role != "head", claim.person is None))
    seats = [_seat(claim) for claim in ordered[:NAMES]]
    left = len(ordered) - NAMES
    return [named(first.party), Part(f"{as_what}: "), *listed([*seats, [Part(f"{left} more")]] if left > 0 else seats)]


def _seat(claim: Delegate) -> list[Part]:
    if claim.role == "member" or claim.group:
        return [who(claim)]
    return [who(claim), _OPEN, _role(claim), _CLOSE]


def _role(claim: Delegate) -> Part:
    return Part(role_word(claim.role), None, claim, "role")
