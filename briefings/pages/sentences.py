"""News in, sentences as pages print them out: names are links, and what a claim says leads to the passage behind it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from briefings.changes import News, Part, before, sentence
from briefings.model.claim import Claim
from briefings.model.dossier import Dossier
from briefings.model.reference import Key
from briefings.model.when import in_words
from briefings.pages.bounded import Printed
from briefings.pages.links import NOWHERE, Attributes, Link
from briefings.pages.rows import AnyRow


class Piece(NamedTuple):
    """Some words of a sentence: where they lead, where they were written, their code in a closed list.

    `after` are the sentence's own words up to the next piece.
    """

    text: str
    path: str = ""
    at: Attributes = NOWHERE
    code: str = ""
    after: str = ""


class Sentence(NamedTuple):
    """What became known, and what was known before: nothing of an event.

    `identity` tells the news from all others at its desk, and `printed` is what was printed there.
    """

    identity: int
    printed: Printed
    words: tuple[Piece, ...]
    before: tuple[Piece, ...]


class Records(Protocol):
    """Whoever knows where records are, claims as rows, and what was printed."""

    dossier: Dossier
    printed: Printed

    def link(self, key: Key) -> Link:
        """A record's address and name."""

    def row(self, claim: Claim) -> AnyRow:
        """A claim as a reader sees it."""


def linked(news: News, records: Records) -> Sentence:
    """A piece of news as every page prints it."""
    words = _pieces(sentence(news, records.dossier), records)
    return Sentence(id(news), records.printed, words, _pieces(before(news), records))


def _pieces(parts: Iterable[Part], records: Records) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    last: tuple[str, str, Attributes, str] | None = None
    after = ""
    for part in parts:
        if part.reference is None and part.claim is None and not part.code:
            after += part.text
            continue
        if last or after:
            pieces.append(Piece(*(last or _NOTHING), after))
        last, after = _piece(part, records), ""
    if last or after:
        pieces.append(Piece(*(last or _NOTHING), after))
    return tuple(pieces)


_NOTHING = ("", "", NOWHERE, "")


def _piece(part: Part, records: Records) -> tuple[str, str, Attributes, str]:
    text, reference, claim, field, code = part
    if claim is None:
        if reference is None:
            return text, "", NOWHERE, code
        path, name = records.link(reference.key)
        return text or name, path, NOWHERE, ""
    row = records.row(claim)
    at: Attributes = getattr(row, field).at
    if reference is not None:
        path, name = records.link(reference.key)
        return name, path, at, ""
    if code == "day":
        return in_words(text), "", at, ""
    # A title stands for an event as an attendance or a stance does for other claims.
    return text, row.path if code or field == "title" else "", at, code
