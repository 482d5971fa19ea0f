"""A path in, what a browser is given at it out: made of a plan when it is asked for, or read from a built folder."""

import mimetypes
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import NamedTuple, Protocol

from briefings.loading.identities import FOLDERS
from briefings.pages import Page, page_at, permalinks
from briefings.problems import Problem
from briefings.publishing.linkcheck import PageLinks, broken
from briefings.publishing.lost_links import lost_links
from briefings.publishing.ordinary import file_of
from briefings.publishing.plan import Plan
from briefings.publishing.search import SearchIndex
from briefings.publishing.site import common_files

HTML = "text/html"
# Files that are read as content, or make pages, and are not shown as they are.
_READ = frozenset({".md", ".yaml", ".yml", ".html"})


class Found(NamedTuple):
    """What stands at a path, and of which kind it is."""

    content: bytes
    kind: str = HTML


class Site(Protocol):
    """Whatever can be looked at."""

    def at(self, path: str) -> Found | None:
        """What stands at a path below the top of the site, which has no slash before it; None for nothing."""


class MadeOnDemand:
    """The site of a plan. No page is made before it is asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._pages: dict[str, Page | None] = {}
        self._ordinary = frozenset(plan.ordinary.permalinks)
        # What pages share is made when the first of them is, so only one at a time is made.
        self._turn = RLock()

    def at(self, path: str) -> Found | None:
        """A page, or a file that pages show."""
        permalink = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
        with self._turn:
            html = self._page(permalink)
            content = html.encode() if html is not None else self._file(path)
        return Found(content, _kind(file_of(path))) if content is not None else None

    def problems(self) -> list[Problem]:
        """The links of ordinary pages that lead nowhere."""
        opening = [name for name in permalinks.OPENING if self.plan.ordinary.written_to(file_of(name))]
        with self._turn:
            read = [self._read(permalink) for permalink in (*opening, *sorted(self._ordinary))]
            return lost_links(broken(read, self), self.plan.ordinary) if read else []

    def __contains__(self, file: object) -> bool:
        """Whether the site has a file."""
        assert isinstance(file, str)
        permalink = file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file
        return bool(self._planned(permalink)) or permalink in self._ordinary or self._file_at(file) is not None

    def _read(self, permalink: str) -> PageLinks:
        return self.plan.ordinary.read(file_of(permalink), self._page(permalink) or "")

    def _page(self, permalink: str) -> str | None:
        if page := self._planned(permalink):
            return self.plan.renderer.page(page)
        if permalink in self._ordinary:
            return self.plan.ordinary.whole(permalink, self.plan.renderer, self.plan.frame)
        return None

    def _planned(self, permalink: str) -> Page | None:
        """The generated page at an address, once it is known which that is."""
        if permalink not in self._pages:
            self._pages[permalink] = page_at(self.plan.desk, permalink)
        return self._pages[permalink]

    def _file(self, path: str) -> bytes | None:
        found = self._file_at(file_of(path)) or self._file_at(path)
        return found.read_bytes() if isinstance(found, Path) else found

    def _file_at(self, path: str) -> bytes | Path | None:
        if path in self._common:
            return self._common[path]
        if path.startswith("assets/") and path in self._names:
            return self._names[path]
        return next((folder / path for folder in self._folders(path) if _is_shown(folder, path)), None)

    def _folders(self, path: str) -> Iterator[Path]:
        """Where a file that is shown as it is may stand: in a shared folder any may."""
        configuration = self.plan.configuration
        if path in self.plan.loaded.files:
            yield configuration.content
        if configuration.shared:
            yield from (configuration.content, *configuration.overrides)

    @cached_property
    def _common(self) -> Mapping[str, bytes]:
        return common_files(self.plan)

    @cached_property
    def _names(self) -> Mapping[str, bytes]:
        """What a browser completes names from; the texts are not indexed for looking at."""
        return SearchIndex(self.plan.loaded.dossier, None).files()


class Built:
    """A site that was built into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def at(self, path: str) -> Found | None:
        """A file of the folder."""
        name = file_of(path)
        try:
            file = (self._folder / name).resolve()
            if not file.is_relative_to(self._folder.resolve()):
                return None
            return Found(file.read_bytes(), _kind(name))
        except (OSError, ValueError):
            return None


def _is_shown(folder: Path, path: str) -> bool:
    """Whether a file is there, inside the folder, and no source of pages."""
    steps = path.split("/")
    if any(step.startswith(".") for step in steps) or Path(path).suffix in _READ or steps[0] in FOLDERS:
        return False
    try:
        file = (folder / path).resolve()
        return file.is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError):
        return False


def _kind(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
