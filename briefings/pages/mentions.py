"""Where a record is named in an article that claims nothing of it: the sentence, if its text may be shown."""

from typing import NamedTuple

from briefings.model.claim import Position
from briefings.model.dossier import Mention
from briefings.model.record import Record
from briefings.model.reference import Key
from briefings.pages.bounds import MENTIONS, Bounds, Portion
from briefings.pages.citable import Source, shown_whole
from briefings.pages.desk import Desk


class Mentioned(NamedTuple):
    """A sentence that names a record, empty where it is withheld, and the article that it stands in."""

    source: Source
    words: str


def mentioned(desk: Desk, mention: Mention) -> Mentioned:
    """A mention as a page shows it."""
    shown = shown_whole(desk.dossier.articles[mention.article.id])
    return Mentioned(desk.source(mention.article.id), mention.sentence if shown else "")


def mentions_beyond_claims(desk: Desk, key: Key) -> list[Mention]:
    """The places that name a record in articles that are not cited on its page anyway."""
    return list(desk.dossier.mentions.get(key, ()))


def bounds_of(desk: Desk, key: Key) -> Bounds:
    """How much of a record its page shows: what is known are claims, other mentions, and records that name it.

    A position counts once for each party that holds it, because the page of a negotiation shows it for each.
    """
    said = sum(len(claim.parties) if isinstance(claim, Position) else 1 for claim in desk.dossier.about.get(key, ()))
    return Bounds(said + len(desk.dossier.referring.get(key, ())) + len(mentions_beyond_claims(desk, key)))


def mentioned_in(desk: Desk, record: Record, bounds: Bounds) -> Portion[Mentioned]:
    """The sentences that name a record, of the newest articles first."""
    mentions = mentions_beyond_claims(desk, record.key)
    mentions.sort(key=lambda mention: desk.dossier.articles[mention.article.id].date, reverse=True)
    part = bounds.of(mentions, MENTIONS)
    return Portion(tuple(mentioned(desk, mention) for mention in part.shown), part.total)
