"""A dossier in, a complete site out: every page rendered aside, every link checked, then put in place in one step."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from briefings.loading import Loaded
from briefings.pages.newest import newest_behind
from briefings.problems import Problem, in_order
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration
from briefings.publishing.form import form_files
from briefings.publishing.generated import write_generated
from briefings.publishing.headers import HEADERS, headers
from briefings.publishing.lengths import too_long
from briefings.publishing.linkcheck import PageLinks, broken, ids_of
from briefings.publishing.lost_links import lost_links
from briefings.publishing.ordinary import file_of
from briefings.publishing.output import files_below, write
from briefings.publishing.plan import Plan, planned
from briefings.publishing.published import Published
from briefings.publishing.reporting import Reporter
from briefings.publishing.search import SearchIndex, indexed
from briefings.publishing.staging import foreign, staged
from briefings.rendering import assets, robots, share_picture, sitemaps


class RefusedError(Exception):
    """What was built has problems, and must not be put in place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("The content has problems.")
        self.problems = tuple(problems)


def publish(
    loaded: Loaded, configuration: Configuration, jobs: int, report: Reporter, cache: Cache | None = None
) -> Published:
    """Build the site and put it in place; with problems (links in ordinary pages that lead nowhere) nothing is."""
    plan = planned(loaded, configuration, cache=cache)
    try:
        ahead = cache.ahead if cache else None
        deleting = configuration.forked(jobs)
        with (
            staged(configuration.site, configuration.content, deleting, ahead) as folder,
            searched(plan, folder) as index,
        ):
            links = write_generated(plan, folder, jobs, report)
            links += plan.ordinary.write(folder, plan.renderer, plan.frame)
            finish(plan, folder, links, index, report)
    except RefusedError as refused:
        return Published(problems=refused.problems)
    return published(plan)


def searched(plan: Plan, folder: Path) -> AbstractContextManager[SearchIndex]:
    """Index the site's texts while its pages are written into a folder."""
    return indexed(plan.loaded.dossier, folder, plan.configuration.site, plan.configuration.search)


def finish(plan: Plan, folder: Path, links: Iterable[PageLinks], index: SearchIndex, report: Reporter) -> None:
    """Write the files beside the pages and see that every link leads somewhere; RefusedError says which do not."""
    common = common_files(plan)
    _write_missing(folder, common)
    report.stage("Checking links")
    there = files_below(folder)
    problems = lost_links(
        broken(links, there, partial(_ids_in, folder)), plan.ordinary, has_templates=bool(plan.renderer.overrides)
    )
    problems += too_long(there, plan.loaded.dossier, plan.ordinary)
    if problems:
        raise RefusedError(in_order(problems))
    report.stage("Indexing for the search")
    searching = index.files()
    for name, content in searching.items():
        write(folder / name, content)
    if plan.configuration.headers and HEADERS not in foreign(plan.configuration.site):
        _write_missing(folder, {HEADERS: _headers(plan, folder, there, {**common, **searching})})


def _write_missing(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write some files, but for those that somebody else's site brings itself, such as a robots.txt."""
    for name, content in files.items():
        if not (folder / name).exists():
            write(folder / name, content)


def _headers(plan: Plan, folder: Path, there: Collection[str], ours: Mapping[str, bytes]) -> bytes:
    """How the site is to be answered: read from a page of each kind of ours, and from every one that is not ours."""
    of_a_kind = {page.template: file_of(page.permalink) for page in plan.pages}
    others = {name for name in there if name.endswith(".html")} - {file_of(page.permalink) for page in plan.pages}
    pages = ((folder / name).read_text("utf-8", "replace") for name in sorted({*of_a_kind.values(), *others}))
    return headers(pages, there, ours).encode()


def _ids_in(folder: Path, name: str) -> str:
    """What a page can be linked at that was taken over unread."""
    return ids_of((folder / name).read_text("utf-8")) if name.endswith(".html") else ""


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
    dossier = plan.loaded.dossier
    return Published(tuple(count.items()), len(dossier.claims), len(dossier.articles))
