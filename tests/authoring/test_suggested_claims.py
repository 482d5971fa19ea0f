"""What single sentences, and a whole report, are taken to say: who wants what, who comes as what, and when."""

import re
from pathlib import Path
from typing import Any

import pytest

from briefings.checks import checked
from tests.authoring.suggestions import content_with, entries, printed
from tests.sites import briefings

REPORT = """\
ISTANBUL – Ukraine on Tuesday rejected Russia's demand that it withdraw from four regions, days before delegations of \
the two countries are to meet for a second round of talks.

The proposal for a 30-day ceasefire, put forward by Washington last week, was rejected by Moscow, according to a \
person familiar with the matter.

The two sides will meet on 15 March in Istanbul, Turkish Foreign Minister Hakan Fidan told reporters. Turkey will \
again host the talks, and the United States will take part as an observer. The talks are mediated by Qatar.

Russia will send a delegation of five experts led by Deputy Foreign Minister Sergei Orlov. Orlov will be accompanied \
by General Viktor Zaitsev and Irina Belova, a legal adviser at the presidential administration.

Defence Minister Oleksandr Marchenko is expected to lead the Ukrainian delegation, but presidential adviser Taras \
Hrytsenko said he would not attend the meeting.

Russia, whose demands Ukraine rejects, insists that any deal must include neutrality. "We call for a lasting peace," \
said Kremlin spokesman Andrei Lobanov. Ukraine has called for the return of all prisoners and supports an \
unconditional ceasefire.

Hakan Fidan will chair the meeting. The European Union, represented by chief negotiator Anne Dubois, backed the plan. \
Trade Minister Robert Hale will not be part of the American team. Ola Vik, the fisheries minister, did not attend.

The first round took place on 2 February in Ankara and ended without an agreement.
"""


def sentence(folder: Path, text: str) -> dict[str, Any]:
    return entries(content_with(folder, f"{text}\n"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russia rejected a demand that Ukraine made.", [("Russia", "rejects")]),
        ("Russia rejected Ukraine's demand for a ceasefire.", [("Russia", "rejects"), ("Ukraine", "demands")]),
        ("Russia, whose demands Ukraine rejects, wants talks.", [("Ukraine", "rejects"), ("Russia", "demands")]),
        ("The plan was rejected by Kyiv.", [("Ukraine", "rejects")]),
        ("The plan was not rejected by Kyiv.", []),
        ("Moscow’s offer, rejected by Kyiv last week, still stands.", [("Ukraine", "rejects")]),
        ("It is a condition that Washington has rejected.", [("United States", "rejects")]),
        ("The plan of Norway was welcomed by Iceland and Spain.", [(["Iceland", "Spain"], "supports")]),
        ("Norway and Iceland refused to raise the share.", [(["Norway", "Iceland"], "rejects")]),
        ("Norway rejected the offer and demanded a cut.", [("Norway", "rejects"), ("Norway", "demands")]),
        ("Talks with Russia require patience.", []),
        ("A deal between Egypt and Ethiopia was rejected by Sudan.", [("Sudan", "rejects")]),
        ("Under pressure from Moscow, Belarus rejected the deal.", [("Belarus", "rejects")]),
        ("This would show whether Moscow was ready to negotiate.", []),
        ("Iran, which backs Hamas, was not there.", []),
        ("India has refused to join the talks.", []),
        ("The minister rejected the offer.", []),
        ("What Russia wants", []),
    ],
)
def test_a_position_is_given_to_who_holds_it_and_to_nobody_where_the_words_do_not_settle_it(
    tmp_path: Path, text: str, wanted: list[tuple[object, str]]
) -> None:
    positions = sentence(tmp_path, text).get("positions", [])
    assert [(entry["party"], entry["stance"]) for entry in positions] == wanted


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The Faroe Islands reject it, while Norway is silent.", "The Faroe Islands reject it"),
        ("Oslo wants talks to go on, a spokesman for the ministry said.", "Oslo wants talks to go on"),
        ("Spain supports the swap, its envoy, Ana Diaz, said.", "Spain supports the swap"),
        ("WASHINGTON – China demands a pause.", "China demands a pause"),
        ("Norway rejected it and has demanded a large cut.", "Norway rejected it | Norway … demanded a large cut"),
    ],
)
def test_the_quote_of_a_position_holds_its_own_words_and_no_others(tmp_path: Path, text: str, quote: str) -> None:
    assert " | ".join(entry["quote"] for entry in sentence(tmp_path, text)["positions"]) == quote


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Spain supports the swap, a senior diplomat told the BBC.", "a senior diplomat told the BBC"),
        (
            "Spain supports it, according to two people close to the talks.",
            "according to two people close to the talks",
        ),
        (
            "An unnamed Spanish official told Reuters that Spain supports it.",
            "an unnamed Spanish official told Reuters",
        ),
        ("Spain supports the swap, but a diplomat said that it was late.", ""),
        ("Spain supports the swap, Ana Diaz, a diplomat, said.", ""),
    ],
)
def test_a_voice_without_a_name_is_its_attribution_as_printed(tmp_path: Path, text: str, voice: str) -> None:
    (entry,) = sentence(tmp_path, text)["positions"]
    assert entry.get("attribution", "") == voice


