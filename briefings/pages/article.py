"""An article's page: its text as far as it may be shown, each quoted passage marked, and the claims that rest on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from briefings.model.article import Article
from briefings.model.claim import Claim
from briefings.pages import permalinks
from briefings.pages.dates import whole_day
from briefings.pages.desk import Desk
from briefings.pages.links import Attributes, Day, Fact, Link, fact, traced
from briefings.pages.page import Page, View
from briefings.pages.profile import Profile, profile
from briefings.pages.rows import AnyRow, Source, quotable, shown_whole
from briefings.prose.article import read
from briefings.prose.marking import Mark, mark


class Excerpt(NamedTuple):
    """A quoted passage of an article whose whole text is not shown, and the anchors of the claims that it proves."""

    anchors: tuple[str, ...]
    words: str


class Group(NamedTuple):
    """The claims of one kind."""

    title: str
    rows: tuple[AnyRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleView(View):
    """What is known of an article. `title` and `body` are safe HTML; `body` is empty where the text is withheld."""

    profile: Profile
    source: Source
    title: Markup
    title_at: Attributes
    publish: str
    body: Markup
    excerpts: tuple[Excerpt, ...]
    groups: tuple[Group, ...]
    claims: int
    parts: tuple[Link, ...]
    part: int
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    license: Fact | None
    retrieved: Day | None
    negotiations: tuple[Link, ...]


_KINDS = {"delegate": "Who comes and who does not", "position": "Who wants what", "event": "What happened"}


def articles(desk: Desk) -> Iterator[Page]:
    """A page for each article, and further ones for claims that the first has no room for."""
    for article in desk.dossier.articles.values():
        count = len(desk.dossier.about.get(article.key, ()))
        for part in range(1, max(1, -(-count // permalinks.CLAIMS_ON_A_PAGE)) + 1):
            view = partial(_view, desk, article, part)
            yield Page(permalinks.claims(article.key, part), "article.html", view, article.date.year)


def _view(desk: Desk, article: Article, part: int) -> ArticleView:
    claims = sorted(desk.dossier.about.get(article.key, ()), key=lambda claim: claim.number)
    start = (part - 1) * permalinks.CLAIMS_ON_A_PAGE
    rows = [desk.row(claim) for claim in claims if start < claim.number <= start + permalinks.CLAIMS_ON_A_PAGE]
    pages = max(1, -(-len(claims) // permalinks.CLAIMS_ON_A_PAGE))
    title, body, excerpts = _text(article, claims) if part == 1 else (Markup.escape(article.name), Markup(""), ())
    source = desk.source(article.id)
    head = desk.head(article, article.summary or _description(article, source, rows))
    if part > 1:
        further = f"{article.name}, claims, page {part}"
        head = replace(
            head,
            permalink=permalinks.claims(article.key, part),
            title=further,
            full_title=f"{further} – {desk.settings.site_name}",
        )
    return ArticleView(
        head=head,
        profile=profile(article),
        source=source,
        title=title,
        title_at=traced(article.at("title")),
        publish=article.publish,
        body=body,
        excerpts=excerpts,
        groups=tuple(
            Group(heading, found)
            for kind, heading in _KINDS.items()
            if (found := tuple(row for row in rows if row.kind == kind))
        ),
        claims=len(claims),
        parts=tuple(Link(permalinks.claims(article.key, n), f"{n}") for n in range(1, pages + 1) if pages > 1),
        part=part,
        authors=article.authors,
        agencies=article.agencies,
        license=fact(article.license, article.at("license")),
        retrieved=whole_day(article.retrieved) if article.retrieved else None,
        negotiations=tuple(dict.fromkeys(desk.link(claim.negotiation.key) for claim in claims if claim.negotiation)),
    )


def _text(article: Article, claims: list[Claim]) -> tuple[Markup, Markup, tuple[Excerpt, ...]]:
    """An article's title and text as far as they may be shown."""
    marks = list(_marks(claims)) if quotable(article) else []
    if shown_whole(article):
        marked = mark(read(article.name, article.text), marks)
        return Markup(marked.title), Markup(marked.body), ()
    words = {
        (passage.start, passage.end): " ".join(passage.words.split())
        for claim in claims
        for quotation in claim.quotations
        for passage in quotation.passages
    }
    anchors: dict[tuple[int, int], list[str]] = {}
    for start, end, anchor in sorted(marks):
        anchors.setdefault((start, end), []).append(anchor)
    excerpts = tuple(Excerpt(tuple(names), words[where]) for where, names in anchors.items())
    return Markup.escape(article.name), Markup(""), excerpts


def _marks(claims: list[Claim]) -> Iterator[Mark]:
    """Where the passages stand that prove some claims, and their anchors."""
    for claim in claims:
        passages = [passage for quotation in claim.quotations for passage in quotation.passages]
        for part, passage in enumerate(passages, 1):
            yield Mark(passage.start, passage.end, permalinks.passage_anchor(claim.number, part))


def _description(article: Article, source: Source, rows: list[AnyRow]) -> str:
    """The page in a sentence, for lists of search results."""
    count = f"{len(rows)} claims rest" if len(rows) != 1 else "1 claim rests"
    return f"{article.name} ({source.label}). {count} on this article, each with the passage behind it."
