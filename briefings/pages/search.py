"""The page that shows what a search has found; without JavaScript it leads to the lists of everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefings.model.reference import KINDS
from briefings.pages import permalinks
from briefings.pages.desk import PLURALS, Desk
from briefings.pages.links import Link
from briefings.pages.page import Head, Page, View


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchView(View):
    """The lists that lead to every record where nothing can be searched."""

    lists: tuple[Link, ...]


def search(desk: Desk) -> Iterator[Page]:
    """The page that shows what a search has found."""
    yield Page(permalinks.SEARCH, "search.html", partial(_view, desk))


def _view(desk: Desk) -> SearchView:
    head = Head(
        permalink=permalinks.SEARCH,
        title="Search",
        full_title=f"Search – {desk.settings.site_name}",
        description="Find people, negotiations, countries, organizations, issues and articles by name or by words.",
        frame=desk.frame,
        crumbs=(Link(permalinks.HOME, "Home"),),
    )
    return SearchView(head=head, lists=tuple(Link(permalinks.listing(kind), PLURALS[kind]) for kind in KINDS))
