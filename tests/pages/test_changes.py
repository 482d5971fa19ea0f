"""What became known, day by day, and the timeline of everything: nothing is lost, and no page grows without bound."""

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefings.pages.changes import NEWEST, ON_A_PAGE
from tests.pages.folders import dossier_of, html_of, world_html

REPORTS = {f"2023-01-{day:02}": 12 for day in range(1, 29)} | {"2023-03-01": 9} | {"2024-05-02": 5, "2024-05-03": 70}
EVENTS = 200


@lru_cache
def site() -> dict[str, str]:
    """A site of much news in one year, and of many events in another."""
    files: dict[str, str] = {}
    for day, amount in REPORTS.items():
        text = [f"Norway wants thing {number} on {day} very much." for number in range(amount)]
        claims = ["negotiation: Oslo round", "positions:"]
        for number in range(amount):
            claims += [
                "  - party: Norway",
                f"    issue: Thing {number} of {day}",
                "    stance: demands",
                f"    summary: Number {number} of {day} comes.",
                f"    quote: Norway wants thing {number} on {day} very much",
            ]
        files |= report(day, text, claims)
    text = [f"Meeting number {number} was held." for number in range(EVENTS)]
    claims = ["events:"]
    for number in range(EVENTS):
        claims += [
            f"  - date: {2020 + number // 190}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            f"    title: Meeting number {number}",
            f"    quote: Meeting number {number} was held",
        ]
    files |= report("2022-01-01", text, claims)
    with TemporaryDirectory() as folder:
        return html_of(dossier_of(Path(folder), files))


def report(day: str, text: list[str], claims: list[str]) -> dict[str, str]:
    front = f"---\ntitle: Report of {day}\ndate: {day}\npublisher: Wire\n---\n"
    return {f"articles/{day}-report.md": front + "\n\n".join(text), f"articles/{day}-report.yaml": "\n".join(claims)}


def sentences(html: str) -> int:
    return html.count('<p class="news">')


def test_the_first_page_has_the_newest_and_leads_to_the_years() -> None:
    html = site()["changes/"]
    assert sentences(html) == NEWEST
    assert html.index("3 May 2024") < html.index('href="../changes/2024/"') < html.index('href="../changes/2023/"')


def test_a_short_year_is_one_page_and_a_long_one_is_cut_by_month_and_again() -> None:
    assert sentences(site()["changes/2024/"]) == 75
    assert sentences(site()["changes/2023/"]) == 0
    assert 'href="../../changes/2023-01/"' in site()["changes/2023/"]
    assert sentences(site()["changes/2023-01/"]) == ON_A_PAGE
    assert sentences(site()["changes/2023-03/"]) == 9
    assert 'href="../../changes/2023-01-2/"' in site()["changes/2023-01/"]


def test_the_pages_of_the_years_hold_everything_once() -> None:
    everything = "".join(html for address, html in site().items() if address.startswith("changes/2"))
    for day, amount in REPORTS.items():
        for number in range(amount):
            assert len(re.findall(f">Number {number} of {day} comes<", everything)) == 1
    assert len(re.findall(r">Meeting number \d+<", everything)) == EVENTS


def amounts(address: str) -> list[str]:
    return re.findall(r"</a> <small>(\d+)</small>", site()[address])


def test_only_the_page_that_leads_to_all_of_them_says_how_much_is_in_each() -> None:
    # Else one more sentence would change every page.
    assert amounts("changes/") == ["75", "345", "200"]
    assert amounts("changes/2023/") == ["9", "336"]
    for address in ("changes/2023-01/", "changes/2023-01-2/", "changes/2023-03/", "changes/2024/"):
        assert amounts(address) == []
        assert 'href="../../changes/2024/"' in site()[address]


def test_the_timeline_holds_every_event_by_year() -> None:
    assert 'href="../timeline/2020/"' in site()["timeline/"]
    assert "The newest 40 of 200 events" in site()["timeline/"]
    years = "".join(html for address, html in site().items() if address.startswith("timeline/2"))
    assert len(re.findall(r">Meeting number \d+<", years)) == EVENTS
    assert 'href="../../timeline/2020/2/"' in site()["timeline/2020/"]


@pytest.mark.parametrize("kind", ["changes/", "timeline/"])
def test_no_page_is_heavy(kind: str) -> None:
    pages = {address: len(html.encode()) for address, html in site().items() if address.startswith(kind)}
    assert len(pages) > 2
    assert max(pages.values()) < 200_000


def test_the_cost_of_a_page_does_not_grow_with_the_number_of_others() -> None:
    """A page names the years, the months of its own year and its own parts: no other month, no other page."""
    months = set(re.findall(r"changes/\d{4}-\d{2}/", site()["changes/2023-01/"]))
    assert months == {"changes/2023-01/", "changes/2023-03/"}
    assert re.findall(r"changes/\d{4}-\d{2}", site()["changes/2024/"]) == []


def test_what_little_is_known_is_on_one_page() -> None:
    addresses = world_html()
    assert not [address for address in addresses if re.match("(changes|timeline)/.", address)]
    assert "Earlier" not in addresses["changes/"]


def test_a_sentence_leads_to_its_names_and_to_its_passage() -> None:
    html = world_html()["changes/"]
    sentence = next(found for found in re.findall('<p class="news">.*?</p>', html) if "al-Mansouri" in found)
    assert 'href="../people/leila-al-mansouri/"' in sentence
    assert 'href="../negotiations/astana-2025/"' in sentence
    assert re.search(r'href="\.\./articles/2025-02-06-astana-priglashaet/#quote-3"[^>]*>is to attend</a>', sentence)


@pytest.mark.parametrize(
    "address", ["", "negotiations/astana-2025/", "people/marek-holub/", "countries/kestria/", "changes/"]
)
def test_a_change_is_told_alike_wherever_it_is_told(address: str) -> None:
    html = re.sub("<[^>]*>", "", world_html()[address])
    assert (
        "Marek Holub (Kestria) at Astana round, February 2025: now disputed – Northern Wire says will not attend;"
        " Strait News Agency says announced (before: unclear)"
    ) in html


def test_the_negotiation_and_home_mark_what_is_disputed() -> None:
    for address in ("", "negotiations/astana-2025/"):
        changed = world_html()[address].split('id="what-changed"')[1].split("</section>")[0]
        assert '<span class="disputed">Disputed</span>' in changed


def test_both_pages_can_be_reached_from_every_page_with_a_frame() -> None:
    for address in ("", "people/marek-holub/", "articles/2025-02-05-holub-stays-at-home/"):
        html = world_html()[address]
        assert re.search('href="[./]*changes/"', html)
        assert re.search('href="[./]*timeline/"', html)
        navigation = html.split('<nav aria-label="Main">')[1].split("</nav>")[0]
        assert navigation.count("<li>") <= 10


def test_the_day_for_which_something_held_that_is_told_late_is_said_once_and_traced(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for day, more in {"2025-02-05": "attendance: unclear", "2025-03-01": "as_of: 2025-02-01"}.items():
        claims = ["negotiation: Oslo round", "delegates:", "  - party: Norway", "    person: Holub", f"    {more}"]
        files |= report(day, ["Holub of Norway is spoken of."], claims)
    html = html_of(dossier_of(tmp_path, files))["changes/"]
    assert re.sub("<[^>]*>", "", html).count("as of 1 February 2025") == 1
    assert re.search(r", as of <span data-written-at=.[^>]*03-01-report\.yaml:5[^>]*>1 February 2025</span>", html)
