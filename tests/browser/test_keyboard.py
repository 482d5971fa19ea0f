"""A reader without a mouse: everything in reach, in order, and always visible where one is."""

from typing import NamedTuple

import pytest

from tests.browser.browsing import ENTER, SHIFT, TAB, Browser

FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# Every element that can have the focus, and shows it badly: no outline, a thin or pale one, or hidden behind something.
BADLY_SHOWN = """selector => {
  const channels = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = color => channels(color).slice(0, 3).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const contrast = (one, other) =>
    (Math.max(light(one), light(other)) + .05) / (Math.min(light(one), light(other)) + .05);
  const paper = element => {
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? paper(element.parentElement) : color;
  };
  const found = [], told = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.querySelectorAll(selector)) {
    if (!element.checkVisibility()) continue;
    element.focus();
    const style = getComputedStyle(element);
    if (document.activeElement !== element || !element.matches(":focus-visible")) told("no focus", element);
    else if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) told("no outline", element);
    else if (contrast(style.outlineColor, paper(element.parentElement)) < 3) told("pale outline", element);
    element.scrollIntoView({block: "center", behavior: "instant"});
    const box = element.getClientRects()[0];
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!element.contains(above)) told("hidden behind something", element);
  }
  return found;
}"""
WHERE = "() => { const {id, textContent, className} = document.activeElement; return {id, textContent, className} }"


class Step(NamedTuple):
    """A step of a walk: the key, how often at most, and what then holds of the page and of what has the focus."""

    key: str
    at_most: int
    holds: str


# A negotiation, from its first key to a quoted passage: past the header, along it, into the grid, to the evidence.
WALK = (
    Step(TAB, 1, "focus.textContent === 'Skip to the content' && focus.getBoundingClientRect().top >= 0"),
    Step(ENTER, 1, "focus.id === 'main'"),
    Step(TAB, 1, "document.getElementById('main').contains(focus)"),
    Step(SHIFT + TAB, 40, "focus.closest('header.site') !== null"),
    Step(SHIFT + TAB, 20, "focus.textContent === 'Skip to the content'"),
    Step(TAB, 20, "focus.matches('header.site nav a[aria-current]') && focus.textContent === 'Negotiations'"),
    Step(TAB, 200, "focus.closest('table.grid thead') !== null"),
    Step(TAB, 20, "focus.closest('table.grid th[scope=row]') !== null"),
    Step(TAB, 20, "focus.matches('table.grid td a.cite')"),
    Step(ENTER, 1, "document.querySelector('mark:target, li:target, .excerpt:target') !== null"),
)


def test_a_negotiation_can_be_walked_through_without_a_mouse(browser: Browser, world: str) -> None:
    """Each step is taken with keys alone; going back leads to where one was."""
    start = f"{world}negotiations/astana-2025/"
    browser.show(start)
    for number, step in enumerate(WALK, 1):
        for _ in range(step.at_most):
            browser.press(step.key)
            if browser.ask(f"(focus => {step.holds})(document.activeElement)"):
                break
        else:
            pytest.fail(f"step {number}, {step.holds}: the focus is on {browser.run(WHERE)}")
    assert "/articles/" in browser.url
    browser.back()
    assert browser.url.partition("#")[0] == start


def test_the_tab_key_leads_through_a_page_in_the_order_of_its_text(browser: Browser, world: str) -> None:
    browser.show(f"{world}negotiations/oslo-2024/")
    browser.run("selector => [...document.querySelectorAll(selector)].forEach((one, at) => one.dataset.place = at)",
                FOCUSABLE)  # fmt: skip
    amount = browser.ask("document.querySelectorAll('[data-place]').length")
    assert amount > 30
    walked = []
    for _ in range(amount):
        browser.press(TAB)
        walked.append(browser.ask("Number(document.activeElement.dataset.place ?? -1)"))
    assert walked == list(range(amount))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_focus_shows_it(browser: Browser, url: str, scheme: str) -> None:
    browser.show(url, prefers_color_scheme=scheme)
    browser.press(TAB)
    assert browser.run(BADLY_SHOWN, FOCUSABLE) == []


def test_focus_that_cannot_be_seen_would_be_found(browser: Browser, world: str) -> None:
    browser.show(world)
    browser.press(TAB)
    browser.run("() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];"
                " sheet.replaceSync('main a { outline: none !important } nav a { outline-color: #eee !important }'"
                " + 'footer::after { content: \"\"; position: fixed; inset: 0 }') }")  # fmt: skip
    found = {told.partition(":")[0] for told in browser.run(BADLY_SHOWN, FOCUSABLE)}
    assert found == {"no outline", "pale outline", "hidden behind something"}
