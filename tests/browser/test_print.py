"""On paper: a whole brief, on A4 and on Letter, with its headings, its heads of tables and where it comes from."""

import re
import subprocess
from pathlib import Path

import pytest

from briefings.publishing.ordinary import file_of
from tests.browser.browsing import Browser, program
from tests.sites import Page

PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
# What is meant for paper: every piece of text that is shown when the page is printed.
MEANT = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, box = element.getBoundingClientRect();
    if (element.checkVisibility() && !(element.closest("thead")?.getBoundingClientRect().width <= 1) && box.width > 1)
      found.push(walker.currentNode.data);
  }
  return found.filter(text => text.trim());
}"""


def sheets(pdf: Path) -> list[str]:
    """The text on each sheet of a document, without its number."""
    read = subprocess.run([program("pdftotext"), "-raw", pdf, "-"], capture_output=True, check=True, text=True)
    return [re.sub(r"^\d+ / \d+$", "", sheet, flags=re.MULTILINE) for sheet in read.stdout.split("\f")[:-1]]


def close(text: str) -> str:
    """Text without the spaces, soft hyphens and ligatures and the case, in which print and page may differ."""
    return re.sub(r"[\s\u00ad\u200e\u200f\u2068\u2069]+", "", text).casefold()


def past_the_edge(pdf: Path) -> list[str]:
    """Words that lie in the margin of a sheet or beyond it, but for the sheet's number."""
    read = subprocess.run([program("pdftotext"), "-bbox", pdf, "-"], capture_output=True, check=True, text=True)
    found, width, height = [], 0.0, 0.0
    for line in read.stdout.splitlines():
        if sheet := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = float(sheet[1]), float(sheet[2])
        if word := re.search(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line
        ):
            left, top, right, bottom = map(float, word.groups()[:4])
            is_number = re.fullmatch(r"\d+|/", word[5]) and bottom > height - 56 and left > width / 2
            if is_number:
                continue
            if left < 28 or top < 28 or right > width - 28 or bottom > height - 28:
                found.append(word[5])
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_a_printed_page_is_whole_and_names_its_sources(
    browser: Browser, page: tuple[Path, str], url: str, paper: str, tmp_path: Path
) -> None:
    """Every word that is meant for paper is on it, within its margins, with the address of every source."""
    site, permalink = page
    browser.show(url, round(96 * PAPERS[paper][0]))
    browser.prefer(media="print")
    meant = [close(text) for text in browser.run(MEANT)]
    browser.prefer()
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(browser.printed(*PAPERS[paper]))
    printed = close("".join(sheets(pdf)))
    assert [text for text in meant if text not in printed] == []
    assert past_the_edge(pdf) == []
    written = Page((site / file_of(permalink)).read_text("utf-8"))
    sources = {
        value.partition("#")[0]
        for element, value in written.having("href")
        if value.startswith("http") and "out" in element.attributes.get("class", "") and element.text != "Archive copy"
    }
    assert [source for source in sources if close(source) not in printed] == []
    assert close("Skip to the content") not in printed


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_table_repeats_its_heads_on_each_sheet(
    browser: Browser, content: str, paper: str, tmp_path: Path
) -> None:
    browser.show(f"{content}negotiations/istanbul-2025/")
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(browser.printed(*PAPERS[paper]))
    printed = [close(sheet) for sheet in sheets(pdf)]
    heads = close(browser.ask("document.querySelector('table.grid thead').textContent"))
    begins = close(browser.ask("document.querySelector('table.grid caption').textContent"))
    ends = close(browser.ask("document.querySelector('table.grid tbody tr:last-child th').textContent"))
    first = next(number for number, sheet in enumerate(printed) if begins in sheet)
    last = next(number for number, sheet in enumerate(printed) if ends in sheet and number >= first)
    assert last > first
    assert [number for number, sheet in enumerate(printed) if heads in sheet] == list(range(first, last + 1))
