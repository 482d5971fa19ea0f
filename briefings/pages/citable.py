"""An article as pages cite it, and how much of its words they may show."""

from typing import NamedTuple

from briefings.model.article import Article
from briefings.pages.links import Day, Link


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


def quotable(article: Article) -> bool:
    """Whether an article's words may be quoted on a public page."""
    return article.publish != "link"


def shown_whole(article: Article) -> bool:
    """Whether an article's whole text may be shown on a public page."""
    return article.publish == "full"
