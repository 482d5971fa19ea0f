"""The HTML of every page: one heading, no level skipped, tables and dates that say what they are, nothing inline."""

import itertools
import re
from collections import Counter
from xml.etree.ElementTree import Element

import html5lib
import pytest

from briefings.pages.page import Page
from tests.pages.folders import WORLD, world_html, world_pages

ADDRESSES = sorted(world_html())


def tree(address: str) -> Element:
    """A page as a browser reads it; a mistake in its HTML fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(world_html()[address])
    return root


def words(element: Element) -> str:
    """The words of an element, white space aside."""
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(params=ADDRESSES)
def page(request: pytest.FixtureRequest) -> Element:
    """Each page in turn."""
    return tree(request.param)


def test_the_headings_begin_with_one_h1_and_skip_no_level(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_a_table_has_a_caption_and_its_heads_a_scope(page: Element) -> None:
    for table in page.iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))


def test_nothing_is_inline_and_nothing_is_foreign(page: Element) -> None:
    for element in page.iter():
        assert element.tag not in ("style", "iframe", "object", "img")
        if element.tag == "script" and element.get("type") != "application/ld+json":
            assert element.attrib.keys() == {"src", "defer"}
            assert element.attrib["src"].lstrip("./").startswith("assets/")
            assert element.text is None
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
    assert all(not link.get("href", "").startswith("http") for link in page.iter("link"))


def test_no_id_stands_twice(page: Element) -> None:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert [name for name, number in ids.items() if number > 1] == []


def test_a_page_says_its_language_its_title_and_what_it_is_about(page: Element) -> None:
    assert page.get("lang") == "en"
    title = page.find("head/title")
    assert title is not None
    assert words(title)
    described = [meta for meta in page.iter("meta") if meta.get("name") == "description"]
    assert len(described) == 1
    assert described[0].get("content")


def test_every_link_has_words(page: Element) -> None:
    assert all(words(link) for link in page.iter("a"))


def test_lists_hold_only_what_lists_hold(page: Element) -> None:
    for parent in page.iter():
        if parent.tag in ("ul", "ol"):
            assert {child.tag for child in parent} <= {"li"}
        if parent.tag == "dl":
            assert {child.tag for child in parent} <= {"div"}


def test_a_fact_stands_on_the_line_that_it_is_said_to_be_written_on(page: Element) -> None:
    for element in page.iter():
        place = element.get("data-written-at")
        if place:
            file, line = place.removeprefix("content/").rsplit(":", 1)
            written = (WORLD / file).read_text("utf-8").split("\n")[int(line) - 1]
            shown = element.get("data-value", element.get("datetime") if element.tag == "time" else words(element))
            first = " ".join(str(shown).split())[:40]
            assert first in " ".join(re.sub(r"['\"\\]", "", written).split()) or first in " ".join(written.split()), (
                place
            )


@pytest.mark.parametrize("template", sorted({page.template for page in world_pages()}))
def test_a_kind_of_page_that_states_facts_says_where_they_were_written(template: str) -> None:
    pages: list[Page] = [page for page in world_pages() if page.template == template]
    html = "".join(world_html()[page.permalink] for page in pages)
    says_nothing = {"404.html", "about.html", "listing.html", "redirect.html", "search.html"}
    assert ("data-written-at=" in html) == (template not in says_nothing)
