"""What became known as a page tells it: sentences whose names are links, each with the evidence of both its sides."""

from typing import NamedTuple

from briefings.changes import News, Part, before, sentence
from briefings.model.reference import Key
from briefings.pages import permalinks
from briefings.pages.bounds import CHANGES, Bounds
from briefings.pages.chronicle import Chronicle
from briefings.pages.citing import Citations, Cited
from briefings.pages.dates import in_words, whole_day
from briefings.pages.desk import Desk
from briefings.pages.links import NOWHERE, Attributes, Day, Link
from briefings.pages.rows import AnyRow


class Piece(NamedTuple):
    """Some words of a sentence: a link where they name a record, and with a code where they are of a closed list."""

    path: str
    text: str
    at: Attributes
    code: str


class Told(NamedTuple):
    """A sentence, what was known before, and the claims that prove them: one for each version, one for before."""

    day: Day
    words: tuple[Piece, ...]
    before: tuple[Piece, ...]
    is_disputed: bool
    now: tuple[Cited[AnyRow], ...]
    was: tuple[Cited[AnyRow], ...]


class Changed(NamedTuple):
    """What changed about a record, the newest first; `total` counts all, `rest` leads to all that became known."""

    shown: tuple[Told, ...]
    total: int
    rest: Link

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.shown) < self.total


def changed(desk: Desk, key: Key, citations: Citations, bounds: Bounds, chronicle: Chronicle) -> Changed:
    """What changed about a record, the newest first."""
    part = bounds.of(desk.changes.get(key, ()), CHANGES)
    rest = chronicle.start or Link(permalinks.CHANGES, "What changed")
    return Changed(tuple(told(desk, news, citations) for news in part.shown), part.total, rest)


def told(desk: Desk, news: News, citations: Citations) -> Told:
    """A piece of news, each of whose words says where it was written."""
    sides = [*news.beside, news.now]
    return Told(
        whole_day(news.day),
        tuple([_piece(desk, part, whole=True) for part in sentence(news, desk.dossier)]),
        tuple([_piece(desk, part, whole=True) for part in before(news)]),
        bool(news.beside),
        tuple([citations.cite(desk.row(side[0])) for side in sides]),
        tuple([citations.cite(desk.row(claim)) for claim in news.was[:1]]),
    )


def told_in_short(desk: Desk, news: News) -> Told:
    """A piece of news for a page of many: of its names only the person's says where it was written."""
    return Told(
        desk.row(news.now[0]).source.day,
        tuple([_piece(desk, part) for part in sentence(news, desk.dossier)]),
        tuple([_piece(desk, part) for part in before(news)]),
        bool(news.beside),
        tuple([Cited(desk.row(side[0]), 0) for side in (*news.beside, news.now)]),
        (),
    )


def _piece(desk: Desk, part: Part, *, whole: bool = False) -> Piece:
    """A part as a link, a word or a text; with `whole`, every record that is named says where it was."""
    text, reference, claim, field, code = part
    at: Attributes = getattr(desk.row(claim), field).at if claim is not None else NOWHERE
    if reference is None:
        return Piece("", in_words(text) if code == "day" else text, at, code)
    path, name = desk.link(reference.key)
    if whole and claim is None and reference.key.kind != "article":
        at = desk.named(reference).at
    return Piece(path, text or name, at, "")
