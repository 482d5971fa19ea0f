"""What points at a record: its key, and the words that were written to mean it."""

from typing import Literal, NamedTuple

from briefings.model.location import Location

Kind = Literal["negotiation", "person", "country", "organization", "issue", "article"]
KINDS: tuple[Kind, ...] = ("negotiation", "person", "country", "organization", "issue", "article")


class Key(NamedTuple):
    """The one name of a record inside a dossier: what it is, and its id."""

    kind: Kind
    id: str


class Reference(NamedTuple):
    """A record as somebody wrote it: the words, what they resolve to, where they stand."""

    written: str
    key: Key
    location: Location
    by: Literal["id", "name", "code"] = "name"


class Name(NamedTuple):
    """One of the names of a record; `language` is a BCP 47 tag, where it is known."""

    text: str
    language: str | None = None
