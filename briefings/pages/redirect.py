"""Old addresses: a page under each former id that leads to where the record is now."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefings.model.record import Record
from briefings.model.reference import KINDS
from briefings.pages import permalinks
from briefings.pages.desk import Desk
from briefings.pages.links import Link
from briefings.pages.page import Head, Page, View


@dataclass(frozen=True, kw_only=True, slots=True)
class RedirectView(View):
    """Where a record is now."""

    target: Link


def redirects(desk: Desk) -> Iterator[Page]:
    """A page for each former id."""
    for kind in KINDS:
        for record in desk.dossier.of_kind(kind).values():
            for former_id in record.former_ids:
                address = permalinks.former(record.key, former_id)
                yield Page(address, "redirect.html", partial(_view, desk, record, address))


def _view(desk: Desk, record: Record, address: str) -> RedirectView:
    head = Head(
        permalink=address,
        title=record.name,
        full_title=f"{record.name} has moved – {desk.settings.site_name}",
        description=f"{record.name} has a new address.",
        frame=desk.frame,
        section=permalinks.listing(record.key.kind),
        indexed=False,
    )
    return RedirectView(head=head, target=desk.link(record.key))
