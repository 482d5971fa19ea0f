"""What a sentence is made of: plain words, words that a claim says, and records that it names."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefings.model import when
from briefings.model.claim import Claim
from briefings.model.location import Location
from briefings.model.reference import Key, Reference


class Part(NamedTuple):
    """Some words of a sentence; those of a part that names a record are the record's name, unless it has its own.

    What a claim says knows the claim and the field that says it. `code` is its word of a closed list, or `day`.
    """

    text: str
    reference: Reference | None = None
    claim: Claim | None = None
    field: str = ""
    code: str = ""

    @property
    def key(self) -> Key | None:
        """The record that is named."""
        return self.reference.key if self.reference else None

    @property
    def location(self) -> Location | None:
        """Where this was written."""
        if self.reference:
            return self.reference.location
        return self.claim.at(self.field) if self.claim else None

    @property
    def written(self) -> str | None:
        """What stands there, if not the words of the text: nothing where a default was left unsaid."""
        if self.reference:
            return self.reference.written
        if self.claim and self.field in ("attendance", "role", "stance"):
            return str(getattr(self.claim, self.field)) if self.field in self.claim.layout else ""
        return None


def named(reference: Reference) -> Part:
    """A record as a claim named it."""
    return Part("", reference)


def listed(several: Sequence[Sequence[Part]], joint: str = " and ") -> list[Part]:
    """Several runs of parts with commas between them, and `joint` before the last."""
    together: list[Part] = []
    for number, parts in enumerate(several):
        if number:
            together.append(Part(joint if number == len(several) - 1 else ", "))
        together += parts
    return together


def in_words(parts: Iterable[Part], name: Callable[[Key], str]) -> str:
    """A sentence as plain text; `name` tells what a record is called."""
    return "".join(_text(part, name) for part in parts)


def _text(part: Part, name: Callable[[Key], str]) -> str:
    if part.code == "day":
        return when.in_words(part.text)
    return part.text or (name(part.reference.key) if part.reference else "")
