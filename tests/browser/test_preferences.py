"""What a reader's own settings leave of a page: no scripts, colours of their own, no movement."""

from pathlib import Path

from briefings.publishing.ordinary import file_of
from tests.browser.browsing import Browser
from tests.sites import Page

# The lines that facts stand on, where links lead, and the cells of tables, as far as a reader can see or open them.
SHOWN = """() => {
  const seen = selector => [...document.querySelectorAll(selector)].filter(element => {
    const folded = element.closest("details:not([open])");
    return (folded ?? element).checkVisibility({visibilityProperty: true});
  });
  return {
    facts: seen("[data-written-at]").map(element => element.dataset.writtenAt),
    links: seen("a[href]").map(element => element.getAttribute("href")),
    cells: seen("td, th").length,
    unseen: [...document.querySelectorAll("main *:not(details:not([open]) *, [hidden], [hidden] *, option)")]
      .filter(element => !element.checkVisibility({visibilityProperty: true}) && element.textContent.trim())
      .map(element => element.outerHTML.slice(0, 120)),
  };
}"""
# What tells one stance, one border, one passage from the next when colours are the reader's own.
FORCED = """() => {
  const paper = getComputedStyle(document.body).backgroundColor, found = [];
  for (const word of document.querySelectorAll(".word"))
    if (!word.innerText.trim() || getComputedStyle(word).color === paper) found.push(`word: ${word.outerHTML}`);
  for (const row of document.querySelectorAll("table.grid tr, table.matrix tr, .column, .evidence > li")) {
    const lines = [row, ...row.querySelectorAll(":scope > th, :scope > td")].map(one => getComputedStyle(one));
    const visible = line => ["Top", "Bottom"].some(side =>
      parseFloat(line[`border${side}Width`]) >= 1 && line[`border${side}Style`] !== "none"
      && line[`border${side}Color`] !== paper);
    if (row.checkVisibility() && !lines.some(visible)) found.push(`no line: ${row.outerHTML.slice(0, 120)}`);
  }
  for (const mark of document.querySelectorAll("mark"))
    if (getComputedStyle(mark).backgroundColor === paper) found.push(`mark: ${mark.outerHTML.slice(0, 120)}`);
  return found;
}"""
MOVING = """() => [document.documentElement, ...document.body.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  const lasts = style.transitionDuration.split(",").some(time => parseFloat(time) > .01);
  return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map(element => element.outerHTML.slice(0, 120))"""


def test_a_page_needs_no_script(browser: Browser, page: tuple[Path, str], url: str) -> None:
    """With scripts off, every fact, link and cell of the file is there to see; none waits for a script."""
    site, permalink = page
    written = Page((site / file_of(permalink)).read_text("utf-8"))
    browser.show(url)
    never_seen = browser.run(SHOWN)["unseen"]
    browser.show(url, scripts=False)
    shown = browser.run(SHOWN)
    assert shown["facts"] == [value for _, value in written.having("data-written-at")]
    assert shown["links"] == [value for element, value in written.having("href") if element.tag == "a"]
    assert shown["cells"] == sum(element.tag in ("td", "th") for element in written.elements)
    assert [element for element in shown["unseen"] if element not in never_seen] == []


def test_a_page_keeps_its_meaning_in_colours_of_the_readers_own(browser: Browser, url: str) -> None:
    browser.show(url, forced_colors="active")
    assert browser.ask("matchMedia('(forced-colors: active)').matches")
    assert browser.run(FORCED) == []


def test_nothing_moves_for_who_does_not_want_it(browser: Browser, url: str) -> None:
    browser.show(url, prefers_reduced_motion="reduce")
    assert browser.ask("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert browser.run(MOVING) == []
    assert browser.ask("document.getAnimations().length") == 0
