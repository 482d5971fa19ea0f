"""Whether the links of a finished site lead anywhere: pages as HTML in, links that lead nowhere out.

Two steps, so that the first can be done wherever a page is rendered: `read_page`, or `OurPages` where all of a page is
printed by our own templates, takes what matters out of one page, and is cheap to send between processes; `broken`
compares what was taken out of all of them.
"""

import html as entities
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

# HTML as this package and the serialisers under it write it: values in double quotes, `<` in text escaped. What is
# left that could be mistaken for a tag are comments, and the insides of scripts and styles.
_HIDING = re.compile(r"<(?:!--|s(?:cript|tyle)\b)")
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|(<(script|style)\b(?:[^>\"]|\"[^\"]*\")*>).*?(?:</\2|\Z)", re.S)
_TAG = re.compile(r"<[a-zA-Z][^\s>]*+(\s[^\">]*+(?:\"[^\"]*+\"[^\">]*+)*+)>")
_LINK = re.compile(r"\s(?:href|src)=\"([^\"]*+)\"")
_ID = re.compile(r"\sid=\"([^\"]*+)\"")
# These two can only be misled by a value that ends with one of the names, as in `title="an id=" class="wide"`.
_MISLEADING = re.compile(r"=\"(?:\s|/?\n)")
_ATTRIBUTE = re.compile(r"([^\s\"=]++)=\"([^\"]*+)\"")
# In a page that our own templates print, these stand in tags and nowhere else.
_OUR_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_OUR_ID = re.compile(r' id="([^"]*)"')
_FOREIGN = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


class PageLinks(NamedTuple):
    """What a page links to and can be linked at. `page` is its file, as a path below the top of the site.

    `links` holds each link into the site once, as written; links to other sites are left out. Each of `ids` is a line.
    As long as pages are made, there is no more to keep of each than this.
    """

    page: str
    links: tuple[str, ...]
    ids: str
    base: str = "/"

    def resolved(self) -> Iterator[tuple[str, str, str]]:
        """Each link as written, with the file it leads to (empty where it leads out of the site), and the fragment."""
        return _resolved(self.links, self.page, self.base)


class Broken(NamedTuple):
    """A link that leads nowhere, on which page it stands, and why it leads nowhere."""

    page: str
    link: str
    reason: str


def read_page(path: str, html: str, base: str = "/") -> PageLinks:
    """The links and ids of a page. `path` is its file in the site, like `people/vladimir-medinsky/index.html`.

    `base` is the path at which the site is to live: links that begin with `/` are read as beginning there.
    """
    written, ids = _attributes(html)
    return _page_links(path, dict.fromkeys(written), ids, base)


class OurPages:
    """Reads pages of which our own templates printed all, in a fraction of the time.

    They have no style or comment, no script but JSON in which no `=` stands, and in the text that they print `="` is
    always escaped. A link that means the same on all pages as deep as this one is told of the first page that has it,
    and of no further one.
    """

    def __init__(self, base: str = "/") -> None:
        self._base = base
        self._told: dict[int, set[str]] = {}

    def read(self, path: str, html: str) -> PageLinks:
        """The ids of a page, and those of its links that no page before it had."""
        depth = path.count("/")
        told = self._told.setdefault(depth, set())
        new = set(_OUR_LINK.findall(html)) - told
        if depth:
            told.update(link for link in new if link.startswith("../" * depth))
        return _page_links(path, sorted(map(entities.unescape, new)), _OUR_ID.findall(html), self._base)


def ids_of(html: str) -> str:
    """What a page that our own templates printed can be linked at, each a line."""
    return _in_lines(_OUR_ID.findall(html))


def has_all(ids: str, others: str) -> bool:
    """Whether all of the other ids are among some."""
    return others == ids or all(f"\n{one}\n" in ids for one in others.split("\n")[1:-1])


def _in_lines(ids: Iterable[str]) -> str:
    return "\n".join(("", *dict.fromkeys(ids), ""))


def _page_links(path: str, written: Iterable[str], ids: list[str], base: str) -> PageLinks:
    return PageLinks(path, tuple(link for link in written if not _FOREIGN.match(link)), _in_lines(ids), base)


def _resolved(written: Iterable[str], path: str, base: str) -> Iterator[tuple[str, str, str]]:
    """Links as written on a page, with the file and the place in it that each leads to; none to other sites."""
    above = _folders_above(path)
    for value in written:
        address, _, fragment = value.strip().partition("#")
        file = _from_the_top(address, len(above) - 1, base)
        if file is None:
            climbs, rest = _parts(address)
            file = _file(above[climbs], rest) if climbs or rest else path
        yield value, file, fragment.partition(":~:")[0]


def broken(pages: Iterable[PageLinks], files: Container[str], more: Callable[[str], str] | None = None) -> list[Broken]:
    """The links of `pages` that lead nowhere, by page. `files` are all files of the site, as paths below its top.

    `more` tells at what one can link to in a file that is not among the pages.
    """
    read = {page.page: page for page in pages}
    ids = _Ids(more, {name: page.ids for name, page in read.items()})
    return sorted(Broken(page.page, *found) for page in read.values() for found in _broken_on(page, files, ids))


class _Ids(dict[str, str | None]):
    """At what one can link to in each file; None where that is not known."""

    def __init__(self, more: Callable[[str], str] | None, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._more = more

    def __missing__(self, file: str) -> str | None:
        self[file] = self._more(file) if self._more else None
        return self[file]


def _broken_on(page: PageLinks, files: Container[str], ids: _Ids) -> Iterator[tuple[str, str]]:
    for written, file, fragment in page.resolved():
        if file not in files:
            if not file:
                yield written, "leads out of the site"
                continue
            if (index := f"{file}/index.html") not in files:
                yield written, f"there is no {file} in the site"
                continue
            file = index
        if fragment and (there := ids[file]) is not None and not _leads_to(fragment, there):
            yield written, f"nothing in {file} has the id {unquote(fragment)}"


def _attributes(html: str) -> tuple[list[str], list[str]]:
    """The values of all `href` and `src` in the tags of a page, and those of all `id`."""
    if _HIDING.search(html):
        html = _UNSEEN.sub(r"\1", html)
    tags = "\n".join(_TAG.findall(html))
    if _MISLEADING.search(tags):
        named = _ATTRIBUTE.findall(tags)
        links, ids = [v for name, v in named if name in {"href", "src"}], [v for name, v in named if name == "id"]
    else:
        links, ids = _LINK.findall(tags), _ID.findall(tags)
    if "&" in tags:
        links, ids = [entities.unescape(value) for value in links], [entities.unescape(value) for value in ids]
    return links, ids


def _leads_to(fragment: str, ids: str) -> bool:
    """Whether a browser would find the place: by the fragment as it stands, then decoded, then as the page's top."""
    return f"\n{fragment}\n" in ids or f"\n{unquote(fragment)}\n" in ids or fragment.lower() == "top"


def _folders_above(path: str) -> list[str]:
    """The folder a page is in, the one above it, and so on to the top of the site, which is the empty text."""
    steps = path.split("/")[:-1]
    return ["".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps), -1, -1)]


@lru_cache(maxsize=1 << 12)
def _from_the_top(address: str, depth: int, base: str) -> str | None:
    """The file that an address means on any page so many folders deep; None where that depends on which page it is.

    Nearly all addresses climb to the top first, and from there they are the same on every page.
    """
    climbs, rest = _parts(address)
    if rest.startswith("/") and not climbs:
        return _file_below(base, rest)
    if climbs < depth or not (climbs or rest):
        return None
    return _file("", rest) if climbs == depth else ""


def _parts(address: str) -> tuple[int, str]:
    """How many folders an address climbs before anything else, and what it is from there, without its query."""
    address = address.partition("?")[0]
    climbs = 0
    while address.startswith("../", 3 * climbs):
        climbs += 1
    return climbs, address[3 * climbs :]


def _file_below(base: str, address: str) -> str:
    """The file that an address means which begins with `/`; empty where that is not below the path of the site."""
    top = f"{base.rstrip('/')}/"
    return _file("", address[len(top) :]) if f"{address}/".startswith(top) else ""


@lru_cache(maxsize=1 << 12)
def _file(folder: str, address: str) -> str:
    """The file that an address means in a folder of the site; empty where it leads out of the site."""
    steps = folder.split("/")[:-1]
    *through, last = unquote(address).split("/")
    for step in [*through, last] if last == ".." else through:
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join([*steps, "index.html" if last in {"", ".", ".."} else last])
