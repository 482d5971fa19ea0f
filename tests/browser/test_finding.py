"""Searching, completing, `/` and the cards of links, as readers meet them in Chromium."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from briefings.prose import folding
from tests.browser.browsing import ENTER, TAB, Browser
from tests.browser.serving import served
from tests.sites import CONTENT, ROOT, briefings

FOUND = "document.getElementById('found').textContent"
RESULTS = "[...document.querySelectorAll('#results li')].map(line => line.innerText)"
LINKS = "[...document.querySelectorAll('#results a')].map(link => link.href)"
OPTIONS = "[...document.querySelectorAll('#completions:not([hidden]) li')].map(option => option.innerText)"
CARD = "document.querySelector('.preview')?.innerText"
PERSON = "people/vladimir-medinsky/"


@pytest.fixture(scope="module")
def site(content_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the content's site, which lives below the top of its host."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "office").mkdir()
    (folder / "office" / "briefings").symlink_to(content_site, target_is_directory=True)
    with served(folder) as url:
        yield f"{url}office/briefings/"


@pytest.fixture(autouse=True)
def no_complaint(browser: Browser) -> Iterator[None]:
    """Nothing that a reader does here breaks the policy, or any script."""
    browser.complaints()
    yield
    assert browser.complaints() == []


def soon(ask: Callable[[], Any]) -> Any:
    """What is asked for, once there is an answer."""
    end = time.monotonic() + 10
    while not (answer := ask()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def test_the_box_folds_names_as_references_are_folded(browser: Browser, site: str) -> None:
    browser.show(site)
    signs = [f"x{sign}y" for sign in [*folding._WHOLE_LETTERS, *folding._APOSTROPHES, *folding._INVISIBLE]]
    words = [*signs, "Ɗangote", "Ɓauchi", "Erdoğan", "O’Donnell", "Çavuşoğlu", "Łódź", "Мединский", "ﬁ", "Straße"]
    source = (ROOT / "templates/assets/js/folding.js").read_text("utf-8")
    folded = browser.ask(f"(() => {{ {source}; return {json.dumps(words)}.map(fold); }})()")
    assert dict(zip(words, folded, strict=True)) == {word: folding.fold_name(word) for word in words}


def searched(browser: Browser, site: str, query: str) -> list[str]:
    """The results of a search, as an address asks for it."""
    browser.show(f"{site}search/?q={query}")
    assert soon(lambda: browser.ask(FOUND))
    results: list[str] = browser.ask(RESULTS)
    return results


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Erdogan", "Recep Tayyip Erdoğan"), ("Мединский", "Vladimir Medinsky"), ("erdoğan", "Recep Tayyip Erdoğan")],
)
def test_a_name_in_any_spelling_finds_its_record_first(browser: Browser, site: str, typed: str, name: str) -> None:
    first = searched(browser, site, typed)[0]
    assert first.startswith(f"{name} Person")
    assert browser.ask(LINKS)[0].startswith(f"{site}people/")


def test_words_of_an_article_find_it_with_the_sentence_and_its_day(browser: Browser, site: str) -> None:
    (only,) = searched(browser, site, "told+Reuters&kind=Article")
    assert "Article, 14 May 2025" in only
    assert "told Reuters" in " ".join(only.split())
    assert {"told", "Reuters."} <= set(
        browser.ask("[...document.querySelectorAll('#results mark')].map(m => m.innerText)")
    )
    assert browser.ask(FOUND) == "1 result for “told Reuters”."


def test_what_bears_the_name_comes_before_what_speaks_of_it(browser: Browser, site: str) -> None:
    """However few pages there are of its kind and year."""
    assert "\n".join(searched(browser, site, "Istanbul+talks")[:2]).count("Istanbul talks, May 2025 Negotiation") == 1
    assert searched(browser, site, "Turkey")[0].startswith("Turkey Country")
    assert searched(browser, site, "стамбуле")[0].startswith("Istanbul talks, May 2025 Negotiation")


def test_kind_and_year_narrow_what_is_found(browser: Browser, site: str) -> None:
    everything = searched(browser, site, "Putin")
    people = searched(browser, site, "Putin&kind=Person")
    assert 0 < len(people) < len(everything)
    assert all(" Person" in line for line in people)
    assert all("2025" in line.partition("\n")[0] for line in searched(browser, site, "Istanbul&year=2025"))
    assert browser.ask("document.getElementById('year').value") == "2025"
    browser.ask(
        "(() => { const kind = document.getElementById('kind'); kind.value = 'Negotiation'; "
        "kind.dispatchEvent(new Event('change')); })()"
    )
    assert soon(lambda: browser.ask("location.search.includes('kind=Negotiation')"))
    assert soon(lambda: all(" Negotiation" in line for line in browser.ask(RESULTS)))


def test_what_is_not_there_is_said_to_be_not_there(browser: Browser, site: str) -> None:
    assert searched(browser, site, "xyzzyplugh") == []
    assert browser.ask(FOUND) == "No results for “xyzzyplugh”."
    assert browser.ask("document.getElementById('found').getAttribute('role')") == "status"


def test_the_search_page_is_sound_with_results_at_every_width(browser: Browser, site: str) -> None:
    browser.requests()
    assert searched(browser, site, "delegation")
    hosts = {address.split("/")[2] for address in browser.requests() if address.startswith("http")}
    assert hosts == {site.split("/")[2]}
    for width in (1280, 390, 320):
        browser.resize(width)
        assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.violations() == []


def test_the_box_in_the_header_leads_to_the_results(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    browser.press("/", "ceasefire", ENTER)
    assert soon(lambda: browser.ask("location.pathname.endsWith('/search/')"))
    assert soon(lambda: browser.ask(f"document.getElementById('found') && {FOUND}"))
    assert browser.ask("document.getElementById('find').value") == "ceasefire"
    assert browser.ask(RESULTS)


def test_without_scripts_the_form_leads_to_the_lists(browser: Browser, site: str) -> None:
    browser.show(site + PERSON, scripts=False)
    browser._driver.find_element("id", "find").send_keys("Erdogan", ENTER)
    assert soon(lambda: browser._driver.current_url == f"{site}search/?q=Erdogan")
    page = browser._driver.find_element("tag name", "main")
    assert "Searching needs JavaScript" in page.text
    links = [link.get_attribute("href") for link in page.find_elements("css selector", "a")]
    assert f"{site}people/" in links
    assert len(links) == 6
    # What would do nothing is not there.
    assert "Kind" not in page.text


def test_a_site_without_an_index_finds_names(browser: Browser, tmp_path: Path) -> None:
    assert briefings("build", CONTENT, "--site", tmp_path / "site", "--no-search").exit_code == 0
    with served(tmp_path / "site") as url:
        assert searched(browser, url, "мединский")[0].startswith("Vladimir Medinsky Person")
        assert browser.ask(FOUND) == "1 result for “мединский”, among names only."


# Completing


def test_names_are_completed_in_any_script_and_lead_to_their_page(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    browser.press("/", "erdo")
    (only,) = soon(lambda: browser.ask(OPTIONS))
    assert only.startswith("Recep Tayyip Erdoğan")
    assert only.endswith("Person")
    browser.ask("document.getElementById('find').value = ''")
    browser.press("пути")
    assert soon(lambda: [line for line in browser.ask(OPTIONS) if line.startswith("Vladimir Putin Владимир Путин")])
    assert browser.ask("document.getElementById('find').getAttribute('aria-expanded')") == "true"
    assert browser.violations() == []
    browser.press(Keys.ARROW_DOWN)
    active = browser.ask("document.getElementById('find').getAttribute('aria-activedescendant')")
    assert browser.ask(f"document.getElementById('{active}').getAttribute('aria-selected')") == "true"
    assert browser.ask("document.activeElement.id") == "find"
    browser.press(ENTER)
    assert soon(lambda: browser.ask("location.pathname.endsWith('/people/vladimir-putin/')"))


def test_the_arrows_go_round_and_escape_closes_the_list(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    browser.press("/", "vladimir")
    count = len(soon(lambda: browser.ask(OPTIONS)))
    active = "document.getElementById('find').getAttribute('aria-activedescendant')"
    browser.press(Keys.ARROW_UP)
    assert browser.ask(active) == f"completion-{count - 1}"
    browser.press(Keys.ARROW_DOWN)
    assert browser.ask(active) is None
    browser.press(Keys.ESCAPE)
    assert browser.ask(OPTIONS) == []
    assert browser.ask("document.getElementById('find').getAttribute('aria-expanded')") == "false"
    assert browser.ask("document.activeElement.id") == "find"


def test_titles_of_articles_are_completed_where_names_do_not_answer(browser: Browser, site: str) -> None:
    browser.show(site)
    browser.press("/", "stays away")
    assert soon(lambda: [line for line in browser.ask(OPTIONS) if line.endswith("Article")])


def test_nothing_is_asked_for_before_somebody_turns_to_the_box(browser: Browser, site: str) -> None:
    browser.requests()
    browser.show(site + PERSON)
    asked = [address for address in browser.requests() if address.startswith("http")]
    assert len(asked) <= 6
    assert not [address for address in asked if address.endswith(".json")]
    browser.press("/")
    assert soon(lambda: [address for address in browser.requests() if "/names." in address])


def test_the_slash_is_a_slash_where_one_types(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    browser.press("/")
    assert browser.ask("document.activeElement.id") == "find"
    browser.press("a/b")
    assert browser.ask("document.getElementById('find').value") == "a/b"


# Cards


def link_to(browser: Browser, part: str) -> Any:
    """The first link in the text to a page."""
    return browser._driver.find_element("css selector", f"main a[href*='{part}']")


def test_a_card_shows_what_a_link_leads_to_while_the_pointer_is_on_it(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    link = link_to(browser, "negotiations/istanbul-2025")
    ActionChains(browser._driver).move_to_element(link).perform()
    said = soon(lambda: browser.ask(CARD))
    assert said.startswith("Istanbul talks, May 2025")
    assert "Scheduled" in said
    assert "Led by Vladimir Medinsky" in said
    assert "Not coming" in said
    assert link.get_attribute("aria-describedby") == "preview"
    assert browser.violations() == []
    # Onto the card, and away.
    card = browser._driver.find_element("css selector", ".preview")
    ActionChains(browser._driver).move_to_element(card).perform()
    time.sleep(0.6)
    assert browser.ask(CARD) == said
    ActionChains(browser._driver).move_to_element(browser._driver.find_element("tag name", "h1")).perform()
    assert soon(lambda: not browser.ask(CARD))
    assert link.get_attribute("aria-describedby") is None


def test_a_card_shows_on_focus_keeps_the_focus_where_it_is_and_goes_on_escape(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    browser.ask("document.getElementById('main').focus()")
    for _ in range(12):
        browser.press(TAB)
        if "organizations/" in (browser.ask("document.activeElement.getAttribute('href')") or ""):
            break
    assert soon(lambda: browser.ask(CARD)).startswith("Presidential Administration of Russia")
    focused = browser.ask("document.activeElement.getAttribute('href')")
    assert "organizations/" in focused
    browser.press(Keys.ESCAPE)
    assert not browser.ask(CARD)
    assert browser.ask("document.activeElement.getAttribute('href')") == focused
    browser.press(TAB)
    time.sleep(0.1)
    assert browser.ask("document.querySelectorAll('.preview').length") <= 1


def test_links_of_the_navigation_and_to_the_page_itself_have_no_card(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    for selector in ("header nav a[href*='people/']", f"main a[href$='{PERSON}']", ".crumbs a"):
        ActionChains(browser._driver).move_to_element(browser._driver.find_element("css selector", selector)).perform()
        time.sleep(0.6)
        assert not browser.ask(CARD), selector


def test_what_a_card_shows_is_never_markup(browser: Browser, site: str) -> None:
    browser.show(site + PERSON)
    evil = "<h1>&lt;img src=x onerror=alert(1)&gt;</h1><meta name=description content='&lt;b&gt;x&lt;/b&gt;'>"
    browser.ask(f"window.fetch = async () => new Response(`{evil}`)")
    ActionChains(browser._driver).move_to_element(link_to(browser, "countries/russia")).perform()
    assert soon(lambda: browser.ask(CARD)) == "<img src=x onerror=alert(1)>\n\n<b>x</b>"
    assert browser.ask("document.querySelectorAll('.preview img, .preview b').length") == 0
