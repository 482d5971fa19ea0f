"""The page for addresses that lead nowhere."""

from collections.abc import Iterator
from functools import partial

from briefings.pages import permalinks
from briefings.pages.desk import Desk
from briefings.pages.page import Head, Page, View


def not_found(desk: Desk) -> Iterator[Page]:
    """The page for addresses that lead nowhere."""
    yield Page(permalinks.NOT_FOUND, "404.html", partial(_view, desk))


def _view(desk: Desk) -> View:
    head = Head(
        permalink=permalinks.NOT_FOUND,
        title="There is no such page",
        full_title=f"There is no such page – {desk.settings.site_name}",
        description="Nothing stands at this address.",
        frame=desk.frame,
        indexed=False,
    )
    return View(head=head)
