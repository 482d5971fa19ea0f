"""A dossier in, a complete site out: every page rendered aside, every link checked, then put in place in one step."""

import datetime
import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.loading import Loaded
from briefings.pages import frame_of, pages_of, permalinks
from briefings.pages.newest import newest_behind
from briefings.pages.page import Frame, Page
from briefings.problems import Problem, in_order
from briefings.publishing.configuration import Configuration, base_of
from briefings.publishing.form import form_files
from briefings.publishing.lengths import too_long
from briefings.publishing.linkcheck import OurPages, PageLinks, broken, read_page
from briefings.publishing.lost_links import lost_links
from briefings.publishing.ordinary import OrdinaryPages, file_of
from briefings.publishing.reporting import Reporter
from briefings.publishing.search import SearchIndex, indexed
from briefings.publishing.staging import staged
from briefings.rendering import Renderer, assets, robots, share_picture, sitemaps
from briefings.shares import in_shares


class Published(NamedTuple):
    """The pages that were put in place, by template and number; or why nothing was."""

    pages: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...] = ()


class RefusedError(Exception):
    """What was built has problems, and must not be put in place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("The content has problems.")
        self.problems = tuple(problems)


class Plan(NamedTuple):
    """All that is known of a site before its first page is made."""

    loaded: Loaded
    configuration: Configuration
    renderer: Renderer
    ordinary: OrdinaryPages
    pages: tuple[Page, ...]
    frame: Frame


def planned(loaded: Loaded, configuration: Configuration, renderer: Renderer | None = None) -> Plan:
    """Which pages there are, and what makes them HTML: a `renderer` that made another plan's pages, or a new one."""
    ordinary = OrdinaryPages(loaded, configuration)
    return Plan(
        loaded,
        configuration,
        renderer.anew() if renderer else Renderer(configuration.settings, configuration.overrides),
        ordinary,
        tuple(pages_of(loaded.dossier, configuration.settings, ordinary.opening, ordinary.about)),
        frame_of(loaded.dossier, configuration.settings),
    )


def publish(loaded: Loaded, configuration: Configuration, jobs: int, report: Reporter) -> Published:
    """Build the site and put it in place; with problems (links in ordinary pages that lead nowhere) nothing is."""
    plan = planned(loaded, configuration)
    try:
        with staged(configuration.site, configuration.content) as folder, searched(plan, folder) as index:
            links = write_generated(plan, folder, jobs, report)
            links += plan.ordinary.write(folder, plan.renderer, plan.frame)
            finish(plan, folder, links, index, report)
    except RefusedError as refused:
        return Published((), refused.problems)
    return published(plan)


def searched(plan: Plan, folder: Path) -> AbstractContextManager[SearchIndex]:
    """Index the site's texts while its pages are written into a folder."""
    return indexed(plan.loaded.dossier, folder, plan.configuration.site, plan.configuration.search)


def write_generated(plan: Plan, folder: Path, jobs: int, report: Reporter) -> list[PageLinks]:
    """Render every generated page into the folder, in several processes; the links of each."""
    report.stage("Writing pages", len(plan.pages))
    plan.renderer.prepare(plan.pages)
    ours = OurPages(base_of(plan.configuration.settings))
    work = partial(_write_share, folder=folder, renderer=plan.renderer, ours=ours)
    by_year = sorted(plan.pages, key=lambda page: page.year or datetime.MAXYEAR)
    shares = in_shares(work, by_year, jobs, report.reached)
    return [links for share in shares for links in share]


def _write_share(pages: Sequence[Page], folder: Path, renderer: Renderer, ours: OurPages) -> list[PageLinks]:
    links = []
    for page in pages:
        html = renderer.page(page)
        name = file_of(page.permalink)
        write(folder / name, html.encode())
        # A site's own templates may write anything, and so may a page that opens with an ordinary one.
        if renderer.overrides or page.permalink in permalinks.OPENING:
            links.append(read_page(name, html, base_of(renderer.settings)))
        else:
            links.append(ours.read(name, html))
    return links


def finish(plan: Plan, folder: Path, links: Iterable[PageLinks], index: SearchIndex, report: Reporter) -> None:
    """Write the files beside the pages and see that every link leads somewhere; RefusedError says which do not."""
    for name, content in common_files(plan).items():
        # Somebody else's site may bring a robots.txt of its own.
        if not (folder / name).exists():
            write(folder / name, content)
    report.stage("Checking links")
    there = files_below(folder)
    problems = lost_links(broken(links, there), plan.ordinary, has_templates=bool(plan.renderer.overrides))
    problems += too_long(folder, there, plan.loaded.dossier, plan.ordinary)
    if problems:
        raise RefusedError(in_order(problems))
    report.stage("Indexing for the search")
    for name, content in index.files().items():
        write(folder / name, content)


def common_files(plan: Plan) -> dict[str, bytes]:
    """The files beside the pages: stylesheet, icon, robots.txt; where the address is known, sitemap and picture; where
    it is wanted, the form.
    """
    settings = plan.configuration.settings
    files = {**assets(plan.configuration.overrides), "robots.txt": robots(settings).encode()}
    if settings.site_url:
        generated = (page.permalink for page in plan.pages if page.template not in ("redirect.html", "404.html"))
        newest = newest_behind(plan.loaded.dossier)
        listed = {permalink: newest.get(permalink) for permalink in (*generated, *plan.ordinary.permalinks)}
        files |= {name: text.encode() for name, text in sitemaps(listed, settings).items()}
    if form := plan.configuration.form:
        files |= form_files(form, _in_repository(plan.configuration), plan.loaded.dossier, settings)
    if picture := plan.frame.picture:
        files[picture.path] = share_picture(picture)
    return files


def _in_repository(configuration: Configuration) -> str:
    """The content folder as the repository calls it."""
    return os.path.relpath(configuration.content, configuration.repository).replace(os.sep, "/")


def published(plan: Plan) -> Published:
    """What a site that was put in place consists of."""
    count = dict.fromkeys((page.template.removesuffix(".html") for page in plan.pages), 0)
    for page in plan.pages:
        count[page.template.removesuffix(".html")] += 1
    count["ordinary"] = len(plan.ordinary.permalinks)
    return Published(tuple(count.items()))


def write(path: Path, content: bytes) -> None:
    """Write a new file, and the folder for it where there is none."""
    try:
        descriptor = _new(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _new(path)
    with open(descriptor, "wb", buffering=0) as file:
        file.write(content)


def _new(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)


def files_below(folder: Path) -> set[str]:
    """Every file below a folder, as paths relative to it."""
    found = set()
    for where, _, names in os.walk(folder):
        relative = os.path.relpath(where, folder).replace(os.sep, "/")
        found |= {name if relative == "." else f"{relative}/{name}" for name in names}
    return found
