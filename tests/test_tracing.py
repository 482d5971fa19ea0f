"""The law of tracing: the line on which a fact of a page claims to be written says that fact."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from briefings.model.vocabulary import ATTENDANCES, CAPACITIES, ROLES
from tests.sites import CONTENT, WORLD, Element, Page, pages_of

MARKS = re.compile(r"[*_`“”\"'‘’«»„\[\](){}\\…]|\.\.\.|(?<=\w):(?= )")

# Words that follow from something without being written: defaults, capacities from a negotiation's record, ISO codes,
# and what is said in the place of words that may not be shown.
# They carry an empty `data-value`, and lead to what they follow from.
FOLLOWING = {ATTENDANCES["announced"].label, ROLES["member"].label, "CN", "KZ", "an unnamed source"}
FOLLOWING |= {word.label for word in CAPACITIES.values()}
FOLLOWING |= {"announced", "member", "is to attend", "are to attend", "was to attend", "were to attend", "to attend"}


def plain(text: str) -> str:
    """A text without what Markdown, YAML and typesetting put around words."""
    text = re.sub(r"\]\([^)]*\)", "]", unicodedata.normalize("NFC", text))
    return " ".join(MARKS.sub("", text).split()).casefold()


@lru_cache
def lines_of(path: Path) -> list[str]:
    """The lines of a file, each read on its own."""
    return [plain(line) for line in path.read_text("utf-8").split("\n")]


def is_said(words: str, lines: list[str], line: int) -> bool:
    """Whether words begin on a line (or below it, if it only opens a block) and go on from there."""
    wanted = plain(words)
    first, rest = lines[line - 1], " ".join(lines[line : line + 40])
    opens = re.search(r"(:|- |[|>][+-]?\d?)$", first) is not None
    found = f"{first} {rest}".find(wanted)
    return bool(wanted) and 0 <= found <= len(first) + (len(lines[line]) if opens and line < len(lines) else 0)


def facts(content: Path, site: Path) -> Iterator[tuple[str, Element, Path, int]]:
    """Every element of a site that says where it was written."""
    for name, html in pages_of(site).items():
        for element, place in Page(html).having("data-written-at"):
            file, _, line = place.removeprefix("content/").rpartition(":")
            yield name, element, content / file, int(line)


@pytest.mark.parametrize("name", ["world", "content"])
def test_the_line_that_a_fact_claims_to_be_written_on_says_it(name: str, request: pytest.FixtureRequest) -> None:
    content = {"world": WORLD, "content": CONTENT}[name]
    site: Path = request.getfixturevalue(f"{name}_site")
    silent, count = [], 0
    for page, element, file, line in facts(content, site):
        count += 1
        lines = lines_of(file)
        value = element.attributes.get("data-value", "")
        assert 0 < line <= len(lines), (page, file, line)
        follows = element.attributes.get("data-value") == "" and element.text in FOLLOWING
        if not is_said(element.text, lines, line) and not is_said(value, lines, line) and not follows:
            silent.append((page, element.text[:80], value, f"{file.name}:{line}", lines[line - 1][:80]))
    assert silent == []
    assert count > 500


def test_a_fact_on_the_wrong_line_would_be_found() -> None:
    lines = [plain(line) for line in ("- person: Ana Reyl", "  quote: >-", "    leads the *team*", "    of Kestria")]
    assert is_said("Ana Reyl", lines, 1)
    assert is_said("leads the team of Kestria", lines, 2)
    assert is_said("“team of Kestria”", lines, 3)
    assert not is_said("leads the team", lines, 1)
    assert not is_said("of Kestria", lines, 3)
    assert not is_said("Ana Reyl", lines, 2)