def test_we_is_the_party_of_whoever_speaks(tmp_path: Path) -> None:
    (entry,) = sentence(tmp_path, "“We reject any cut,” said Icelandic Foreign Minister Anna Berg.")["positions"]
    assert (entry["party"], entry["speaker"], entry["quote"]) == ("Iceland", "Anna Berg", "We reject any cut")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The two sides will meet on 15 May in Istanbul.", "2026-05-15 Talks in Istanbul (round)"),
        ("The talks, which open in Addis Ababa on March 20, matter.", "2026-03-20 Talks in Addis Ababa (round)"),
        ("She said the two sides would meet again on 9 March in Bonn.", "2026-03-09 Talks in Bonn (round)"),
        ("They would meet on 9 March in Bonn only if it rains.", ""),
        ("A round is to be held from 2 to 4 April in Bergen.", "2026-04-02/2026-04-04 Talks in Bergen (round)"),
        ("The ministers met on 20 December in Rome.", "2025-12-20 Meeting in Rome (meeting)"),
        ("A treaty was signed in Paris on 13 December 2018.", "2018-12-13 Agreement signed in Paris (agreement)"),
        ("Negotiators will meet on Friday in Geneva.", "2026-03-06 Talks in Geneva (round)"),
        (
            "Norway walked out of the talks in Rome on Sunday.",
            "2026-03-01 Norway walks out of the talks in Rome (walkout)",
        ),
        (
            "Jane Roe, the envoy, met Prime Minister John Doe on 1 March.",
            "2026-03-01 Jane Roe and John Doe meet (meeting)",
        ),
        ("The talks will not be held on 10 March in Vienna.", ""),
        ("The ministers may meet on 12 March.", ""),
        ("The harbour opened on 12 February in Bergen.", ""),
        ("The talks will open on 31 February in Vienna.", ""),
    ],
)
def test_talks_and_meetings_with_a_day_are_events(tmp_path: Path, text: str, event: str) -> None:
    told = [
        f"{entry['date']}{'/' + entry['end'] if 'end' in entry else ''} {entry['title']} ({entry['kind']})"
        for entry in sentence(tmp_path, text).get("events", [])
    ]
    assert told == ([event] if event else [])


def test_who_leads_something_else_is_no_head(tmp_path: Path) -> None:
    text = "Ola Vik, the minister, who leads the delegation, and Per Moe, the envoy, who leads a firm, met the team.\n"
    people = {entry["person"]: entry["role"] for entry in entries(content_with(tmp_path, text))["delegates"]}
    assert people == {"Ola Vik": "head"}


