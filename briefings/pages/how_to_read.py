"""How to read these pages: what each word of the closed lists means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefings.model.vocabulary import (
    ATTENDANCES,
    CAPACITIES,
    CONFIDENCES,
    ROLES,
    STANCES,
    STATUSES,
)
from briefings.pages import permalinks
from briefings.pages.desk import Desk
from briefings.pages.links import Link, Term
from briefings.pages.page import Head, Page, View

_LISTS = (
    ("attendance", "Whether somebody comes", ATTENDANCES),
    ("role", "What rank they have in the delegation", ROLES),
    ("capacity", "What the delegation is there as", CAPACITIES),
    ("stance", "What a position comes down to", STANCES),
    ("status", "Where a negotiation stands", STATUSES),
    ("confidence", "How sure the analyst is", CONFIDENCES),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class HowToReadView(View):
    """The closed lists: an anchor, a title and the words of each."""

    lists: tuple[tuple[str, str, tuple[Term, ...]], ...]


def how_to_read(desk: Desk) -> Iterator[Page]:
    """The page that says what the words on all others mean."""
    yield Page(permalinks.HOW_TO_READ, "how_to_read.html", partial(_view, desk))


def _view(desk: Desk) -> HowToReadView:
    head = Head(
        permalink=permalinks.HOW_TO_READ,
        title="How to read these pages",
        full_title=f"How to read these pages – {desk.settings.site_name}",
        description="What the words for attendance, roles and stances mean, and how each fact is proved.",
        frame=desk.frame,
        crumbs=(Link(permalinks.HOME, "Home"),),
    )
    lists = tuple(
        (anchor, title, tuple(Term(code, *word) for code, word in words.items())) for anchor, title, words in _LISTS
    )
    return HowToReadView(head=head, lists=lists)
