"""Dossier in, pages out: which pages there are, where they live, and what each one says.

Each page kind is a module with a view and a function that lists its pages; a view is made when its page is printed.
"""

from collections.abc import Callable, Iterator

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
from briefings.pages.watching import Watch

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

__all__ = ["PAGE_KINDS", "Frame", "Page", "Settings", "frame_of", "pages_of"]


def pages_of(
    dossier: Dossier, settings: Settings, opening: str = "", about_text: str = "", watch: Watch | None = None
) -> list[Page]:
    """Every page of a site, in the order of the page kinds; no view is made yet.

    `opening` is what the site's own `index.md` says on the home page, `about_text` what its `about.md` says on the
    about page, both as safe HTML. A `watch` notes what each page looks at when its view is made.
    """
    desk = Desk(dossier, settings, opening, about_text, watch)
    return [page for kind in PAGE_KINDS for page in kind(desk)]


def frame_of(dossier: Dossier, settings: Settings) -> Frame:
    """What stands around every page of a site, for the ordinary pages beside the generated ones."""
    return Desk(dossier, settings).frame
