"""Every kind of page, as Chromium shows it: nothing complained of, nothing from elsewhere, no barrier, at any width."""

from urllib.parse import urlsplit

import pytest

from tests.browser.browsing import Browser

WIDTHS = (1280, 390, 320)
# What a reader with a style sheet of their own may ask of text (WCAG 2.2, 1.4.12).
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Text that is cut off where it stands, runs past the edge, or lies on other text.
DAMAGE = """() => {
  const found = [], rows = [];
  // What only programs that read aloud are to find lies in a box of one pixel, the heads of a stacked table for one.
  const unseen = element => {
    for (; element; element = element.parentElement) {
      const box = element.getBoundingClientRect();
      if (element.matches(".skip") || (box.width <= 1 && box.height <= 1)) return true;
    }
    return false;
  };
  const scrolls = element =>
    element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const told = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || unseen(element)) continue;
    const hides = axis => ["hidden", "clip"].includes(style[`overflow${axis}`]);
    if (hides("X") && element.scrollWidth > element.clientWidth + 1) told("cut off at the side", element);
    if (hides("Y") && element.scrollHeight > element.clientHeight + 1) told("cut off below", element);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility({visibilityProperty: true}) || unseen(around)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2) rows.push({box, node});
      if (box.right > innerWidth + 1 && !scrolls(around)) told("past the edge", around);
    }
  }
  rows.sort((a, b) => a.box.top - b.box.top);
  rows.forEach((one, at) => {
    for (let next = at + 1; next < rows.length && rows[next].box.top < one.box.bottom; next++) {
      const other = rows[next];
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (other.node !== one.node && wide > 2 && high > .4 * Math.min(one.box.height, other.box.height))
        found.push(`on each other: ${one.node.data.trim().slice(0, 60)} | ${other.node.data.trim().slice(0, 60)}`);
    }
  });
  return found;
}"""


def test_a_page_is_sound_for_every_reader(browser: Browser, url: str) -> None:
    """No complaint, no other host, no barrier that axe-core knows, light and dark, at every width."""
    browser.complaints()
    browser.requests()
    browser.show(url)
    assert {urlsplit(request).netloc for request in browser.requests()} == {urlsplit(url).netloc}
    backgrounds, found = set(), []
    for scheme in ("light", "dark"):
        browser.prefer(prefers_color_scheme=scheme)
        backgrounds.add(browser.ask("getComputedStyle(document.body).backgroundColor"))
        for width in WIDTHS:
            browser.resize(width)
            found += [f"{scheme}, {width} px: {violation}" for violation in browser.violations()]
    assert found == []
    assert len(backgrounds) == 2
    assert not backgrounds & {"rgba(0, 0, 0, 0)"}
    assert browser.complaints() == []


def test_a_page_never_scrolls_sideways_and_bears_other_spacing(browser: Browser, url: str) -> None:
    """At 320 px too, which is 1280 px at 400 %, and with the spacing of text that a reader may set."""
    browser.show(url)
    found = []
    for spacing in ("as it is", "wide"):
        if spacing == "wide":
            before = browser.ask("document.body.scrollHeight")
            browser.run(SPACING)
            assert browser.ask("document.body.scrollHeight") > before
        for width in WIDTHS:
            browser.resize(width)
            assert browser.ask("document.documentElement.clientWidth") == width
            assert browser.ask("document.documentElement.scrollWidth") <= width, f"{spacing}, {width} px"
            found += [f"{spacing}, {width} px: {damage}" for damage in browser.run(DAMAGE)]
    assert found == []


def test_a_barrier_would_be_found(browser: Browser, world: str) -> None:
    browser.show(world)
    browser.complaints()
    browser.ask(
        'document.querySelector(\'h1\').outerHTML = \'<h1></h1><img src="x.png"><h4 style="color: #ccc">x</h4>'
        "<button>x</button><button>y</button>'"
    )
    found = {violation.partition(":")[0] for violation in browser.violations()}
    assert {"image-alt", "empty-heading", "heading-order", "target-size"} <= found
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


@pytest.mark.parametrize(
    ("rules", "what"),
    [
        ("main { height: 4rem; overflow: hidden }", "cut off below"),
        ("h1 { white-space: nowrap; font-size: 5rem }", "past the edge"),
        ("h1 { position: absolute }", "on each other"),
    ],
)
def test_damaged_text_would_be_found(rules: str, what: str, browser: Browser, world: str) -> None:
    browser.show(f"{world}negotiations/astana-2025/", 390)
    browser.run("rules => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules);"
                " document.adoptedStyleSheets = [sheet]; }", rules)  # fmt: skip
    assert any(found.startswith(what) for found in browser.run(DAMAGE))
