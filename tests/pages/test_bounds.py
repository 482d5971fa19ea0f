"""No page grows without bound, and nothing is lost where one is cut."""

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pages.folders import dossier_of, html_of

NAMES = [f"{given} {family}" for given in ("Anna", "Boris", "Carla") for family in ("Hansen", "Ivanov", "Moreau")]
ISSUES = ("Ceasefire", "Fishing", "Border", "Prisoners")
ARTICLES = 60


@lru_cache
def site() -> dict[str, str]:
    """A site of which one country has some 300 claims in two years."""
    files = {}
    for number in range(ARTICLES):
        year, person, issue = 2023 + number % 2, NAMES[number % 9], ISSUES[number % 4]
        lines, claims = [], [f"negotiation: Round {number // 10}", "delegates:"]
        lines.append(f"Report: {person} is the envoy of Norway number {number}.")
        claims += [f"  - person: {person}", "    party: Norway", f"    quote: the envoy of Norway number {number}"]
        claims.append("positions:")
        for turn in range(4):
            lines.append(f"Norway wants thing {number}-{turn} very much.")
            claims += [
                "  - party: Norway",
                f"    issue: {issue}",
                f"    stance: {'demands' if turn % 2 else 'supports'}",
                f"    summary: Thing {number}-{turn} comes.",
                f"    quote: Norway wants thing {number}-{turn} very much",
            ]
        front = f"---\ntitle: Report {number}\ndate: {year}-01-{number % 28 + 1:02}\npublisher: Wire\n---\n"
        files[f"articles/report-{number}.md"] = front + "\n\n".join(lines) + "\n"
        files[f"articles/report-{number}.yaml"] = "\n".join(claims) + "\n"
    with TemporaryDirectory() as folder:
        return html_of(dossier_of(Path(folder), files))


def test_a_page_that_was_cut_says_so_and_leads_to_the_rest() -> None:
    html = site()["countries/norway/"]
    assert 'id="record-by-year"' in html
    assert 'href="../../countries/norway/2023/"' in html
    assert re.search(r"The newest 5 of \d+ shown; all in the <a href=\"#record-by-year\">record by year</a>", html)
    assert re.search(r"20 of 60 articles shown", html)


def test_the_chronicle_holds_every_claim() -> None:
    pages = [html for address, html in site().items() if address.startswith("countries/norway/2")]
    everything = "\n".join(pages)
    for number in range(ARTICLES):
        for turn in range(4):
            assert f"Thing {number}-{turn} comes." in everything
    assert max(html.count("<li data-written-at=") for html in pages) <= 150


def test_a_record_of_which_little_is_known_has_no_chronicle() -> None:
    addresses = site()
    assert "people/anna-hansen/" in addresses
    assert not any(address.startswith("people/anna-hansen/2") for address in addresses)
    assert "record-by-year" not in addresses["people/anna-hansen/"]


def test_a_page_is_never_heavy() -> None:
    assert max(len(html.encode()) for html in site().values()) < 300_000


def test_a_long_list_is_cut_by_letter_and_keeps_everybody(tmp_path: Path) -> None:
    names = [
        f"{letter}{chr(97 + second)}{chr(97 + third)}na Reyl"
        for letter in "ABC"
        for second in range(9)
        for third in range(9)
    ]
    files = {f"people/{name.lower().replace(' ', '-')}.yaml": f"name: {name}\nsort_name: {name}\n" for name in names}
    found = html_of(dossier_of(tmp_path, files))
    assert 'href="../a-z/people/b/"' in found["people/"]
    assert "243 in all" in found["people/"]
    everything = "".join(html for address, html in found.items() if address.startswith("a-z/people/"))
    assert all(name in everything for name in names)
    assert found["a-z/people/b/"].count("people/b") > 80
