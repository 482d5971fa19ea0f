"""Claims for tests, made from the few words in which they differ."""

import datetime
from typing import Any

from briefings.model.claim import Delegate, Position
from briefings.model.location import Location
from briefings.model.reference import Key, Kind, Reference
from briefings.model.when import When

SOMEWHERE = Location("articles/talks.yaml", 1, 1)


def key(kind: Kind, identity: str) -> Key:
    return Key(kind, identity)


def reference(kind: Kind, identity: str) -> Reference:
    return Reference(identity, Key(kind, identity), SOMEWHERE)


def delegate(article: str, as_of: str, number: int = 1, person: str = "holub", **fields: Any) -> Delegate:
    return Delegate(
        article=key("article", article),
        number=number,
        location=SOMEWHERE,
        as_of=When.parse(as_of),
        negotiation=reference("negotiation", "oslo"),
        party=reference("country", "kestria"),
        person=reference("person", person),
        **fields,
    )


def position(article: str, as_of: str, number: int = 1, stance: Any = "demands", **fields: Any) -> Position:
    given: dict[str, Any] = {
        "parties": (reference("country", "kestria"),),
        "issue": reference("issue", "pilots"),
        "summary": f"{stance} {number}",
    }
    return Position(
        article=key("article", article),
        number=number,
        location=SOMEWHERE,
        as_of=When.parse(as_of),
        stance=stance,
        **(given | fields),
    )


def dates(**articles: str) -> dict[Key, datetime.date]:
    """The dates of articles by their keys."""
    return {key("article", name): datetime.date.fromisoformat(day) for name, day in articles.items()}
