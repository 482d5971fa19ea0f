"""The about page: what the site is, how to read it, and what each word of the closed lists means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from briefings.model.vocabulary import (
    ATTENDANCES,
    CAPACITIES,
    CLASSIFICATIONS,
    CONFIDENCES,
    EVENT_KINDS,
    PUBLISHINGS,
    ROLES,
    STANCES,
    STATUSES,
    Word,
)
from briefings.pages import permalinks
from briefings.pages.desk import Desk, shortened
from briefings.pages.links import Link, Outside, Term
from briefings.pages.page import Head, Page, View
from briefings.pages.things import Place, thing

_LISTS: tuple[tuple[str, str, Mapping[Any, Word]], ...] = (
    ("attendance", "Whether somebody comes", ATTENDANCES),
    ("role", "What rank they have in the delegation", ROLES),
    ("capacity", "What the delegation is there as", CAPACITIES),
    ("stance", "What a position comes down to", STANCES),
    ("status", "Where a negotiation stands", STATUSES),
    ("event", "What happened", EVENT_KINDS),
    ("classification", "What an organization is", CLASSIFICATIONS),
    ("confidence", "How sure the analyst is", CONFIDENCES),
    ("publish", "How much of an article is shown", PUBLISHINGS),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class AboutView(View):
    """The site's own words on itself, as safe HTML, and the closed lists: an anchor, a title and the words of each.

    `has_heading` says that the site's own words bring the page's heading along. `articles` counts what the site rests
    on.
    """

    opening: Markup
    has_heading: bool
    articles: int
    contact: Outside | None
    lists: tuple[tuple[str, str, tuple[Term, ...]], ...]


def about(desk: Desk) -> Iterator[Page]:
    """The page that says what the site is and what the words on all others mean."""
    yield Page(permalinks.ABOUT, "about.html", partial(_view, desk))


def _view(desk: Desk) -> AboutView:
    name, contact = desk.settings.site_name, desk.settings.contact
    opening = next((page for page in desk.dossier.ordinary_pages if page.address == permalinks.ABOUT[:-1]), None)
    title = opening.title if opening else f"About {name}"
    summary = opening.summary if opening else ""
    description = f"What {name} is, how each fact on it is proved, and what its words for attendance and stances mean."
    head = Head(
        permalink=permalinks.ABOUT,
        title=title,
        full_title=title if name in title else f"{title} – {name}",
        description=shortened(summary or description),
        frame=desk.frame,
        section=permalinks.ABOUT,
        crumbs=(Link(permalinks.HOME, "Home"),),
        subject=thing("AboutPage", name=title, url=Place(permalinks.ABOUT)),
    )
    return AboutView(
        head=head,
        # The page's own anchors, to which all others lead, are not for a heading of the site's own words.
        opening=Markup(desk.about.replace(' id="help-', ' id="own-help-')),
        has_heading="<h1" in desk.about,
        articles=len(desk.dossier.articles),
        contact=Outside(permalinks.letter(contact), contact) if contact else None,
        lists=tuple(
            (anchor, title, tuple(Term(code, *word) for code, word in words.items())) for anchor, title, words in _LISTS
        ),
    )
