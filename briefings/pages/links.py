"""What a page prints of a dossier: words, each with its address and with the line on which it was written.

In: references, fields and locations of the model. Out: named tuples of texts. `at` is a ready HTML attribute
(` data-written-at="content/…:12"`), so that a template prints it inside the tag around the words. Where the words on
the page are not the words on that line, it also carries what was written there as `data-value`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from markupsafe import escape

from briefings.model.location import Location
from briefings.model.vocabulary import Word

C = TypeVar("C", bound=str)


class Attributes(str):
    """HTML attributes that a template prints as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


NOWHERE = Attributes("")


class Link(NamedTuple):
    """An address in the site, relative to its top, and the words that lead there."""

    path: str
    text: str


class Named(NamedTuple):
    """A record that somebody named: its address, its name, where it was named."""

    path: str
    text: str
    at: Attributes = NOWHERE


class Fact(NamedTuple):
    """Words that somebody wrote, and where."""

    text: str
    at: Attributes = NOWHERE


class Term(NamedTuple):
    """A word of a closed list: as it is written, as a reader sees it, what it means, where it was written.

    `is_written` is false where nobody wrote it and it is the default.
    """

    code: str
    label: str
    meaning: str
    at: Attributes = NOWHERE
    is_written: bool = True


class Day(NamedTuple):
    """A date in words and as machines read it, and where it was written."""

    text: str
    datetime: str
    at: Attributes = NOWHERE


class Outside(NamedTuple):
    """An address elsewhere, and the words that lead there."""

    url: str
    text: str
    at: Attributes = NOWHERE


def traced(location: Location, value: str | None = None) -> Attributes:
    """The attributes that say where something was written; `value` is what stands there, if not the words shown."""
    return traced_in(location.file, location.line, value)


def traced_in(file: str, line: int, value: str | None = None) -> Attributes:
    """The attributes that say on which line of which file something was written."""
    if value is None:
        return Attributes(f'{_place(file)}{line}"')
    return Attributes(f'{_place(file)}{line}" data-value="{_escaped(value)}"')


@lru_cache(maxsize=4096)
def _place(name: str) -> str:
    return f' data-written-at="content/{escape(name)}:'


@lru_cache(maxsize=4096)
def _escaped(value: str) -> str:
    # So that no part of it looks like an attribute to whoever looks for links.
    return str(escape(value)).replace("=", "&#61;")


def fact(text: str, location: Location) -> Fact | None:
    """Words and where they were written, or None where there are none."""
    return Fact(text, traced(location)) if text else None


def term(code: C, words: Mapping[C, Word], location: Location, *, written: bool = True) -> Term:
    """A word of a closed list; `written` is false where it was left to its default."""
    word = words[code]
    return Term(code, word.label, word.meaning, traced(location, code if written else ""), written)
