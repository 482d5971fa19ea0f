"""Lists of everything of a kind, from A to Z or from the newest on; a long one is cut by letter or year, and again."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from briefings.model.article import Article
from briefings.model.country import Country
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import KINDS, Kind
from briefings.model.vocabulary import CLASSIFICATIONS, STATUSES
from briefings.pages import permalinks
from briefings.pages.cutting import cut
from briefings.pages.dates import whole_day
from briefings.pages.desk import PLURALS, Desk
from briefings.pages.links import Day, Link
from briefings.pages.page import Head, Page, View
from briefings.pages.rounds import first_day
from briefings.pages.things import Place, thing
from briefings.pages.timeline import dates_of
from briefings.prose.folding import fold_name

SHORT = 30
UNCUT = 200
ON_A_PAGE = 400


class Line(NamedTuple):
    """One record in a list."""

    link: Link
    day: Day | None
    note: str


class Section(NamedTuple):
    """The records under one letter, or of one year; without a title in a list that is short."""

    title: str
    part: str
    lines: tuple[Line, ...]


class Contents(NamedTuple):
    """A page of a list that is cut, and how many records are on it and the pages after it."""

    link: Link
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ListingView(View):
    """A list, or a page of one. `contents` are the letters or years of a list that is cut, `parts` its pages."""

    total: int
    sections: tuple[Section, ...]
    contents: tuple[Contents, ...]
    parts: tuple[Link, ...]


def listings(desk: Desk) -> Iterator[Page]:
    """The list of each kind, and its letters or years where it is long."""
    for kind in KINDS:
        yield from _listing(desk, kind)


def _listing(desk: Desk, kind: Kind) -> Iterator[Page]:
    by_part = [(part, list(records)) for part, records in groupby(_ordered(desk, kind), key=_part)]
    total = sum(len(records) for _, records in by_part)
    here = permalinks.listing(kind)
    if total <= UNCUT:
        yield Page(here, "listing.html", partial(_whole, desk, kind, by_part))
        return
    contents = tuple(
        Contents(Link(permalinks.listing_part(kind, part), _title(part)), len(records)) for part, records in by_part
    )
    yield Page(here, "listing.html", partial(_head_page, desk, kind, contents, total))
    for part, records in by_part:
        for number, address, shown, parts in cut(records, ON_A_PAGE, partial(permalinks.listing_part, kind, part)):
            yield Page(address, "listing.html", partial(_page, desk, kind, part, number, parts, shown, contents))


def _ordered(desk: Desk, kind: Kind) -> Sequence[Record]:
    """The records of a kind as a list has them: news from the newest on, everything else from A to Z."""
    records = desk.dossier.of_kind(kind).values()
    if kind in ("article", "negotiation"):
        return sorted(records, key=lambda record: (_day(record), record.id), reverse=True)
    return sorted(records, key=lambda record: (_letter(record) == "other", fold_name(record.sort_name), record.id))


def _day(record: Record) -> object:
    if isinstance(record, Article):
        return record.date
    assert isinstance(record, Negotiation)
    return first_day(record)


def _part(record: Record) -> str:
    """The letter or the year under which a record is listed."""
    if isinstance(record, Article):
        return f"{record.date.year:04}"
    if isinstance(record, Negotiation):
        return f"{first_day(record).year:04}" if record.start or record.end else "undated"
    return _letter(record)


def _letter(record: Record) -> str:
    first = unicodedata.normalize("NFKD", fold_name(record.sort_name))[:1]
    return first if first.isascii() and first.isalpha() else "other"


def _title(part: str) -> str:
    return part.upper() if len(part) == 1 else part.capitalize()


def _section(desk: Desk, part: str, records: Sequence[Record]) -> Section:
    return Section(_title(part), part, tuple(_line(desk, record) for record in records))


def _line(desk: Desk, record: Record) -> Line:
    """A record in one line: what tells it from others of its name."""
    path, text = desk.link(record.key)
    if isinstance(record, Article):
        return Line(Link(path, text), whole_day(record.date), record.publisher)
    if isinstance(record, Negotiation):
        return Line(Link(path, text), dates_of(record), STATUSES[record.status].label if record.status else "")
    note = ""
    if isinstance(record, Person):
        note = desk.link(record.party.key).text if record.party else ""
        text = record.sort_name
    elif isinstance(record, Organization):
        note = record.short_name or CLASSIFICATIONS[record.classification].label * (record.classification != "other")
    elif isinstance(record, Country):
        note = record.code or ""
    return Line(Link(path, text), None, note)


def _whole(desk: Desk, kind: Kind, by_part: list[tuple[str, list[Record]]]) -> ListingView:
    total = sum(len(records) for _, records in by_part)
    if total <= SHORT:
        by_part = [("", [record for _, records in by_part for record in records])] if total else []
    sections = tuple(_section(desk, part, records) for part, records in by_part)
    return ListingView(head=_head(desk, kind), total=total, sections=sections, contents=(), parts=())


def _head_page(desk: Desk, kind: Kind, contents: tuple[Contents, ...], total: int) -> ListingView:
    return ListingView(head=_head(desk, kind), total=total, sections=(), contents=contents, parts=())


def _page(
    desk: Desk,
    kind: Kind,
    part: str,
    number: int,
    parts: tuple[Link, ...],
    records: Sequence[Record],
    contents: tuple[Contents, ...],
) -> ListingView:
    return ListingView(
        head=_head(desk, kind, part, number),
        total=len(records),
        sections=(_section(desk, part, records),),
        contents=contents,
        parts=parts,
    )


def _head(desk: Desk, kind: Kind, part: str = "", number: int = 1) -> Head:
    plural, here = PLURALS[kind], permalinks.listing(kind)
    title = f"{plural}: {_title(part)}{f', page {number}' if number > 1 else ''}" if part else plural
    crumbs = (Link(permalinks.HOME, "Home"), Link(here, plural)) if part else (Link(permalinks.HOME, "Home"),)
    order = "the newest first" if kind in ("article", "negotiation") else "from A to Z"
    address = permalinks.listing_part(kind, part, number) if part else here
    return Head(
        permalink=address,
        title=title,
        full_title=f"{title} – {desk.settings.site_name}",
        description=f"{title}: all on {desk.settings.site_name}, {order}, each with a page of its own.",
        frame=desk.frame,
        section=here,
        crumbs=crumbs,
        subject=thing("CollectionPage", name=title, url=Place(address)),
    )
