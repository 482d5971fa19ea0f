#!/usr/bin/env python3
"""Time what the libraries alone take for the site of a corpus, in one process, beside Hugo's whole build of the same.

    python -m tests.benchmarks.floor [ARTICLES]

What a build must do however little of it is our own: import the libraries, have libyaml tell what stands in each file,
Markdown become HTML and be cleaned, Jinja print the values that our pages print, and the pages be written. Nothing is
resolved, checked, linked, listed or counted, and nothing is done with what a library gave.
"""

import gc
import hashlib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nh3
import pyromark
from jinja2 import Environment
from yaml._yaml import CParser
from yaml.events import StreamEndEvent

from briefings.checks import checked
from briefings.cli.arguments import placed
from briefings.publishing.plan import planned
from briefings.rendering.compiling import TemplateEnvironment, printed
from tests.benchmarks import hugo_twin, make_corpus
from tests.benchmarks.against_hugo import hugo_command, measured

_IMPORTS = "import jinja2, mkdocs, yaml, slugify, pydantic, nh3, pyromark, rapidfuzz, babel, click"


def main(articles: int) -> None:
    """Make the corpus and its pages, then time each library on it; and Hugo, where it is installed."""
    gc.disable()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_corpus.main(articles, folder / "content")
        took = _libraries(folder)
        for what, seconds in took.items():
            _say(what, seconds)
        alone = sum(took.values())
        _say("the libraries alone", alone)
        hugo_twin.main(folder / "content", folder / "twin")
        theirs = [hugo_command(), "--quiet", "--source", str(folder / "twin"), "--destination"]
        hugo = statistics.median(measured([*theirs, f"{folder}/theirs{number}"]).cpu for number in range(3))
    _say("Hugo, all", hugo)
    _say("ratio", alone / hugo)


def _libraries(folder: Path) -> dict[str, float]:
    """Seconds of the processor for each."""
    took: dict[str, float] = {}

    @contextmanager
    def timed(what: str) -> Iterator[None]:
        start = time.process_time()
        yield
        took[what] = time.process_time() - start

    pages, values = _pages(folder / "content")
    took["importing the libraries"] = measured([sys.executable, "-c", _IMPORTS]).cpu
    with timed("reading files"):
        yamls = [file.read_bytes() for file in folder.rglob("*.yaml")]
        texts = [file.read_text("utf-8") for file in folder.rglob("*.md")]
    with timed("libyaml"):
        for yaml in yamls:
            parser = CParser(yaml)
            while not isinstance(parser.get_event(), StreamEndEvent):
                pass
    with timed("Markdown"):
        html = [pyromark.html(text.split("\n---\n", 1)[-1]) for text in texts]
    with timed("cleaning HTML"):
        for one in html:
            nh3.clean(one)
    with timed(f"Jinja, {sum(map(len, values)):,} values"):
        template = Environment(autoescape=True).from_string("{% for value in values %}{{ value }}{% endfor %}")
        for printed_together in values:
            template.render(values=printed_together)
    with timed(f"writing {len(pages):,} pages, {sum(map(len, pages)) / 1e6:,.0f} MB"):
        for number, page in enumerate(pages):
            content = page.encode()
            hashlib.sha256(content).digest()
            (folder / "site" / f"{number}").mkdir(parents=True)
            (folder / "site" / f"{number}" / "index.html").write_bytes(content)
    return took


def _pages(content: Path) -> tuple[list[str], list[list[object]]]:
    """Our pages of some content, and the values that each prints."""
    of = placed(content, None)
    plan = planned(checked(content, 1, of.shared, None), of)
    pages: list[str] = []
    values: list[list[object]] = []

    def noted(value: object) -> str:
        values[-1].append(value)
        return printed(value)

    TemplateEnvironment.printed = staticmethod(noted)
    try:
        for page in plan.pages:
            values.append([])
            pages.append(plan.renderer.page(page))
    finally:
        TemplateEnvironment.printed = staticmethod(printed)
    return pages, values


def _say(what: str, figure: float) -> None:
    print(f"{what:40}{figure:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
