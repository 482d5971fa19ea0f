"""The home page: what is on now and next, what changed lately, the latest articles, and where everything is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from briefings.model.claim import Event
from briefings.model.negotiation import Negotiation
from briefings.model.ordinary_page import OrdinaryPage
from briefings.model.reference import KINDS
from briefings.pages import permalinks
from briefings.pages.citable import Source
from briefings.pages.citing import Citations
from briefings.pages.desk import PLURALS, TAGLINE, Desk, shortened
from briefings.pages.links import Link
from briefings.pages.page import Head, Page, View
from briefings.pages.rounds import Round, first_day, is_over, newest_first, round_of
from briefings.pages.rows import EventRow
from briefings.pages.seats import Leaders, leaders
from briefings.pages.telling import Told, told
from briefings.pages.things import Place, thing

NOW, OVER, CHANGES, ARTICLES = 12, 6, 10, 10


class Underway(NamedTuple):
    """A negotiation, who leads and who stays away, and the last that happened in it."""

    round: Round
    leaders: Leaders
    latest: EventRow | None


class Shelf(NamedTuple):
    """A list of the site, and how much is in it."""

    link: Link
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeView(View):
    """What is on, what changed, what is new.

    `opening` is safe HTML from the site's own `index.md`; `has_heading` says that it brings the page's heading along.
    """

    opening: Markup
    has_heading: bool
    now: tuple[Underway, ...]
    over: tuple[Underway, ...]
    changes: tuple[Told, ...]
    every_change: Link
    articles: tuple[Source, ...]
    shelves: tuple[Shelf, ...]


def home(desk: Desk) -> Iterator[Page]:
    """The home page."""
    yield Page(permalinks.HOME, "home.html", partial(_view, desk))


def _view(desk: Desk) -> HomeView:
    dossier = desk.dossier
    ordered = newest_first(dossier.negotiations.values())
    # A process of which a round is listed says nothing that the round does not.
    processes = {held.part_of.key.id for held in ordered if held.part_of}
    ordered = [held for held in ordered if held.id not in processes]
    now = [held for held in ordered if not is_over(desk, held)]
    now.sort(key=lambda held: (abs((first_day(held) - desk.today).days), held.id))
    over = [held for held in ordered if is_over(desk, held)]
    citations = Citations(listed=0)
    changes = islice((news for news in desk.news if news.is_change), CHANGES)
    opening = next((page for page in dossier.ordinary_pages if page.path == "index"), None)
    newest = list(dossier.articles)[: -ARTICLES - 1 : -1]
    return HomeView(
        head=_head(desk, opening),
        opening=Markup(desk.opening),
        has_heading="<h1" in desk.opening,
        now=tuple(_underway(desk, held) for held in now[:NOW]),
        over=tuple(_underway(desk, held) for held in over[:OVER]),
        changes=tuple(told(desk, news, citations) for news in changes),
        every_change=Link(permalinks.CHANGES, "Everything that became known, day by day"),
        articles=tuple(desk.source(id_) for id_ in newest),
        shelves=tuple(
            Shelf(Link(permalinks.listing(kind), PLURALS[kind]), len(dossier.of_kind(kind))) for kind in KINDS
        ),
    )


def _underway(desk: Desk, held: Negotiation) -> Underway:
    events = [claim for claim in desk.dossier.about.get(held.key, ()) if isinstance(claim, Event)]
    past = [event for event in events if event.date.first <= desk.today]
    latest = max(past, key=lambda event: (event.date.first, event.as_of.first), default=None)
    return Underway(round_of(desk, held), leaders(desk, held.key), desk.event(latest) if latest else None)


def _head(desk: Desk, opening: OrdinaryPage | None) -> Head:
    settings = desk.settings
    title = opening.title if opening and opening.title else settings.site_name
    summary = opening.summary if opening else ""
    search = thing(
        "SearchAction", target=Place(permalinks.searching("{words}")), **{"query-input": "required name=words"}
    )
    return Head(
        permalink=permalinks.HOME,
        title=title,
        full_title=settings.site_name if title == settings.site_name else f"{title} – {settings.site_name}",
        description=shortened(settings.site_description or summary or TAGLINE),
        frame=desk.frame,
        section=permalinks.HOME,
        subject=thing(
            "WebSite",
            name=settings.site_name,
            description=settings.site_description,
            url=Place(permalinks.HOME),
            inLanguage=settings.language,
            potentialAction=search,
        ),
    )
