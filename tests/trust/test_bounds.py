"""What is shown as typed, or told in part, because there is too much of it."""

import os
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.problems import ENOUGH
from briefings.prose.markdown import to_html
from briefings.prose.nesting import MAX_DEPTH, is_too_deep
from tests.loading.content import write
from tests.sites import briefings


@pytest.mark.parametrize("opened", [">", "- ", "1. ", "<div>", "<b>", "<blockquote></p>"])
def test_what_is_nested_deeper_than_any_text_is_shown_as_typed(opened: str) -> None:
    shown = to_html(f"{opened * (MAX_DEPTH + 1)}word")
    assert shown.startswith("<p>")
    assert shown.count("<") == 2
    assert "word" in shown


def test_many_elements_are_not_deep() -> None:
    assert not is_too_deep("<p>a<br>" * 1000)
    assert not is_too_deep("<ul><li>a</ul>" * 1000)
    assert is_too_deep("<i>" * (MAX_DEPTH + 1))


def test_of_one_file_as_many_problems_are_told_as_anybody_reads(tmp_path: Path) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(ENOUGH * 2))
    write(tmp_path, {"people/a.yaml": f"name: A\n{keys}", "people/b.yaml": "name: B\nwrong: x\n"})
    problems = checked(tmp_path).problems
    assert [problem.location.file for problem in problems] == ["people/a.yaml"] * ENOUGH + ["people/b.yaml"]
    assert [problem for problem in problems if "more problems" in problem.hint] == [problems[ENOUGH - 1]]


@pytest.mark.parametrize(("ending", "text"), [("csv", "a,b"), ("md", "# A page")])
def test_a_file_may_lie_as_deep_as_folders_go_and_no_deeper(ending: str, text: str, tmp_path: Path) -> None:
    deepest = f"{'d/' * 100}file.{ending}"
    write(tmp_path / "content", {deepest: text})
    assert briefings("build", tmp_path / "content", "--site", tmp_path / "site").exit_code == 0
    deep = tmp_path / "content" / "e"
    os.mkdir(deep)
    for _ in range(299):
        deep = deep / "d"
        os.mkdir(deep)
    (deep / f"file.{ending}").write_text(text, encoding="utf-8")
    result = briefings("build", tmp_path / "content", "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "It lies 300 folders deep. Move it up: at most 100 are read." in result.stdout
