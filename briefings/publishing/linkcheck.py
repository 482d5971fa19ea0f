"""Whether the links of a finished site lead anywhere: pages as HTML in, links that lead nowhere out.

Two steps, so that the first can be done wherever a page is rendered: `read_page` takes what matters out of one page,
and is cheap to send between processes; `broken` compares what was taken out of all of them.
"""

import html as entities
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
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
_ELSEWHERE, _ABSOLUTE = -1, -2
_FOREIGN = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


class PageLinks(NamedTuple):
    """What a page links to and can be linked at. `page` is its file, as a path below the top of the site.

    `links` holds each link into the site once: as written, the file it leads to (empty where it leads out of the
    site), and the fragment. Links to other sites are left out. `repeated` are ids that stand in the page twice.
    """

    page: str
    links: tuple[tuple[str, str, str], ...]
    ids: frozenset[str]
    repeated: tuple[str, ...]


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
    above = _folders_above(path)
    links = []
    for value in dict.fromkeys(written):
        climbs, address, fragment = _parts(value)
        if climbs == _ABSOLUTE:
            links.append((value, _file_below(base, address), fragment))
        elif not address and not climbs:
            links.append((value, path, fragment))
        elif climbs != _ELSEWHERE:
            links.append((value, _file(above[climbs], address) if climbs < len(above) else "", fragment))
    distinct = frozenset(ids)
    repeated = () if len(distinct) == len(ids) else tuple(sorted(name for name in distinct if ids.count(name) > 1))
    return PageLinks(path, tuple(links), distinct, repeated)


def broken(pages: Iterable[PageLinks], files: Collection[str]) -> list[Broken]:
    """The links of `pages` that lead nowhere, by page. `files` are all files of the site, as paths below its top."""
    known = frozenset(files)
    read = {page.page: page for page in pages}
    ids = {name: page.ids for name, page in read.items()}
    return sorted(Broken(page.page, *found) for page in read.values() for found in _broken_on(page, known, ids))


def _broken_on(page: PageLinks, files: frozenset[str], ids: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    for written, file, fragment in page.links:
        if file not in files:
            if not file:
                yield written, "leads out of the site"
                continue
            if (index := f"{file}/index.html") not in files:
                yield written, f"there is no {file} in the site"
                continue
            file = index
        if fragment and file in ids and not _leads_to(fragment, ids[file]):
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


def _leads_to(fragment: str, ids: frozenset[str]) -> bool:
    """Whether a browser would find the place: by the fragment as it stands, then decoded, then as the page's top."""
    return fragment in ids or unquote(fragment) in ids or fragment.lower() == "top"


def _folders_above(path: str) -> list[str]:
    """The folder a page is in, the one above it, and so on to the top of the site, which is the empty text."""
    steps = path.split("/")[:-1]
    return ["".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps), -1, -1)]


@lru_cache(maxsize=1 << 16)
def _parts(written: str) -> tuple[int, str, str]:
    """How many folders a link climbs before anything else, its address from there, and its fragment.

    Nearly all links climb first, and from the folder they climb to, they are the same on every page.
    """
    if _FOREIGN.match(written):
        return _ELSEWHERE, written, ""
    address, _, fragment = written.strip().partition("#")
    fragment = fragment.partition(":~:")[0]
    address = address.partition("?")[0]
    if address.startswith("/"):
        return _ABSOLUTE, address, fragment
    climbs = 0
    while address.startswith("../", 3 * climbs):
        climbs += 1
    return climbs, address[3 * climbs :], fragment


def _file_below(base: str, address: str) -> str:
    """The file that an address means which begins with `/`; empty where that is not below the path of the site."""
    top = f"{base.rstrip('/')}/"
    return _file("", address[len(top) :]) if f"{address}/".startswith(top) else ""


@lru_cache(maxsize=1 << 16)
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
