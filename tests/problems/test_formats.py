"""Problems for programs and code hosts: every one of them, at its place, and nothing in it can break the format."""

import json
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.location import Location
from briefings.problems import WHOLE_FILE, Edit, Problem
from briefings.problems.as_json import as_gitlab, as_json
from briefings.problems.github import SHOWN, annotations, summary
from briefings.problems.report import Report
from briefings.problems.sarif import as_sarif

FILE = "articles/talks.yaml"
LINES = {1: "negotiation: oslo", 2: "delegates:", 3: "  - persn: Ana Reyl"}
PROBLEM = Problem(
    Location(FILE, 3, 5), "unknown-key", "`persn` is no key.", "Write `person`.", 5, Edit(3, 5, "persn", "person")
)


def report(*problems: Problem, lines: dict[int, str] = LINES) -> Report:
    return Report(problems, PurePath("content"), lambda file: lines)


def test_json_says_where_what_and_the_correction() -> None:
    assert json.loads(as_json(report(PROBLEM))) == {
        "version": 1,
        "problems": [
            {
                "file": "content/articles/talks.yaml",
                "line": 3,
                "column": 5,
                "end_column": 10,
                "code": "unknown-key",
                "message": "`persn` is no key.",
                "hint": "Write `person`.",
                "edit": {"line": 3, "column": 5, "old": "persn", "new": "person"},
            }
        ],
    }


def test_a_problem_of_a_whole_file_has_no_end() -> None:
    whole = PROBLEM._replace(location=Location(FILE), length=WHOLE_FILE, edit=None)
    (told,) = json.loads(as_json(report(whole)))["problems"]
    assert (told["line"], told["column"], told["end_column"], told["edit"]) == (1, 1, None, None)
    (result,) = json.loads(as_sarif(report(whole), "1.0.0"))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "col=" not in next(annotations(report(whole), ()))


def test_a_correction_that_does_not_fit_the_line_is_not_offered() -> None:
    (told,) = json.loads(as_json(report(PROBLEM, lines={3: "  - other: Ana Reyl"})))["problems"]
    assert told["edit"] is None


def test_gitlab_gets_what_its_report_needs() -> None:
    assert json.loads(as_gitlab(report())) == []
    (told,) = json.loads(as_gitlab(report(PROBLEM)))
    assert told.pop("fingerprint")
    assert told == {
        "description": "`persn` is no key. Write `person`.",
        "check_name": "unknown-key",
        "severity": "major",
        "location": {"path": "content/articles/talks.yaml", "lines": {"begin": 3}},
    }


def test_a_fingerprint_stays_when_lines_are_added_above_and_is_another_for_another_line() -> None:
    def fingerprints(*problems: Problem, lines: dict[int, str]) -> list[str]:
        return [told["fingerprint"] for told in json.loads(as_gitlab(report(*problems, lines=lines)))]

    moved = PROBLEM._replace(location=Location(FILE, 9, 7))
    (one,) = fingerprints(PROBLEM, lines=LINES)
    assert fingerprints(moved, lines={9: "    - persn: Ana Reyl"}) == [one]
    assert fingerprints(moved, lines={9: "    - persn: Marek"}) != [one]
    assert len({*fingerprints(PROBLEM, moved, lines=LINES | {9: LINES[3]}), one}) == 2


def test_sarif_has_what_the_standard_asks_for() -> None:
    log = json.loads(as_sarif(report(PROBLEM, PROBLEM._replace(code="tab")), "1.2.3"))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"], run["columnKind"]) == ("briefings", "1.2.3", "unicodeCodePoints")
    assert [rule["id"] for rule in driver["rules"]] == ["tab", "unknown-key"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert "Right:" in rule["help"]["text"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error"
        assert result["partialFingerprints"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "content/articles/talks.yaml"}
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 10}
    (fix,) = run["results"][0]["fixes"]
    assert fix["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": place["region"], "insertedContent": {"text": "person"}}
    ]


