"""What became known, day by day: the newest days on one page, all of them on pages by year, a long year's by month."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from briefings.changes import News
from briefings.model.when import MONTHS
from briefings.pages import permalinks
from briefings.pages.chronicle import Year
from briefings.pages.citable import Source
from briefings.pages.cutting import cut
from briefings.pages.dates import whole_day
from briefings.pages.desk import Desk
from briefings.pages.links import Day, Link
from briefings.pages.page import Head, Page, View
from briefings.pages.rows import AnyRow
from briefings.pages.sentences import Sentence

NEWEST = 60
ON_A_PAGE = 150


class Line(NamedTuple):
    """A sentence, and of the claim behind it what else a reader should know: by which voice, how sure.

    `as_of` is there where the sentence does not say it.
    """

    sentence: Sentence
    row: AnyRow
    as_of: Day | None


class Report(NamedTuple):
    """An article, and what became known with it; where others disagree, with the last of them."""

    source: Source
    lines: tuple[Line, ...]


class DayOfNews(NamedTuple):
    """A day and the reports that made something known on it."""

    day: Day
    reports: tuple[Report, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesView(View):
    """The newest days, a year or a month. `years` and `months` lead to the others, `parts` are the pages of this.

    How much is in each, only the page says that leads to all of them: news would else change every page.
    """

    period: str
    days: tuple[DayOfNews, ...]
    total: int
    years: tuple[Year, ...]
    months: tuple[Year, ...]
    parts: tuple[Link, ...]


def changes(desk: Desk) -> Iterator[Page]:
    """The page of the newest days and, if it cannot hold all, the pages of the years."""
    every = desk.news
    by_year = [(year, tuple(news)) for year, news in groupby(every, key=lambda news: news.day.year)]
    years = tuple(Year(Link(permalinks.changes(year), f"{year}"), len(news)) for year, news in by_year)
    is_whole = len(every) <= NEWEST
    newest = every[:NEWEST]
    yield Page(
        permalinks.CHANGES,
        "changes.html",
        partial(_view, desk, permalinks.CHANGES, "", newest, len(every), () if is_whole else years),
    )
    for year, news in () if is_whole else by_year:
        yield from _year(desk, year, news, _without_amounts(years))


def _without_amounts(periods: Iterable[Year]) -> tuple[Year, ...]:
    return tuple(Year(period.link, None) for period in periods)


def _year(desk: Desk, year: int, every: Sequence[News], years: tuple[Year, ...]) -> Iterator[Page]:
    here = permalinks.changes(year)
    if len(every) <= ON_A_PAGE:
        view = partial(_view, desk, here, f"{year}", every, len(every), years)
        yield Page(here, "changes.html", view, year)
        return
    by_month = [(month, tuple(news)) for month, news in groupby(every, key=lambda news: news.day.month)]
    months = tuple(
        Year(Link(permalinks.changes(year, month), MONTHS[month - 1]), len(news)) for month, news in by_month
    )
    yield Page(here, "changes.html", partial(_view, desk, here, f"{year}", (), len(every), years, months), year)
    for month, news in by_month:
        period = f"{MONTHS[month - 1]} {year}"
        for number, address, shown, parts in cut(news, ON_A_PAGE, partial(permalinks.changes, year, month)):
            others = _without_amounts(months)
            view = partial(_view, desk, address, period, shown, len(news), years, others, parts, number)
            yield Page(address, "changes.html", view, year)


def _view(
    desk: Desk,
    here: str,
    period: str,
    shown: Sequence[News],
    total: int,
    years: tuple[Year, ...],
    months: tuple[Year, ...] = (),
    parts: tuple[Link, ...] = (),
    number: int = 1,
) -> ChangesView:
    return ChangesView(
        head=_head(desk, here, period, number),
        period=period,
        days=tuple(_day(desk, day, tuple(news)) for day, news in groupby(shown, key=lambda news: news.day)),
        total=total,
        years=years,
        months=months,
        parts=parts,
    )


def _day(desk: Desk, day: datetime.date, every: Sequence[News]) -> DayOfNews:
    reports = groupby(every, key=lambda news: news.now[0].article.id)
    return DayOfNews(whole_day(day), tuple(Report(desk.source(id_), _lines(desk, news)) for id_, news in reports))


def _lines(desk: Desk, every: Iterable[News]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for news in every:
        row = desk.row(news.now[0])
        lines.append(Line(desk.sentence(news), row, None if news.says_as_of else row.as_of))
    return tuple(lines)


def _head(desk: Desk, here: str, period: str, number: int) -> Head:
    page = f", page {number}" if number > 1 else ""
    title = f"What changed in {period}{page}" if period else "What changed"
    crumbs = (Link(permalinks.HOME, "Home"), Link(permalinks.CHANGES, "What changed"))
    return Head(
        permalink=here,
        title=title,
        full_title=f"{title} – {desk.settings.site_name}",
        description=f"{title}: day by day what became known, what was known before, and how we know.",
        frame=desk.frame,
        section=permalinks.CHANGES,
        crumbs=crumbs if period else crumbs[:1],
    )
