"""A plan in, its generated pages in a folder out: those that the last build left as they are, the others made anew."""

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.pages.page import Page
from briefings.publishing.cache import Made, StandingPages
from briefings.publishing.configuration import base_of
from briefings.publishing.executors import Factory, spread
from briefings.publishing.linkcheck import OurPages, PageLinks
from briefings.publishing.making import Making, Written
from briefings.publishing.ordinary import file_of
from briefings.publishing.output import write
from briefings.publishing.plan import Plan
from briefings.publishing.reporting import Reporter
from briefings.shares import in_shares


class _Share(NamedTuple):
    """What came of some pages: the links of those that were made, what the next build is to know of each, the addresses
    of those that were taken over, and the files of which a place is gone that one of these may link to.
    """

    links: list[PageLinks]
    made: dict[str, Made]
    unchanged: list[str]
    lossy: list[str]


def write_generated(plan: Plan, folder: Path, jobs: int, report: Reporter, may_share: bool = True) -> list[PageLinks]:
    """Put every generated page into the folder, in several processes; the links of each that could be broken.

    `may_share` tells that nobody writes into these files again, so that the standing site may have the same ones.
    """
    report.stage("Writing pages", len(plan.pages))
    standing, of = _standing(plan), plan.configuration
    making = Making(plan.renderer, base_of(of.settings), plan.cache.watch if plan.cache else None)
    writing = _Writing(folder, making, standing, may_share)
    if standing:
        standing.leave_out(plan.pages, folder)
    by_year = sorted(plan.pages, key=lambda page: page.year or datetime.MAXYEAR)
    if of.executor:
        shares = list(_elsewhere(writing, by_year, of.executor, jobs, report))
    else:
        plan.renderer.prepare(plan.pages)
        shares = in_shares(partial(writing.written, ours=OurPages(making.base)), by_year, jobs, report.reached)
    links = [links for share in shares for links in share.links]
    unchanged = [permalink for share in shares for permalink in share.unchanged]
    if plan.cache and standing:
        made = {permalink: made for share in shares for permalink, made in share.made.items()}
        plan.cache.keep(standing.known(unchanged) | made)
    if any(share.lossy for share in shares) or (standing and standing.is_any_gone(plan.pages)):
        read, names = partial(_read_share, folder=folder, making=making), [file_of(name) for name in unchanged]
        return links + [links for share in in_shares(read, names, of.forked(jobs)) for links in share]
    return links


def _elsewhere(
    writing: "_Writing", pages: Sequence[Page], factory: Factory, jobs: int, report: Reporter
) -> Iterator[_Share]:
    """Have the pages that must be made made by an executor, and write them here, as only we see the site's disk."""
    here = _Share([], {}, [], [])
    new = [page for page in pages if not writing.takes_over(page, here)]
    yield here
    done = len(pages) - len(new)
    for some, made in spread(writing.making, new, factory, jobs) if new else ():
        share = _Share([], {}, [], [])
        for page, written in zip(some, made, strict=True):
            writing.writes(page, written, share)
        done += len(some)
        report.reached(done)
        yield share


def _standing(plan: Plan) -> StandingPages | None:
    """The pages that the last build left, if there is a cache."""
    if plan.cache is None:
        return None
    of, ordinary = plan.configuration, plan.ordinary
    return plan.cache.standing(
        plan.loaded, of.settings, plan.frame, (ordinary.opening, ordinary.about), of.overrides, of.site
    )


class _Writing(NamedTuple):
    """Puts pages into a folder, and notes in a share what came of each."""

    folder: Path
    making: Making
    standing: StandingPages | None
    may_share: bool

    def written(self, pages: Sequence[Page], ours: OurPages) -> _Share:
        """What came of some pages that were taken over or made here."""
        share = _Share([], {}, [], [])
        for page in pages:
            if not self.takes_over(page, share):
                self.writes(page, self.making.made(page, ours), share)
        return share

    def takes_over(self, page: Page, share: _Share) -> bool:
        """Whether a page of the standing site could be taken over."""
        name = file_of(page.permalink)
        if not self.standing or not self.standing.take_over(page, name, self.folder, self.may_share):
            return False
        share.unchanged.append(page.permalink)
        return True

    def writes(self, page: Page, written: Written, share: _Share) -> None:
        """Write a page that was made."""
        name = file_of(page.permalink)
        write(self.folder / name, written.content)
        share.links.append(written.links)
        if self.standing:
            share.made[page.permalink] = self.standing.made(page, written.content, written.looks)
            if self.standing.has_lost(page, name, written.links.ids):
                share.lossy.append(name)


def _read_share(names: Sequence[str], folder: Path, making: Making) -> list[PageLinks]:
    ours = OurPages(making.base)
    return [making.read(name, (folder / name).read_text("utf-8"), ours) for name in names]
