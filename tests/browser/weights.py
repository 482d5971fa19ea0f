"""What a first visit to a page fetches, compressed as hosts send it: a page in, requests and bytes out.

`python -m tests.browser.weights SITE` prints it for each page of a site, the heaviest first.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.browser.serving import LEVEL
from tests.sites import Page
from tests.tables import table

FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src"}
FETCHING_LINKS = {"icon", "stylesheet", "preload", "modulepreload", "manifest"}
# A thousand bytes to the KB.
BAR, REQUESTS_BAR, SCRIPT_BAR, GRID_BAR, FILE_BAR = 50_000, 6, 15_000, 120_000, 300_000


class Weight(NamedTuple):
    """A first visit: the files fetched, the page first, and their compressed sizes by kind."""

    files: tuple[Path, ...]
    page: int
    styles: int
    scripts: int
    rest: int

    @property
    def total(self) -> int:
        """All bytes together."""
        return self.page + self.styles + self.scripts + self.rest

    @property
    def is_light(self) -> bool:
        """Whether it holds to the bars."""
        return self.total <= BAR and len(self.files) <= REQUESTS_BAR and self.scripts <= SCRIPT_BAR


def fetched_by(page: Path, site: Path) -> Iterator[Path]:
    """The files that a page's own markup has a browser fetch, the page first, each once."""
    seen = {page}
    yield page
    for element in Page(page.read_text("utf-8")).elements:
        address = element.attributes.get(FETCHED.get(element.tag, ""), "")
        if element.tag == "link" and not FETCHING_LINKS & set(element.attributes.get("rel", "").split()):
            continue
        if not address or address.startswith("data:") or element.attributes.get("loading") == "lazy":
            continue
        path = urlsplit(address).path
        file = (site / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()
        if file not in seen:
            seen.add(file)
            yield file


def weight_of(page: Path, site: Path, besides: Iterable[Path] = ()) -> Weight:
    """What a first visit to a page of a site weighs, with what its scripts are known to fetch besides."""
    files = (*fetched_by(page.resolve(), site.resolve()), *besides)
    sizes = {file: len(gzip.compress(file.read_bytes(), LEVEL, mtime=0)) for file in files}

    def of(*endings: str) -> int:
        return sum(size for file, size in sizes.items() if file.suffix in endings and file != files[0])

    page_size, styles, scripts = sizes[files[0]], of(".css"), of(".js", ".mjs")
    return Weight(files, page_size, styles, scripts, sum(sizes.values()) - page_size - styles - scripts)


HEADS = ("page", "HTML", "CSS", "JS", "rest", "all", "requests")


def line(name: str, weight: Weight) -> tuple[str, ...]:
    """A line of the table, sizes in KB."""
    sizes = (weight.page, weight.styles, weight.scripts, weight.rest, weight.total)
    return (name, *(f"{size / 1000:.1f}" for size in sizes), str(len(weight.files)))


def main(site: Path) -> None:
    """Print the weight of each page of a site."""
    weights = [(weight_of(page, site), page.relative_to(site).as_posix()) for page in site.rglob("*.html")]
    print(table(HEADS, [line(name, weight) for weight, name in sorted(weights, key=lambda one: -one[0].total)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
