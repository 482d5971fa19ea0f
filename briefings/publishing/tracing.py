"""A page in; each fact that it shows, with the file and line on which that was written, out."""

from difflib import get_close_matches
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from briefings.pages.page import Page
from briefings.prose.folding import fold_name
from briefings.publishing.configuration import base_of
from briefings.publishing.plan import Plan

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_PREFIX = "content/"


class Traced(NamedTuple):
    """Words of a page, and where they were written: a file of the content folder, a line from 1.

    `value` is what was written, where the page shows it in other words.
    """

    text: str
    file: str
    line: int
    value: str = ""

    def holds(self, text: str) -> bool:
        """Whether the words, or what was written for them, hold a text, whatever its case and accents."""
        wanted = fold_name(text)
        return wanted in fold_name(self.text) or wanted in fold_name(self.value)


def page_at(address: str, plan: Plan) -> tuple[Page | None, list[str]]:
    """The generated page at an address, or None and the addresses that are nearly it."""
    pages = {page.permalink: page for page in plan.pages}
    path = path_of(address, plan)
    for wanted in (f"{path}/" if path else "", path):
        if wanted in pages:
            return pages[wanted], []
    return None, get_close_matches(f"{path}/", [*pages, *plan.ordinary.permalinks], n=3)


def path_of(address: str, plan: Plan) -> str:
    """An address without what stands before the site's top and after the page, and without slashes at its ends."""
    path = unquote(urlsplit(address).path).strip("/")
    base = base_of(plan.configuration.settings).strip("/")
    if base and f"{path}/".startswith(f"{base}/"):
        path = path.removeprefix(base)
    return path.removesuffix("index.html").strip("/")


def trace_page(page: Page, plan: Plan) -> list[Traced]:
    """Every fact of a page in the order in which it is shown, each once."""
    return facts_of(plan.renderer.page(page))


def facts_of(html: str) -> list[Traced]:
    """Every element of a page that says where it was written, each once."""
    reader = _Reader()
    reader.feed(html)
    return list(dict.fromkeys(reader.facts))


class _Reader(HTMLParser):
    """Collects the words of every element that says where they were written."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: list[Traced] = []
        self._open: list[tuple[str | None, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            given = dict(attrs)
            self._open.append((given.get("data-written-at"), given.get("data-value") or "", []))

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        place, value, words = self._open.pop()
        if place:
            file, _, line = place.removeprefix(_PREFIX).rpartition(":")
            self.facts.append(Traced(" ".join("".join(words).split()), file, int(line), value))
        if self._open:
            self._open[-1][2].extend(words)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)
