"""What `briefings suggest` prints of an article that a test writes, read back as a sidecar. All of it is invented."""

from pathlib import Path
from typing import Any

import yaml

from briefings.prose.article import read
from briefings.prose.quotations import find
from tests.sites import briefings

TITLE = "The list for Bergen"
TEXT = """\
Norwegian Fisheries Minister Ola Vik will not attend the talks with Iceland in Bergen, the government said on Monday.

Instead, director general Kari Nes was named head of the Norwegian delegation. Nes will be joined by Deputy Energy \
Minister Ada Lund, Per Moe and Liv Dahl, the head of the coast guard.

Icelandic Foreign Minister Jón Árnason said that he would only attend if the quota were on the table. A spokesman, \
Pétur Björnsson, confirmed that the minister would not travel on Sunday. The Icelandic team is led by Guðrún Jónsdóttir.

Norway demands that the quota be cut by a tenth. Iceland, in its turn, rejected any cut before the summer survey. Oslo \
dismissed demands for a longer season.
"""


def content_with(folder: Path, text: str = TEXT, sidecar: str | None = None) -> Path:
    """A folder of content with one article; the article."""
    article = folder / "content" / "articles" / "2026-03-02-bergen.md"
    article.parent.mkdir(parents=True)
    article.write_text(f"---\ntitle: {TITLE}\ndate: 2026-03-02\n---\n{text}", encoding="utf-8")
    if sidecar is not None:
        article.with_suffix(".yaml").write_text(sidecar, encoding="utf-8")
    return article


def printed(article: Path) -> str:
    result = briefings("suggest", article)
    assert result.exit_code == 0, result.output
    return result.stdout


def entries(article: Path) -> dict[str, Any]:
    """What is printed, as a sidecar; each of its quotes stands in the article."""
    told = printed(article)
    tree: dict[str, Any] = {} if told.startswith("Nothing was found") else yaml.load(told, yaml.BaseLoader)
    _, _, body = article.read_text("utf-8").partition("\n---\n")
    prose = read(TITLE, body)
    for part in ("delegates", "positions", "events"):
        for entry in tree.get(part, ()):
            assert find(prose, entry["quote"]), entry
    return tree


def by_person(tree: dict[str, Any]) -> dict[str, Any]:
    return {entry["person"]: entry for entry in tree["delegates"] if "person" in entry}
