"""The timeline of everything: the newest on one page, all events and rounds on pages by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from briefings.model.claim import Claim, Event
from briefings.model.negotiation import Negotiation
from briefings.pages import permalinks
from briefings.pages.chronicle import Year
from briefings.pages.citing import Citations
from briefings.pages.cutting import cut
from briefings.pages.desk import Desk
from briefings.pages.links import Link
from briefings.pages.page import Head, Page, View
from briefings.pages.rounds import is_process
from briefings.pages.timeline import Timeline, in_order, line_of, year_of

NEWEST = 40
ON_A_PAGE = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelinesView(View):
    """The newest days, or a year. `years` lead to the others, `parts` are the pages of this one."""

    year: str
    timeline: Timeline
    years: tuple[Year, ...]
    parts: tuple[Link, ...]


def timelines(desk: Desk) -> Iterator[Page]:
    """The page of the newest events and, if it cannot hold all, a page or more for each year."""
    events: list[Claim] = [news.now[0] for news in desk.news if isinstance(news.now[0], Event)]
    # A process of which rounds are listed is not held on a day.
    rounds = [held for held in desk.dossier.negotiations.values() if not is_process(desk, held)]
    every = in_order(events, rounds)
    by_year = [(year, tuple(found)) for year, found in groupby(every, key=year_of)]
    is_whole = len(every) <= NEWEST
    years = tuple(Year(Link(permalinks.timeline(year), f"{year}"), len(found)) for year, found in reversed(by_year))
    here = permalinks.TIMELINE
    newest = every[-NEWEST:]
    yield Page(here, "timelines.html", partial(_view, desk, here, "", newest, len(every), () if is_whole else years))
    for year, found in () if is_whole else by_year:
        for number, here, shown, parts in cut(found, ON_A_PAGE, partial(permalinks.timeline, year)):
            view = partial(_view, desk, here, f"{year}", shown, len(shown), years, parts, number)
            yield Page(here, "timelines.html", view, year)


def _view(
    desk: Desk,
    here: str,
    year: str,
    shown: Sequence[Event | Negotiation],
    total: int,
    years: tuple[Year, ...],
    parts: tuple[Link, ...] = (),
    number: int = 1,
) -> TimelinesView:
    page = f", page {number}" if number > 1 else ""
    title = f"Timeline of {year}{page}" if year else "Timeline"
    crumbs = (Link(permalinks.HOME, "Home"), Link(permalinks.TIMELINE, "Timeline"))
    return TimelinesView(
        head=Head(
            permalink=here,
            title=title,
            full_title=f"{title} – {desk.settings.site_name}",
            description=f"{title}: what happened in all negotiations, and the rounds of talks, in order of time.",
            frame=desk.frame,
            section=permalinks.TIMELINE,
            crumbs=crumbs if year else crumbs[:1],
        ),
        year=year,
        timeline=line_of(desk, shown, total, Citations(listed=0)),
        years=years,
        parts=parts,
    )
