"""A plan in, its generated pages in a folder out: those that the last build left as they are, the others made anew."""

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.pages import permalinks
from briefings.pages.page import Page
from briefings.publishing.cache import Made, StandingPages
from briefings.publishing.configuration import base_of
from briefings.publishing.linkcheck import OurPages, PageLinks, ids_of, read_page
from briefings.publishing.ordinary import file_of
from briefings.publishing.output import link, write
from briefings.publishing.plan import Plan
from briefings.publishing.reporting import Reporter
from briefings.shares import in_shares

_OPENING = frozenset(map(file_of, permalinks.OPENING))


class _Share(NamedTuple):
    """What came of some pages: the links of those that were made, what the next build is to know of each, the files
    that the standing site has already, and whether a place is gone that one of those may link to.
    """

    links: list[PageLinks]
    made: dict[str, Made]
    unchanged: list[str]
    is_lossy: bool


def write_generated(plan: Plan, folder: Path, jobs: int, report: Reporter, may_share: bool = True) -> list[PageLinks]:
    """Put every generated page into the folder, in several processes; the links of each that could be broken.

    `may_share` tells that nobody writes into these files again, so that the standing site may have the same ones.
    """
    report.stage("Writing pages", len(plan.pages))
    plan.renderer.prepare(plan.pages)
    standing = _standing(plan)
    ours = OurPages(base_of(plan.configuration.settings))
    work = partial(_write_share, folder=folder, plan=plan, ours=ours, standing=standing, may_share=may_share)
    by_year = sorted(plan.pages, key=lambda page: page.year or datetime.MAXYEAR)
    shares = in_shares(work, by_year, jobs, report.reached)
    links = [links for share in shares for links in share.links]
    if plan.cache:
        plan.cache.keep({permalink: made for share in shares for permalink, made in share.made.items()})
    unchanged = [name for share in shares for name in share.unchanged]
    if any(share.is_lossy for share in shares) or (standing and standing.is_any_gone(plan.pages)):
        read = partial(_read_share, folder=folder, plan=plan, ours=ours)
        return links + [links for share in in_shares(read, unchanged, jobs) for links in share]
    return links


def _standing(plan: Plan) -> StandingPages | None:
    """The pages that the last build left, if there is a cache."""
    if plan.cache is None:
        return None
    of, ordinary = plan.configuration, plan.ordinary
    return plan.cache.standing(
        plan.loaded, of.settings, plan.frame, (ordinary.opening, ordinary.about), of.overrides, of.site
    )


def _write_share(
    pages: Sequence[Page], folder: Path, plan: Plan, ours: OurPages, standing: StandingPages | None, may_share: bool
) -> _Share:
    done = _Share([], {}, [], False)
    is_lossy = False
    for page in pages:
        name = file_of(page.permalink)
        if standing and (known := standing.unchanged(page, name)):
            done.made[page.permalink], content = known
            if not (may_share and link(standing.site / name, folder / name)):
                write(folder / name, content)
            done.unchanged.append(name)
            continue
        if standing:
            standing.begin()
        html = plan.renderer.page(page)
        content = html.encode()
        write(folder / name, content)
        links = _read(name, html, plan, ours)
        done.links.append(links)
        if standing:
            done.made[page.permalink] = standing.made(page, content)
            is_lossy = is_lossy or not ids_of(standing.content(name).decode()) <= links.ids
    return done._replace(is_lossy=is_lossy)


def _read(name: str, html: str, plan: Plan, ours: OurPages) -> PageLinks:
    """The links of a page."""
    # A site's own templates may write anything, and so may a page that opens with an ordinary one.
    if plan.renderer.overrides or name in _OPENING:
        return read_page(name, html, base_of(plan.configuration.settings))
    return ours.read(name, html)


def _read_share(names: Sequence[str], folder: Path, plan: Plan, ours: OurPages) -> list[PageLinks]:
    return [_read(name, (folder / name).read_text("utf-8"), plan, ours) for name in names]
