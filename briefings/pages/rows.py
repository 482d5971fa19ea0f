"""A claim as a reader sees it: each is prepared once, and every page that shows it prints the same row.

In: claims. Out: rows of links, facts and terms, with the quotes only where its article lets them be shown.
"""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from briefings.model.article import Article
from briefings.pages import permalinks
from briefings.pages.links import Attributes, Day, Fact, Link, Named, Term


class Source(NamedTuple):
    """The article behind a claim.

    `label` is how a page cites it (`The Moscow Times, 14 May 2025`; `Our note, 14 May 2025`), `full_label` how its
    evidence does, which says on whose report our own note is.
    """

    article: Link
    label: str
    full_label: str
    publisher: str
    day: Day
    url: str | None
    archive_url: str | None
    quotable: bool
    is_note: bool
    language: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What every claim shows. `path` leads to the marked passage, or to the claim where nothing is marked.

    `as_of` is there only where it is not the article's own day. `original` leads to the words elsewhere.
    """

    kind: ClassVar[str] = ""
    number: int
    anchor: str
    path: str
    at: Attributes
    source: Source
    day: Day
    as_of: Day | None
    quotes: tuple[Fact, ...]
    original: str | None
    voice: Fact | None
    confidence: Term | None
    note: Fact | None
    negotiation: Named | None
    on_behalf_of: tuple[Named, ...]

    @property
    def passage(self) -> str:
        """The anchor of its first passage in the text of its article."""
        return permalinks.passage_anchor(self.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class DelegateRow(Row):
    """Somebody's place on a delegation. `who` is the person's name, or what the group is called."""

    kind: ClassVar[str] = "delegate"
    who: str
    person: Named | None
    group: Fact | None
    party: Named
    post: Fact | None
    honorific: Fact | None
    role: Term
    capacity: Term
    attendance: Term
    organization: Named | None
    replaces: Named | None
    signed: Fact | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PositionRow(Row):
    """What parties want on an issue."""

    kind: ClassVar[str] = "position"
    parties: tuple[Named, ...]
    issue: Named
    stance: Term
    summary: Fact
    conditions: Fact | None
    speaker: Named | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventRow(Row):
    """Something that happened or is to happen. `ahead` says that it lay ahead on the day the page speaks of."""

    kind: ClassVar[str] = "event"
    date: Day
    title: Fact
    event_kind: Term
    place: Fact | None
    parties: tuple[Named, ...]
    people: tuple[Named, ...]
    ahead: bool


AnyRow = DelegateRow | PositionRow | EventRow


def quotable(article: Article) -> bool:
    """Whether an article's words may be quoted on a public page."""
    return article.publish != "link"


def shown_whole(article: Article) -> bool:
    """Whether an article's whole text may be shown on a public page."""
    return article.publish == "full"
