"""A sentence and whom it names in; delegates whom it counts or describes and does not name out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.subjects import Actor
from briefings.model.vocabulary import Role

_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a dozen)"
_MEMBERS = (
    r"(?:experts|advis[eo]rs|officials|diplomats|negotiators|lawyers|engineers|officers|scientists|specialists|"
    r"technicians|representatives|lawmakers|ministers)"
)
_GROUP = re.compile(
    rf"\b(?:a|the) (?:\w+ )?(?:group|team|delegation|panel) of (?P<of>(?:about |some )?(?:{_NUMBER} )?"
    rf"(?:[a-z-]+ ){{0,3}}?{_MEMBERS})\b|\b(?P<counted>{_NUMBER} (?:[a-z-]+ ){{0,3}}?{_MEMBERS})\b"
)
_BRINGS = re.compile(
    r"\b(?:send(?:s|ing)?|sent|includ(?:es|ed|ing)|names?|named|lists?|consists? of|made up of|accompanied by|"
    r"joined by|dispatched|dispatch(?:es|ing)|appointed|announced|will be represented by)\b[^.;:“”\"]*$"
)
_LED = re.compile(r",? (?:to be )?(?:led|headed) by\b")
_NOT = re.compile(r"\b(?:no|not|without|never)\b|n[’']t\b")


class Group(NamedTuple):
    """Delegates without names: whose they are (nothing where a sentence names two parties), and where that is said."""

    name: str
    party: str
    role: Role
    start: int
    end: int
    cue: str


def groups(text: str, start: int, end: int, those: Sequence[Actor]) -> Iterator[Group]:
    """The groups that a sentence says come."""
    for found in _GROUP.finditer(text, start, end):
        before = text[start : found.start()]
        brings = _BRINGS.search(before)
        if _NOT.search(before) or not (brings or (found["of"] and _LED.match(text, found.end(), end))):
            continue
        parties = list(dict.fromkeys(actor.party for actor in those if actor.end <= found.start() and actor.party))
        name = found["of"] or found["counted"]
        yield Group(
            name,
            parties[0] if len(parties) == 1 else "",
            "adviser" if re.search(r"advis[eo]rs$", name) else "member",
            start,
            found.end(),
            brings[0].split()[0] if brings else "led by",
        )