def test_sarif_escapes_what_no_address_may_hold() -> None:
    odd = PROBLEM._replace(location=Location("articles/a b#é.yaml", 3, 5))
    (result,) = json.loads(as_sarif(report(odd), "1.0.0"))["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "content/articles/a%20b%23%C3%A9.yaml"


def test_github_gets_a_command_with_everything_escaped() -> None:
    odd = Problem(Location("articles/a,b:c%.yaml", 3, 5), "unknown-key", "50% of\nit.", "Write `person`.", 5)
    assert list(annotations(report(odd), ())) == [
        "::error file=content/articles/a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=5,endColumn=10,title=unknown-key"
        "::50%25 of%0Ait.%0AWrite `person`."
    ]


def many(number: int) -> list[Problem]:
    return [PROBLEM._replace(location=Location(f"articles/{n:02}.yaml", 3, 5)) for n in range(number)]


def test_github_marks_ten_then_says_how_many_more_there_are_and_lists_them() -> None:
    lines = list(annotations(report(*many(SHOWN + 2)), ()))
    assert [line.startswith("::error ") for line in lines] == [True] * SHOWN + [False] * 3
    assert lines[SHOWN].startswith("::notice title=And 2 more problems::")
    assert lines[SHOWN + 1 :] == [
        f"- content/articles/{n}.yaml:3: `persn` is no key. Write `person`." for n in (SHOWN, SHOWN + 1)
    ]
    assert len(list(annotations(report(*many(SHOWN)), ()))) == SHOWN
    assert "And 1 more problem::" in "\n".join(annotations(report(*many(SHOWN + 1)), ()))


def test_github_marks_the_files_changed_last_first_and_before_them_those_that_are_not_in_git() -> None:
    marked = list(annotations(report(*many(3)), ["articles/02.yaml", "articles/00.yaml"]))
    assert [line.partition("articles/")[2][:2] for line in marked] == ["01", "02", "00"]


def test_the_summary_has_every_problem_as_text_that_is_neither_markdown_nor_html() -> None:
    page = summary(report(PROBLEM, lines={3: "  - persn: </pre><script>"}))
    assert page.startswith("### 1 problem in 1 file\n\n<pre>\ncontent/articles/talks.yaml:3:5: unknown-key\n")
    assert page.count("</pre>") == 1
    assert "<script>" not in page
    assert summary(report()) == "### No problem\n"
    assert summary(report(*many(12))).startswith("### 12 problems in 12 files\n")


def test_a_summary_ends_before_it_is_too_long_and_says_so() -> None:
    page = summary(report(*many(3), lines={3: "x" * 50_000}))
    assert "And" not in page
    words = PROBLEM._replace(message="x" * 90_000)
    long = [words._replace(location=Location(FILE, n, 1)) for n in range(1, 6)]
    assert summary(report(*long)).endswith("</pre>\n\nAnd 3 more.\n")


ANYTHING: Any = st.text(st.characters())


@pytest.mark.parametrize("form", [as_json, as_gitlab, lambda one: as_sarif(one, "1.0.0")])
@given(ANYTHING, ANYTHING, st.integers(0, 60), st.integers(1, 60))
def test_json_is_json_whatever_is_in_it(form: Any, file: str, words: str, length: int, column: int) -> None:
    problem = Problem(
        Location(f"a/{file}", 3, column), "unknown-key", words, words, length, Edit(3, column, "x", words)
    )
    text = form(report(problem, lines={3: words}))
    text.encode("ascii")
    json.loads(text)


@given(ANYTHING, ANYTHING, st.integers(0, 60))
def test_a_command_to_github_is_one_line_whatever_is_in_it(file: str, words: str, length: int) -> None:
    problem = Problem(Location(f"a/{file}", 3, 5), "unknown-key", words, words, length)
    problems = [problem._replace(location=Location(f"a/x{file}", n, 5)) for n in range(1, 13)]
    lines = list(annotations(report(*problems), ()))
    assert len(lines) == 13
    for line in lines:
        assert "\n" not in line
        assert "\r" not in line
        assert line.startswith(("::error file=content/a/x", "::notice title=", "- content/a/x"))
