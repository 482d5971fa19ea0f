"""How a page is cited and where a mistake on it is reported: true, whole, and safe for what reads it."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from briefings.pages import Settings, permalinks
from briefings.pages.citation import citation, escaped
from tests.pages.folders import html_of, world, world_html, world_pages
from tests.sites import Page

SITE = Settings(site_url="https://office.example/talks/", site_name="Strait file")
HOLUB = next(page.view().head for page in world_pages() if page.permalink == "people/marek-holub/")


def test_a_citation_names_the_page_the_site_the_day_and_the_address() -> None:
    assert citation(HOLUB, SITE) == (
        "“Marek Holub”, Strait file, as of 6 February 2025, https://office.example/talks/people/marek-holub/.",
        "@misc{people-marek-holub,\n  title = {{Marek Holub}},\n  howpublished = {Strait file},\n  year = {2025},\n"
        "  note = {As of 6 February 2025},\n  url = {https://office.example/talks/people/marek-holub/}\n}",
    )


def test_without_an_address_the_title_alone_is_cited() -> None:
    cited = citation(HOLUB, Settings())
    assert cited.plain == "“Marek Holub”, Briefings, as of 6 February 2025."
    assert "url" not in cited.bibtex


@pytest.mark.parametrize(
    ("text", "bibtex"),
    [
        ("50 % & more_or #1 $2", r"50 \% \& more\_or \#1 \$2"),
        ("{open", r"\textbraceleft{}open"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("Владимир Мединский, 簡報 👩‍🚀", "Владимир Мединский, 簡報 👩‍🚀"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_means_something_to_bibtex_is_escaped_and_other_scripts_stay(text: str, bibtex: str) -> None:
    assert escaped(text) == bibtex


@pytest.mark.parametrize("title", ["}", "{{{", "a}, url = {x", "\\}", "100 %", "x_y"])
def test_the_braces_of_an_entry_are_always_even(title: str) -> None:
    entry = citation(replace(HOLUB, title=title), replace(SITE, site_name=title + " site")).bibtex
    depth = 0
    for place, char in enumerate(entry):
        depth += (char == "{") - (char == "}")
        assert depth >= (1 if "{" in entry[: place + 1] and place < len(entry) - 1 else 0)
    assert depth == 0
    assert re.findall(r"^  (\w+) = ", entry, re.MULTILINE) == ["title", "howpublished", "year", "note", "url"]


def test_every_page_but_those_that_are_nowhere_says_how_to_cite_it() -> None:
    nowhere = {page.permalink for page in world_pages() if page.template in ("404.html", "redirect.html")}
    for address, html in world_html().items():
        copied = [e.text for e in Page(html).elements if e.attributes.get("class") == "copy"]
        assert len(copied) == (0 if address in nowhere else 2), address
        assert not copied or copied[1].startswith("@misc{")


def report_on(settings: Settings, address: str = "people/marek-holub/") -> str:
    """Where the footer of a page leads whoever has found a mistake; empty where it does not say."""
    links = [e for e in Page(html_of(world(), settings)[address]).elements if e.text == "Report a mistake"]
    return next((e.attributes["href"] for e in links if e.tag == "a"), "")


def test_a_mistake_is_reported_as_an_issue_that_names_the_page() -> None:
    link = urlsplit(report_on(replace(SITE, repo_url="https://github.com/office/talks/")))
    assert link.path == "/office/talks/issues/new"
    assert parse_qs(link.query) == {
        "title": ["Mistake on: Marek Holub"],
        "body": ["Page: https://office.example/talks/people/marek-holub/\n\n"],
    }
    gitlab = urlsplit(report_on(replace(SITE, repo_url="https://gitlab.office.example/a/b")))
    assert gitlab.path == "/a/b/-/issues/new"
    assert parse_qs(gitlab.query)["issue[title]"] == ["Mistake on: Marek Holub"]


def test_a_mistake_is_reported_by_letter_where_there_is_an_address_for_letters() -> None:
    link = report_on(Settings(contact="desk+web@office.example", repo_url="https://github.com/office/talks"))
    assert link.startswith("mailto:desk+web@office.example?subject=Mistake%20on:%20Marek%20Holub&body=")
    assert "people/marek-holub/" in unquote(link)


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert report_on(Settings()) == ""
    assert report_on(Settings(repo_url="https://files.office.example/talks")) == ""
    assert report_on(Settings(contact="desk@office.example"), "404.html") == ""


def test_a_title_cannot_add_to_the_report() -> None:
    link = permalinks.report("https://github.com/o/r", "A & B = C # D % ü\n", "x&body=y")
    assert parse_qs(urlsplit(link).query) == {"title": ["A & B = C # D % ü\n"], "body": ["x&body=y"]}
