"""An article's page: its text as far as it may be shown, and beside each passage the claims that rest on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from briefings.model.article import Article
from briefings.model.claim import Claim
from briefings.pages import permalinks, subjects
from briefings.pages.citable import Source, quotable, shown_whole
from briefings.pages.dates import whole_day
from briefings.pages.describing import words_of
from briefings.pages.desk import Desk, chosen
from briefings.pages.links import Attributes, Day, Fact, Link, fact, traced
from briefings.pages.page import Page, View
from briefings.pages.profile import Profile, profile
from briefings.pages.rows import AnyRow
from briefings.prose.article import read
from briefings.prose.blocks import anchors, blocks, is_heading
from briefings.prose.marking import Mark, mark


class Excerpt(NamedTuple):
    """A quoted passage of an article whose whole text is not shown, and its anchors."""

    anchors: tuple[str, ...]
    words: str


class Stretch(NamedTuple):
    """A part of an article with what rests on it: some blocks of its text as safe HTML, or one passage of it.

    `rows` are the claims whose first passage stands here, `further` those of which another does.
    """

    html: Markup
    excerpt: Excerpt | None
    rows: tuple[AnyRow, ...]
    further: tuple[AnyRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleView(View):
    """What is known of an article. `title` is safe HTML; `rest` are the claims of this page that stand beside nothing.

    Where the text is withheld there are no `stretches`, and only passages where no more than these may be shown.
    """

    profile: Profile
    source: Source
    title: Markup
    title_at: Attributes
    publish: str
    stretches: tuple[Stretch, ...]
    rest: tuple[AnyRow, ...]
    is_whole: bool
    parts: tuple[Link, ...]
    part: int
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    license: Fact | None
    retrieved: Day | None
    negotiations: tuple[Link, ...]


def articles(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each article (`only` the one with an id), and further ones for claims that find no room on it."""
    for article in chosen(desk.dossier.articles, only):
        count = len(desk.dossier.about.get(article.key, ()))
        for part in range(1, max(1, -(-count // permalinks.CLAIMS_ON_A_PAGE)) + 1):
            view = partial(_view, desk, article, part)
            yield Page(permalinks.claims(article.key, part), "article.html", view, article.date.year)


def _view(desk: Desk, article: Article, part: int) -> ArticleView:
    claims = sorted(desk.dossier.about.get(article.key, ()), key=lambda claim: claim.number)
    start = (part - 1) * permalinks.CLAIMS_ON_A_PAGE
    rows = [desk.row(claim) for claim in claims if start < claim.number <= start + permalinks.CLAIMS_ON_A_PAGE]
    pages = max(1, -(-len(claims) // permalinks.CLAIMS_ON_A_PAGE))
    title, stretches = _text(article, claims, rows) if part == 1 else (Markup.escape(article.name), ())
    placed = {row.number for stretch in stretches for row in stretch.rows}
    source = desk.source(article.id)
    own = profile(article)
    about = subjects.article(article, source, desk.settings.site_name) if part == 1 else None
    head = desk.head(article, words_of(own.summary) or _description(source, len(claims)), about, source.label)
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
        profile=own,
        source=source,
        title=title,
        title_at=traced(article.at("title")),
        publish=article.publish,
        stretches=stretches,
        rest=tuple(row for row in rows if row.number not in placed),
        is_whole=shown_whole(article),
        parts=tuple(Link(permalinks.claims(article.key, n), f"{n}") for n in range(1, pages + 1) if pages > 1),
        part=part,
        authors=article.authors,
        agencies=article.agencies,
        license=fact(article.license, article.at("license")),
        retrieved=whole_day(article.retrieved) if article.retrieved else None,
        negotiations=tuple(dict.fromkeys(desk.link(claim.negotiation.key) for claim in claims if claim.negotiation)),
    )


def _text(article: Article, claims: list[Claim], rows: list[AnyRow]) -> tuple[Markup, tuple[Stretch, ...]]:
    """An article's title and text as far as they may be shown, cut so that claims can stand beside their passages."""
    marks = list(_marks(claims)) if quotable(article) else []
    beside = _Beside(claims, rows)
    if shown_whole(article):
        marked = mark(read(article.name, article.text), marks)
        # What only the title proves stands beside the beginning of the text.
        waiting = anchors(marked.title)
        stretches = []
        for blocks_of_one in _together(blocks(marked.body)):
            html = "".join(blocks_of_one)
            stretches.append(Stretch(Markup(html), None, *beside.of([*waiting, *anchors(html)])))
            waiting = []
        return Markup(marked.title), tuple(stretches)
    words = {
        (passage.start, passage.end): " ".join(passage.words.split())
        for claim in claims
        for quotation in claim.quotations
        for passage in quotation.passages
    }
    found: dict[tuple[int, int], list[str]] = {}
    for start, end, anchor in sorted(marks):
        found.setdefault((start, end), []).append(anchor)
    return Markup.escape(article.name), tuple(
        Stretch(Markup(""), Excerpt(tuple(names), words[where]), *beside.of(names)) for where, names in found.items()
    )


class _Beside:
    """Which claims stand beside which passages: each once, at its first passage."""

    def __init__(self, claims: Sequence[Claim], rows: Sequence[AnyRow]) -> None:
        self._rows = {permalinks.passage_anchor(row.number): row for row in rows}
        self._parts = {
            permalinks.passage_anchor(row.number, part): row
            for claim, row in zip(claims, rows, strict=False)  # the first page of the claims
            for part in range(2, sum(len(quotation.passages) for quotation in claim.quotations) + 1)
        }

    def of(self, names: Sequence[str]) -> tuple[tuple[AnyRow, ...], tuple[AnyRow, ...]]:
        """The claims that stand beside the passages with some anchors, and those of which a further part is there."""
        rows = [self._rows[name] for name in names if name in self._rows]
        further = {row.number: row for name in names if (row := self._parts.get(name)) and row not in rows}
        return tuple(sorted(rows, key=attrgetter("number"))), tuple(further.values())


def _together(every: list[str]) -> Iterator[list[str]]:
    """Blocks that stand beside the same claims: a passage with what follows it, a heading with what it is over."""
    group: list[str] = []
    has_claims = False
    for block in every:
        with_claims = bool(anchors(block))
        if group and (is_heading(block) or (with_claims and has_claims)) and not is_heading(group[-1]):
            yield group
            group, has_claims = [], False
        group.append(block)
        has_claims = has_claims or with_claims
    if group:
        yield group


def _marks(claims: list[Claim]) -> Iterator[Mark]:
    """Where the passages stand that prove some claims, and their anchors."""
    for claim in claims:
        passages = [passage for quotation in claim.quotations for passage in quotation.passages]
        for part, passage in enumerate(passages, 1):
            yield Mark(passage.start, passage.end, permalinks.passage_anchor(claim.number, part))


def _description(source: Source, claims: int) -> str:
    """The page in a sentence, for lists of search results."""
    if not claims:
        return f"{source.full_label}. No claim rests on this article."
    count = f"{claims} claims rest" if claims != 1 else "1 claim rests"
    return f"{source.full_label}. {count} on this article, each with the passage behind it."
