"""Dossier in, pages out: which pages there are, where they live, and what each one says.

Each page kind is a module with a view and a function that lists its pages; a view is made when its page is printed.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from briefings.model.dossier import Dossier
from briefings.pages.about import about
from briefings.pages.article import articles
from briefings.pages.changes import changes
from briefings.pages.country import countries
from briefings.pages.desk import Desk
from briefings.pages.home import home
from briefings.pages.issue import issues
from briefings.pages.listing import listings
from briefings.pages.negotiation import negotiations
from briefings.pages.not_found import not_found
from briefings.pages.organization import organizations
from briefings.pages.page import Frame, Page
from briefings.pages.person import people
from briefings.pages.redirect import redirects
from briefings.pages.search import search
from briefings.pages.settings import Settings
from briefings.pages.timelines import timelines

RECORD_PAGES: dict[str, Callable[[Desk, str], Iterator[Page]]] = {
    "negotiations": negotiations,
    "people": people,
    "countries": countries,
    "organizations": organizations,
    "issues": issues,
    "articles": articles,
}
PAGE_KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    home,
    listings,
    negotiations,
    people,
    countries,
    organizations,
    issues,
    articles,
    changes,
    timelines,
    about,
    search,
    redirects,
    not_found,
)

__all__ = ["PAGE_KINDS", "Desk", "Frame", "Page", "Settings", "frame_of", "page_at", "pages_at", "pages_of"]


def pages_of(dossier: Dossier, settings: Settings, opening: str = "", about_text: str = "") -> list[Page]:
    """Every page of a site, in the order of the page kinds; no view is made yet.

    `opening` is what the site's own `index.md` says on the home page, `about_text` what its `about.md` says on the
    about page, both as safe HTML.
    """
    return pages_at(Desk(dossier, settings, opening, about_text))


def pages_at(desk: Desk) -> list[Page]:
    """Every page of the site that is made at a desk."""
    return [page for kind in PAGE_KINDS for page in kind(desk)]


def page_at(desk: Desk, permalink: str) -> Page | None:
    """The page at an address, found without listing more pages than has to be."""
    section, _, rest = permalink.partition("/")
    record = RECORD_PAGES[section](desk, rest.partition("/")[0]) if section in RECORD_PAGES and rest else ()
    of_records: tuple[object, ...] = tuple(RECORD_PAGES.values())
    others = (page for kind in PAGE_KINDS if kind not in of_records for page in kind(desk))
    return next((page for page in chain(record, others) if page.permalink == permalink), None)


def frame_of(dossier: Dossier, settings: Settings) -> Frame:
    """What stands around every page of a site, for the ordinary pages beside the generated ones."""
    return Desk(dossier, settings).frame
