"""A page that is looked at while it is written: it is loaded anew by itself, and problems stand in a panel of it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.browsing import Browser
from tests.cli.test_serve import Server, serving
from tests.sites import one_article

PAGE = "negotiations/oslo-talks/"
PANEL = "document.querySelector('#serve-problems')?.innerText ?? ''"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = one_article(tmp_path / "content")
    with serving(tmp_path, folder) as server:
        server.saves("First")
        server.waits_for(1, "Stop with Ctrl-C.\n")
        yield server


def becomes_so(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end, "it has not become so"
        time.sleep(0.05)


def test_what_is_saved_appears_in_the_page_and_a_problem_in_a_panel_above_it(browser: Browser, server: Server) -> None:
    browser.show(f"{server.url}{PAGE}")
    assert "First" in browser.ask("document.body.innerText")
    assert browser.ask(PANEL) == ""

    server.saves("Second")
    becomes_so(lambda: "Second" in browser.ask("document.body.innerText"))

    server.saves("Third, kind: nonsense")
    becomes_so(lambda: browser.ask(PANEL))
    panel = browser.ask(PANEL)
    assert "What was saved last has a problem" in panel
    assert "content/articles/2025-05-14-oslo.yaml:4:" in panel
    assert "nonsense" in panel
    assert "Second" in browser.ask("document.querySelector('main').innerText")
    assert browser.ask("document.body.firstElementChild.id") == "serve-problems"
    assert [found for found in browser.violations() if "serve-problems" in found] == []

    browser.run("() => document.querySelector('#serve-problems button').click()")
    assert browser.ask(PANEL) == ""

    server.saves("Fourth")
    becomes_so(lambda: "Fourth" in browser.ask("document.querySelector('main').innerText"))
    assert browser.ask(PANEL) == ""
    assert [said for said in browser.complaints() if "Content Security Policy" in said] == []


def test_before_there_is_a_site_the_panel_stands_alone_and_the_site_comes_once_it_can(
    browser: Browser, tmp_path: Path
) -> None:
    folder = one_article(tmp_path / "content")
    (folder / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n")
    with serving(tmp_path, folder) as server:
        server.waits_for(1, "Stop with Ctrl-C.\n")
        browser.show(f"{server.url}{PAGE}")
        becomes_so(lambda: "unknown-key" in browser.ask(PANEL))
        assert "as it was before" not in browser.ask(PANEL)
        server.saves("Mended")
        becomes_so(lambda: "Mended" in browser.ask("document.body.innerText"))


def test_a_panel_shows_what_content_says_as_text(browser: Browser, server: Server) -> None:
    browser.show(f"{server.url}{PAGE}")
    server.saves("Third, kind: <img src=x onerror=alert(1)>")
    becomes_so(lambda: "<img src=x" in browser.ask(PANEL))
    assert browser.ask("document.querySelectorAll('#serve-problems img').length") == 0


def test_the_panel_is_hidden_by_the_keyboard_and_told_to_who_cannot_see_it(browser: Browser, server: Server) -> None:
    browser.show(f"{server.url}{PAGE}")
    server.saves("Third, kind: nonsense")
    becomes_so(lambda: browser.ask(PANEL))
    assert browser.ask("document.querySelector('#serve-problems [role=alert]').innerText") == (
        "What was saved last has a problem"
    )
    assert browser.ask("document.querySelector('#serve-problems mark').innerText") == "nonsense"
    browser.press(Keys.TAB)
    assert browser.ask("document.activeElement.id") == "serve-problems"
    browser.press(Keys.ESCAPE)
    assert browser.ask(PANEL) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_read_on_a_telephone_by_day_and_by_night(browser: Browser, server: Server, scheme: str) -> None:
    browser.show(f"{server.url}{PAGE}", 390, prefers_color_scheme=scheme)
    server.saves("T" * 300 + ", kind: nonsense")
    becomes_so(lambda: browser.ask(PANEL))
    assert browser.ask("document.documentElement.scrollWidth") <= 390
    assert [found for found in browser.violations() if "serve-problems" in found] == []
