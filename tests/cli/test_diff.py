"""`briefings diff`: what a change to the content means, in the words of the site."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.repository import GAZETTE, LATER, SIDECAR, Desk
from tests.sites import WORLD, briefings, copied


def test_nothing_has_changed_since_the_last_commit(desk: Desk) -> None:
    assert desk.diff() == "The content says the same.\n"
    assert desk.diff("--format", "markdown") == "The content says the same.\n"


def test_a_world_is_the_same_as_itself_and_new_as_a_whole_beside_nothing(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    assert briefings("diff", WORLD, copied(WORLD, tmp_path / "copy")).stdout == "The content says the same.\n"
    for old, new, hows in ((nothing, WORLD, {"new"}), (WORLD, nothing, {"gone"})):
        told = json.loads(briefings("diff", old, new, "--format", "json").stdout)["changes"]
        assert {change["how"] for change in told} == hows
        assert {change["part"] for change in told} >= {"stands", "records", "articles", "pages"}


def test_an_answer_that_changed_says_before_and_after_and_who_reports_it(desk: Desk) -> None:
    desk.writes_article("2026-03-05-wire", "The Wire", "2026-03-05", LATER)
    assert desk.diff() == (
        "What stands now\n"
        "  Bergen talks: Ola Vik: conditional → will not attend, The Wire, 5 March 2026\n"
        f"      {(desk.content / 'articles/2026-03-05-wire.yaml').as_posix()}:3\n"
        "\n"
        "Articles\n"
        "  New: article The Wire on the talks\n"
        f"      {(desk.content / 'articles/2026-03-05-wire.md').as_posix()}:1\n"
    )


def test_what_is_new_is_told_in_the_sentences_of_the_site(desk: Desk) -> None:
    (desk.content / "articles").rename(desk.folder / "kept")
    desk.commits()
    (desk.folder / "kept").rename(desk.content / "articles")
    told = desk.sentences()
    assert told[:4] == [
        "New: Kari Nes (Norway, head of delegation) is to attend Bergen talks, Harbour Gazette, 2 March 2026",
        "New: Ola Vik (Norway) may attend Bergen talks on a condition, Harbour Gazette, 2 March 2026",
        "New: Norway on Quota (Bergen talks): demands – The quota is cut, Harbour Gazette, 2 March 2026",
        "New: Planned for 9 March 2026: The talks open (Bergen talks), Harbour Gazette, 2 March 2026",
    ]
    assert {"New: person Kari Nes (made by its name)", "New: country Norway (made by its name)"} <= set(
        desk.sentences()
    )


def test_what_two_new_reports_say_alike_is_told_as_new_once(desk: Desk) -> None:
    for day in ("03", "04"):
        article = f"---\ntitle: Report {day}\ndate: 2026-03-{day}\npublisher: The Wire\n---\nLiv Dahl will not come.\n"
        sidecar = LATER.replace("Ola Vik, the minister,", "Liv Dahl").replace("Ola Vik", "Liv Dahl")
        desk.writes(f"articles/2026-03-{day}-wire.md", article)
        desk.writes(f"articles/2026-03-{day}-wire.yaml", sidecar)
    told = [sentence for sentence in desk.sentences() if "Liv Dahl" in sentence]
    assert told[0] == "New: Liv Dahl (Norway) will not attend Bergen talks, The Wire, 3 March 2026"
    assert [sentence.partition(" ")[0] for sentence in told].count("New:") == 2, "the sentence, and the person"


def test_what_nobody_says_any_more_is_told_with_what_was_said(desk: Desk) -> None:
    shutil.rmtree(desk.content / "articles")
    desk.writes("index.md", "# Nothing yet\n")
    told = desk.sentences()
    assert "Bergen talks: Ola Vik: conditional → nothing is said any more, Harbour Gazette, 2 March 2026" in told
    assert (
        "Bergen talks: Norway on Quota: demands – The quota is cut → nothing is said any more, "
        "Harbour Gazette, 2 March 2026"
    ) in told
    assert sum("Ola Vik" in sentence for sentence in told) == 2
    assert "New: Nothing yet" in told


def test_a_dispute_arises_and_is_settled(desk: Desk) -> None:
    desk.writes_article("2026-03-02-wire", "The Wire", "2026-03-02", LATER)
    desk.commits()
    arisen = (
        "Bergen talks: Ola Vik: conditional → now disputed – Harbour Gazette says conditional; "
        "The Wire says will not attend, The Wire, 2 March 2026"
    )
    assert arisen in desk.sentences("HEAD~1", "HEAD")
    desk.writes_article("2026-03-04-wire", "The Wire", "2026-03-04", LATER)
    settled = "Bergen talks: Ola Vik: no longer disputed: will not attend, The Wire, 4 March 2026"
    assert desk.sentences()[0] == settled


def test_another_report_of_the_same_is_no_change_of_what_stands(desk: Desk) -> None:
    desk.writes_article("2026-03-01-wire", "The Wire", "2026-03-01", LATER)
    assert desk.sentences()[0] == "Also said: Bergen talks: Ola Vik: will not attend, The Wire, 1 March 2026"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("    role: head\n", "    role: head\n    post: director\n", "Bergen talks: Kari Nes: `post`: → director"),
        ("Ola Vik, the minister, may come if", "the minister, may come if", "Bergen talks: Ola Vik: `quote`: "),
        (
            "    stance: demands\n",
            "    stance: demands\n    conditions: after the survey\n",
            "Bergen talks: Norway on Quota: demands – The quota is cut → demands – The quota is cut (cond",
        ),
        ("date: 2026-03-09", "date: 2026-03-10", "Bergen talks: The talks open: `date`: 2026-03-09 → 2026-03-10"),
        (
            "title: The talks open",
            "title: Talks open",
            "Bergen talks: Talks open: `title`: The talks open → Talks open",
        ),
    ],
)
def test_a_key_that_changed_is_told_with_what_it_said(desk: Desk, old: str, new: str, sentence: str) -> None:
    desk.changes(old, new)
    (told,) = desk.sentences()
    assert told.startswith(sentence)
    assert told.endswith(", Harbour Gazette, 2 March 2026")


NOTED = """    note: As page 2 says.
  - {group: expert advisers, party: Norway, quote: "Ola Vik, the minister, comes"}