def test_a_day_of_the_week_says_for_which_day_it_is_taken(tmp_path: Path) -> None:
    text = printed(content_with(tmp_path, "Negotiators will meet on Friday in Geneva.\n"))
    assert "“Friday” is taken for 6 March 2026, the next" in text
    assert "- date: 2026-03-06\n" in text


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Norway will send a team of 12 negotiators.", ("12 negotiators", "Norway", "")),
        ("The Kremlin also names a group of expert advisers.", ("expert advisers", "Russia", "adviser")),
        ("Norway and Iceland are sending three officials.", ("three officials", "", "")),
        ("A group of experts said that the plan was bad.", None),
        ("Norway will not send a team of negotiators.", None),
        ("Sudan proposed a committee of six engineers.", None),
    ],
)
def test_delegates_without_names_are_a_group(tmp_path: Path, text: str, group: tuple[str, str, str] | None) -> None:
    found = [
        (entry["group"], entry["party"], entry.get("role", ""))
        for entry in sentence(tmp_path, text).get("delegates", [])
    ]
    assert found == ([group] if group else [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The talks are mediated by Qatar.", "mediators: [Qatar]"),
        ("Egypt, which mediates the talks, is silent.", "mediators: [Egypt]"),
        ("Turkey will again host the talks.", "hosts: [Türkiye]"),
        ("The talks, hosted by South Africa, are late.", "hosts: [South Africa]"),
        ("The European Union will attend as an observer.", "observers: [European Union]"),
        ("Germany may host the talks in June.", ""),
        ("Turkey did not host the talks.", ""),
        ("Qatar offered to mediate.", ""),
    ],
)
def test_who_mediates_hosts_or_observes_is_told_for_the_record_of_the_talks(
    tmp_path: Path, text: str, line: str
) -> None:
    told = printed(content_with(tmp_path, f"{text}\n"))
    assert re.findall(r"^#   ((?:mediators|hosts|observers): .*?)  #", told, re.MULTILINE) == ([line] if line else [])


def test_what_the_record_of_the_talks_lists_already_is_not_told_again(tmp_path: Path) -> None:
    article = content_with(tmp_path, "Turkey hosts the talks.\n", "negotiation: bergen\n")
    folder = article.parents[1] / "negotiations"
    folder.mkdir()
    (folder / "bergen.yaml").write_text("title: Bergen talks\nhosts: [Turkey]\n", encoding="utf-8")
    assert "hosts:" not in printed(article)


def test_a_whole_report_gives_its_delegates_with_capacity_and_what_is_written_passes_once_decided(
    tmp_path: Path,
) -> None:
    article = content_with(tmp_path, REPORT)
    delegates = entries(article)["delegates"]
    told = {
        entry.get("person") or entry["group"]: (
            entry["party"], entry.get("role", ""), entry.get("capacity", ""), entry["attendance"]
        )
        for entry in delegates
    }  # fmt: skip
    assert told == {
        "Sergei Orlov": ("Russia", "head", "", "announced"),
        "Viktor Zaitsev": ("Russia", "", "", "announced"),
        "Irina Belova": ("Russia", "", "", "announced"),
        "Oleksandr Marchenko": ("Ukraine", "head", "", "announced"),
        "Hakan Fidan": ("Türkiye", "chair", "host", "announced"),
        "Anne Dubois": ("European Union", "", "", "announced"),
        "Robert Hale": ("United States", "", "observer", "declined"),
        "Ola Vik": ("", "", "", "absent"),
        "five experts": ("Russia", "", "", "announced"),
    }
    assert briefings("suggest", article, "--write").exit_code == 0
    sidecar = article.with_suffix(".yaml")
    decided = re.sub(r": +# decide.*", ": Kestria", sidecar.read_text("utf-8"))
    sidecar.write_text(decided, encoding="utf-8")
    assert checked(article.parents[1]).problems == ()
