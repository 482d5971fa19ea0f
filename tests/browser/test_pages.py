"""Every kind of page, as Chromium shows it: nothing complained of, nothing from elsewhere, for every reader."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefings.checks import checked
from briefings.publishing.configuration import configured
from briefings.publishing.ordinary import file_of
from briefings.publishing.site import planned
from tests.browser.browsing import ENTER, TAB, Browser, program, served
from tests.sites import CONTENT, WORLD, Page

WIDTHS = (1280, 390, 320)


def kinds_of(content: Path) -> dict[str, list[str]]:
    """The pages of each kind, by template."""
    plan = planned(checked(content, shared=True), configured(content))
    kinds: dict[str, list[str]] = {"ordinary.html": plan.ordinary.permalinks}
    for page in plan.pages:
        kinds.setdefault(page.template, []).append(page.permalink)
    return kinds


def cases() -> Iterator[tuple[str, str]]:
    """Each kind of page of each site; a page that leads elsewhere at once is none that anybody looks at."""
    for content in (WORLD, CONTENT):
        for kind in kinds_of(content):
            if kind != "redirect.html":
                yield content.name, kind.removesuffix(".html")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all."""
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def world(world_site: Path) -> Iterator[str]:
    """The address of the world's site."""
    with served(world_site) as url:
        yield url


@pytest.fixture(scope="module")
def content(content_site: Path) -> Iterator[str]:
    """The address of the content's site."""
    with served(content_site) as url:
        yield url


def largest(site: Path, permalinks: list[str]) -> str:
    """The page with the most on it."""
    return max(permalinks, key=lambda permalink: (site / file_of(permalink)).stat().st_size)


@pytest.fixture(params=list(cases()), ids="-".join)
def url(request: pytest.FixtureRequest) -> str:
    """The fullest page of each kind of each site."""
    name, kind = request.param
    site: Path = request.getfixturevalue(f"{name}_site")
    base: str = request.getfixturevalue(name)
    folder = WORLD if name == "world" else CONTENT
    return base + largest(site, kinds_of(folder)[f"{kind}.html"])


def test_a_page_is_sound_for_every_reader(browser: Browser, url: str) -> None:
    """No complaint, no other host, no sideways scrolling, no barrier that axe-core knows, light and dark."""
    browser.complaints()
    browser.requests()
    browser.show(url)
    asked = {urlsplit(request) for request in browser.requests()}
    # Besides, a browser has pages of its own.
    assert {address.netloc for address in asked if not address.scheme.startswith("chrome")} <= {
        urlsplit(url).netloc,
        "",
    }
    for width in WIDTHS:
        browser.resize(width)
        assert browser.ask("document.documentElement.scrollWidth") <= width, f"{width} px"
        assert browser.ask("document.documentElement.clientWidth") == width
    assert browser.violations() == []
    browser.show(url, scheme="dark")
    background = browser.ask("getComputedStyle(document.body).backgroundColor")
    assert background not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert browser.violations() == []
    assert browser.complaints() == []


def test_a_barrier_would_be_found(browser: Browser, world: str) -> None:
    browser.show(world)
    browser.ask(
        "document.querySelector('h1').outerHTML = '<h1></h1><img src=\"x.png\"><h4 style=\"color: #ccc\">x</h4>'"
    )
    found = {violation.partition(":")[0] for violation in browser.violations()}
    assert {"image-alt", "empty-heading", "heading-order"} <= found
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_the_first_key_leads_past_the_navigation(browser: Browser, world: str) -> None:
    browser.show(f"{world}people/marek-holub/")
    browser.press(TAB)
    assert browser.ask("document.activeElement.textContent") == "Skip to the content"
    box = browser.ask("JSON.parse(JSON.stringify(document.activeElement.getBoundingClientRect()))")
    assert box["top"] >= 0
    assert box["left"] >= 0
    assert box["height"] >= 24
    browser.press(ENTER)
    assert browser.ask("document.activeElement.id") == "main"
    browser.press(TAB)
    assert browser.ask("document.getElementById('main').contains(document.activeElement)")


def test_every_link_can_be_reached_by_keyboard_and_shows_it(browser: Browser, world: str) -> None:
    browser.show(f"{world}people/marek-holub/")
    links = browser.ask("document.querySelectorAll('a[href]').length")
    assert links > 30
    assert browser.ask("[...document.querySelectorAll('a[href]')].filter(link => link.tabIndex < 0).length") == 0
    for _ in range(12):
        browser.press(TAB)
        style = browser.ask("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", browser.ask("document.activeElement.outerHTML")


@pytest.mark.parametrize(
    ("site", "address"),
    [("world", "negotiations/astana-2025/"), ("world", "people/ana-reyl/"), ("content", "negotiations/istanbul-2025/")],
)
def test_a_printed_page_names_its_sources_with_their_addresses(
    site: str, address: str, browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url: str = request.getfixturevalue(site)
    folder: Path = request.getfixturevalue(f"{site}_site")
    page = Page((folder / address / "index.html").read_text("utf-8"))
    outside = {
        value.partition("#")[0]
        for element, value in page.having("href")
        if value.startswith("http") and "Archive copy" not in element.text
    }
    assert outside
    browser.show(url + address)
    (tmp_path / "page.pdf").write_bytes(browser.printed())
    read = subprocess.run(
        [program("pdftotext"), "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True, text=True
    )
    printed = "".join(read.stdout.split())
    assert [one for one in outside if one not in printed] == []
    heading = next(element.text for element in page.elements if element.tag == "h1")
    assert "".join(heading.split()) in printed
    assert "Skiptothecontent" not in printed