positions:
"""


@pytest.mark.parametrize(
    ("right", "slip", "told"),
    [
        ("The quota is cut.", "The quotta is cut.", "Norway on Quota: wording changed: demands – The quotta is cut → "),
        ("title: The talks", "title: The tlaks", "The talks open: `title`: wording changed: The tlaks open → The"),
        ("expert advisers", "expert advisors", "Norway, expert advisers: `group`: wording changed: expert advisors → "),
        ("page 2 says", "page 2 sais", "Ola Vik: `note`: wording changed: As page 2 sais. → As page 2 says."),
        ("issue: Quota", "issue: Qouta", "issue Quota: name Qouta → Quota"),
        ("person: Kari Nes", "person: Kari Ness", "person Kari Nes: name Kari Ness → Kari Nes"),
        ("page 2 says", "page 3 says", "Ola Vik: `note`: As page 3 says. → As page 2 says."),
        ("The quota is cut.", "The quota is uncut.", "demands – The quota is uncut → demands – The quota is cut"),
    ],
)
def test_a_slip_that_is_corrected_makes_no_other_claim(desk: Desk, right: str, slip: str, told: str) -> None:
    desk.writes(GAZETTE, SIDECAR.replace("positions:\n", NOTED).replace(right, slip))
    desk.commits()
    desk.changes(slip, right)
    (sentence,) = desk.sentences()
    assert told in sentence


def test_a_slip_in_a_title_and_its_quote_is_no_other_event(desk: Desk) -> None:
    for path, slip, right in (
        (GAZETTE, "title: The tlaks open", "title: The talks open"),
        (GAZETTE, "quote: The tlaks open", "quote: The talks open"),
        ("articles/2026-03-02-gazette.md", "The tlaks open", "The talks open"),
    ):
        desk.changes(right, slip, path)
    desk.commits()
    for path in (GAZETTE, "articles/2026-03-02-gazette.md"):
        desk.changes("The tlaks open", "The talks open", path)
    assert [sentence.partition(", Harbour")[0] for sentence in desk.sentences()] == [
        "Bergen talks: The talks open: `quote`: wording changed: The tlaks open in Bergen on 9 March → "
        "The talks open in Bergen on 9 March",
        "Bergen talks: The talks open: `title`: wording changed: The tlaks open → The talks open",
        "article Harbour Gazette on the talks: the text is another",
    ]


def test_claims_that_only_moved_are_the_same(desk: Desk) -> None:
    head, vik = SIDECAR.index("  - person: Kari"), SIDECAR.index("  - person: Ola")
    end = SIDECAR.index("positions:")
    moved = SIDECAR[:head] + "\n# the minister first\n" + SIDECAR[vik:end] + SIDECAR[head:vik] + SIDECAR[end:]
    desk.writes(GAZETTE, moved)
    assert desk.diff() == "The content says the same.\n"


def test_a_record_that_is_renamed_takes_its_claims_with_it(desk: Desk) -> None:
    desk.writes("people/kari-nes.yaml", "name: Kari Nes\nparty: Norway\n")
    desk.commits()
    assert desk.sentences("HEAD~1") == [
        "person Kari Nes: `file`: made by its name → people/kari-nes.yaml",
        "person Kari Nes: `party`: → Norway",
    ]
    (desk.content / "people/kari-nes.yaml").unlink()
    desk.writes("people/kari-nes-hansen.yaml", "name: Kari Nes Hansen\nother_names: [Kari Nes]\nparty: Norway\n")
    assert desk.sentences() == [
        "person Kari Nes Hansen: name Kari Nes → Kari Nes Hansen",
        "person Kari Nes Hansen: `other_names`: → Kari Nes",
    ]


def test_two_names_of_one_person_become_one(desk: Desk) -> None:
    desk.writes_article("2026-03-05-wire", "The Wire", "2026-03-05", LATER.replace("Ola Vik, party", "O. Vik, party"))
    desk.changes("Ola Vik, the", "O. Vik, the", "articles/2026-03-05-wire.md")
    desk.changes("Ola Vik, the", "O. Vik, the", "articles/2026-03-05-wire.yaml")
    desk.commits()
    desk.writes("people/ola-vik.yaml", "name: Ola Vik\nother_names: [O. Vik]\n")
    told = desk.sentences()
    assert told[0] == "Bergen talks: Ola Vik: conditional → will not attend, The Wire, 5 March 2026"
    assert "person Ola Vik: is now also O. Vik" in told


def test_an_article_tells_what_of_it_changed_but_not_its_text(desk: Desk) -> None:
    article = "articles/2026-03-02-gazette.md"
    desk.changes("date: 2026-03-02", "date: 2026-03-02\nsummary: In short.\npublish: excerpts", article)
    desk.changes("Ola Vik, the minister, comes after all.", "A secret sentence.", article)
    told = desk.sentences()
    title = "article Harbour Gazette on the talks"
    assert f"{title}: `summary`: → In short." in told
    assert f"{title}: `publish`: full → excerpts" in told
    assert f"{title}: the text is another" in told
    assert "secret" not in desk.diff()


def test_problems_of_either_side_are_told_and_what_is_sound_is_compared(desk: Desk) -> None:
    desk.changes("stance: demands", "stance: dreams")
    desk.commits()
    desk.changes("stance: dreams", "stance: demands")
    desk.changes("conditional", "unclear")
    said = desk.diff()
    assert said.startswith(
        "HEAD: 1 problem; what has one is left out below.\n  content/articles/2026-03-02-gazette.yaml:14:"
    )
    assert "Bergen talks: Ola Vik: conditional → unclear" in said
    desk.writes(GAZETTE, "delegates: [\n")
    said = desk.diff("--format", "markdown", code=1)
    assert said.startswith(
        "**HEAD: 1 problem; what has one is left out below.**\n\n- content/articles/2026-03-02-gazette.yaml:14"
    )
    assert "**your files: 1 problem" in said


def test_markdown_takes_nothing_from_content_for_a_mark(desk: Desk) -> None:
    desk.changes("summary: The quota is cut.", 'summary: "[a](https://x.example) @all <b> *cut*"')
    (line,) = [line for line in desk.diff("--format", "markdown").splitlines() if line.startswith("- ")]
    assert r"\[a\](https://x.example) \@all \<b\> \*cut\*" in line
    assert line.endswith(f"(`{(desk.content / GAZETTE).as_posix()}:12`)")


def test_json_has_what_a_sentence_is_made_of(desk: Desk) -> None:
    desk.changes("conditional", "declined")
    told: dict[str, Any] = json.loads(desk.diff("--format", "json"))
    assert told == {
        "older": "HEAD",
        "newer": "your files",
        "problems": [],
        "changes": [
            {
                "part": "stands",
                "how": "changed",
                "sentence": "Bergen talks: Ola Vik: conditional → will not attend, Harbour Gazette, 2 March 2026",
                "subject": "Bergen talks: Ola Vik",
                "field": "",
                "was": "conditional",
                "now": "will not attend",
                "article": {"id": "2026-03-02-gazette", "publisher": "Harbour Gazette", "date": "2026-03-02"},
                "in": "your files",
                "file": "articles/2026-03-02-gazette.yaml",
                "line": 7,
            }
        ],
    }
