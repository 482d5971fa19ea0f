"""Everything that is said about a record, in order of time: the pages behind one that could not show all of it.

A chronicle is cut by year, and a long year into pages. It holds every claim about the record and every sentence that
mentions it; the records that name it are on pages of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from briefings.model.claim import Claim
from briefings.model.dossier import Mention
from briefings.model.record import Record
from briefings.pages import permalinks
from briefings.pages.bounds import RELATED
from briefings.pages.cutting import cut
from briefings.pages.desk import Desk
from briefings.pages.links import Link
from briefings.pages.mentions import Mentioned, bounds_of, mentioned, mentions_beyond_claims
from briefings.pages.page import Head, Page, View
from briefings.pages.rows import AnyRow

ON_A_PAGE = 150
RELATED_ON_A_PAGE = 400


class Year(NamedTuple):
    """A year of a chronicle, and how much is in it, where the page tells that."""

    link: Link
    amount: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChronicleView(View):
    """One page of a year of a chronicle. `parts` are the pages of the year, `years` all years."""

    subject: Link
    year: str
    years: tuple[Year, ...]
    parts: tuple[Link, ...]
    rows: tuple[AnyRow, ...]
    sentences: tuple[Mentioned, ...]
    related: tuple[Link, ...] = ()


Entry = Claim | Mention


class Chronicle:
    """All that is said about one record, by year; empty where the record's own page shows it."""

    def __init__(self, desk: Desk, record: Record) -> None:
        self.desk = desk
        self.record = record
        self.is_empty = bounds_of(desk, record.key).is_whole

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Its years, the newest first, and after them the list of the records that name this one."""
        key = self.record.key
        found = [Year(Link(permalinks.chronicle(key, year), f"{year}"), len(said)) for year, said in self._by_year]
        found.reverse()
        if self._related:
            found.append(Year(Link(permalinks.related(key), "Records that name it"), len(self._related)))
        return tuple(found)

    @property
    def start(self) -> Link | None:
        """Where a reader begins: the newest year."""
        return self.years[0].link if self.years else None

    def pages(self) -> Iterator[Page]:
        """Its pages."""
        key = self.record.key
        for year, entries in self._by_year:
            for number, here, shown, parts in cut(entries, ON_A_PAGE, partial(permalinks.chronicle, key, year)):
                yield Page(here, "chronicle.html", partial(self._year, here, year, number, parts, shown), year)
        for number, here, records, parts in cut(self._related, RELATED_ON_A_PAGE, partial(permalinks.related, key)):
            yield Page(here, "chronicle.html", partial(self._records, here, number, parts, records))

    @cached_property
    def _related(self) -> tuple[Record, ...]:
        named_by = self.desk.dossier.referring.get(self.record.key, ())
        return () if self.is_empty or len(named_by) <= RELATED else named_by

    @cached_property
    def _by_year(self) -> list[tuple[int, list[Entry]]]:
        if self.is_empty:
            return []
        key, articles = self.record.key, self.desk.dossier.articles
        dated: list[tuple[int, Entry]] = [
            (claim.as_of.first.year, claim) for claim in self.desk.dossier.about.get(key, ())
        ]
        dated += [
            (articles[mention.article.id].date.year, mention) for mention in mentions_beyond_claims(self.desk, key)
        ]
        dated.sort(key=itemgetter(0))
        return [(year, [said for _, said in entries]) for year, entries in groupby(dated, key=itemgetter(0))]

    def _year(
        self, here: str, year: int, number: int, parts: tuple[Link, ...], entries: Sequence[Entry]
    ) -> ChronicleView:
        return ChronicleView(
            head=self._head(here, f"{year}", number),
            subject=self.desk.link(self.record.key),
            year=f"{year}",
            years=self.years,
            parts=parts,
            rows=tuple(self.desk.row(entry) for entry in entries if isinstance(entry, Claim)),
            sentences=tuple(mentioned(self.desk, entry) for entry in entries if isinstance(entry, Mention)),
        )

    def _records(self, here: str, number: int, parts: tuple[Link, ...], records: Sequence[Record]) -> ChronicleView:
        return ChronicleView(
            head=self._head(here, "records that name it", number),
            subject=self.desk.link(self.record.key),
            year="",
            years=self.years,
            parts=parts,
            rows=(),
            sentences=(),
            related=tuple(self.desk.link(other.key) for other in records),
        )

    def _head(self, here: str, part: str, number: int) -> Head:
        name, page = self.record.name, f", page {number}" if number > 1 else ""
        head = self.desk.head(self.record, f"Everything that is said about {name} in {part}{page}, with its sources.")
        title = f"{name}: {part}{page}"
        return replace(
            head,
            permalink=here,
            title=title,
            full_title=f"{title} – {self.desk.settings.site_name}",
            crumbs=(*head.crumbs, self.desk.link(self.record.key)),
        )
