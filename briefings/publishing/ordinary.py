"""Ordinary pages: Markdown with MkDocs' own extensions in, pages in our frame and the files that they show out."""

import posixpath
import re
import shutil
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from briefings.loading import Loaded
from briefings.loading.identities import FOLDERS
from briefings.model.ordinary_page import OrdinaryPage
from briefings.model.reference import Key
from briefings.pages import permalinks
from briefings.pages.page import Frame
from briefings.prose.markdown import page_html
from briefings.publishing.configuration import Configuration, base_of
from briefings.publishing.linkcheck import PageLinks, read_page
from briefings.rendering import Renderer

# What MkDocs turns on by itself.
EXTENSIONS = ("toc", "tables", "fenced_code")
_ADDRESS = re.compile(r'(?<= )(href|src)="([^"]+)"')


def permalink_of(page: OrdinaryPage) -> str:
    """The address of an ordinary page."""
    return f"{page.address}/" if page.address else ""


def file_of(permalink: str) -> str:
    """The file that a browser is given at an address."""
    return f"{permalink}index.html" if not permalink or permalink.endswith("/") else permalink


class OrdinaryPages:
    """The ordinary pages of a content folder, and the files that they show."""

    def __init__(self, loaded: Loaded, configuration: Configuration) -> None:
        self._content = configuration.content
        self._base = base_of(configuration.settings)
        self._files = loaded.files
        self._pages = {permalink_of(page): page for page in loaded.dossier.ordinary_pages}
        self._loaded = loaded

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return addresses(self._loaded)

    @property
    def opening(self) -> str:
        """What `index.md` says, as safe HTML; nothing where there is none."""
        return self._opening(permalinks.HOME)

    @property
    def about(self) -> str:
        """What `about.md` says, as safe HTML; nothing where there is none."""
        return self._opening(permalinks.ABOUT)

    @property
    def permalinks(self) -> list[str]:
        """The addresses of all of them but those that open a page of ours."""
        return [permalink for permalink in self._pages if permalink not in permalinks.OPENING]

    def written_to(self, file: str) -> OrdinaryPage | None:
        """The page that a file of the site shows, if it is an ordinary one, or opens with one."""
        return next((page for permalink, page in self._pages.items() if file_of(permalink) == file), None)

    def write(self, folder: Path, renderer: Renderer, frame: Frame) -> list[PageLinks]:
        """Write every page that opens none of ours, and every file that pages show; the links of each page."""
        links = []
        for permalink in self.permalinks:
            html = self.whole(permalink, renderer, frame)
            name = file_of(permalink)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(html.encode())
            links.append(self.read(name, html))
        for name in self._files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._content / name, folder / name)
        return links

    def whole(self, permalink: str, renderer: Renderer, frame: Frame) -> str:
        """The whole page at an address."""
        return self.framed(permalink, self._html(self._pages[permalink], permalink), renderer, frame)

    def framed(self, permalink: str, html: str, renderer: Renderer, frame: Frame) -> str:
        """The whole page at an address, from its text as safe HTML."""
        page = self._pages[permalink]
        return renderer.ordinary(page.title, html, permalink, frame, page.summary)

    def read(self, file: str, html: str) -> PageLinks:
        """The links of a page."""
        return read_page(file, html, self._base)

    def _opening(self, permalink: str) -> str:
        page = self._pages.get(permalink)
        return self._html(page, permalink) if page else ""

    def _html(self, page: OrdinaryPage, permalink: str) -> str:
        # Only where there is an ordinary page.
        from markdown import Markdown

        html = Markdown(extensions=list(EXTENSIONS)).convert(page.text)
        return page_html(led_to_addresses(html, page.location.file, permalink, self._addresses))


def addresses(loaded: Loaded) -> dict[str, str]:
    """Where each file of the content folder is shown: its page's address, or its own."""
    found = {name: name for name in loaded.files}
    for page in loaded.dossier.ordinary_pages:
        found[page.location.file] = permalink_of(page)
    return found | addresses_of_records(loaded)


def addresses_of_records(loaded: Loaded) -> dict[str, str]:
    """The address of each page that is made of a record, an article or a folder of them, by all names it has."""
    found = {permalinks.ABOUT.rstrip("/"): permalinks.ABOUT}
    for folder, kind in FOLDERS.items():
        found[folder] = permalinks.listing(kind)
        for record in loaded.dossier.of_kind(kind).values():
            address = permalinks.permalink(Key(kind, record.id))
            for ending in ("", ".yaml", ".md"):
                found[f"{folder}/{record.id}{ending}"] = address
            if record.recorded:
                found[record.location.file] = address
                found[f"{posixpath.splitext(record.location.file)[0]}.yaml"] = address
    return found


def led_to_addresses(html: str, file: str, permalink: str, shown: dict[str, str]) -> str:
    """HTML whose links to files of the content folder lead to where these are shown; all others are left alone."""

    def lead(match: re.Match[str]) -> str:
        attribute, written = match.groups()
        path, mark, fragment = written.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
        if not path or path.startswith("/") or target not in shown:
            return match.group()
        address = shown[target]
        relative = posixpath.relpath(f"/{address}", f"/{permalink}")
        slash = "/" if address.endswith("/") or not address else ""
        return f'{attribute}="{quote(relative)}{slash}{mark}{fragment}"'

    return _ADDRESS.sub(lead, html)
