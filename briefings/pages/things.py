"""What a page is about, in the words of schema.org, before it is JSON: a thing, and what is said of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from briefings.pages.links import Link, Named


class Place(NamedTuple):
    """An address in the site, relative to its top."""

    path: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a kind, with what is said of it, by name; the names are those of schema.org."""

    kind: str
    said: tuple[tuple[str, "Said"], ...]


Said: TypeAlias = "str | Place | Thing | tuple[str, ...] | tuple[Thing, ...]"


def thing(kind: str, **said: "Said | None") -> Thing:
    """A thing, with whatever is known of what may be said."""
    return Thing(kind, tuple((name, value) for name, value in said.items() if value))


def things(kind: str, links: Iterable[Link | Named]) -> tuple[Thing, ...]:
    """Records that have pages of their own, as things of a kind."""
    return tuple(thing(kind, name=link.text, url=Place(link.path)) for link in links)
