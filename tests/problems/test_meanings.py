"""Every code is explained, and the examples are what they say: the wrong one gives the code, the right one nothing."""

import os
import re
import shutil
from pathlib import Path

import pytest

from briefings.problems.meanings import codes, meaning_of
from tests.sites import briefings
from tests.test_cases import BASE, EVERY_CASE, lay_over

HEAD = re.compile(r"^\S*content/.*?:\d+:\d+: (\S+)$", re.MULTILINE)
# What is found only when a site is built.
BUILT = {"broken-link"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def said(code: str) -> tuple[int, set[str]]:
    """The exit code of the command that finds such problems, and the codes that it prints."""
    result = briefings(*(["build", "--no-search"] if code in BUILT else ["check"]))
    return result.exit_code, set(HEAD.findall(result.stdout))


def test_every_code_is_explained_and_no_other() -> None:
    assert set(codes()) == BUILT | {code for case in EVERY_CASE for code in HEAD.findall(case.said)}


@pytest.mark.parametrize("code", codes())
def test_the_wrong_example_gives_the_code(code: str, content: Path) -> None:
    meaning = meaning_of(code)
    assert meaning
    lay_over(content, meaning.wrong)
    assert said(code) == (1, {code})


@pytest.mark.parametrize("code", codes())
def test_the_right_example_gives_no_problem(code: str, content: Path) -> None:
    meaning = meaning_of(code)
    assert meaning
    lay_over(content, meaning.right)
    assert said(code) == (0, set())
    assert meaning.wrong != meaning.right


@pytest.mark.parametrize("code", codes())
def test_a_meaning_is_a_sentence_and_a_reason(code: str) -> None:
    meaning = meaning_of(code)
    assert meaning
    assert meaning.what.endswith(".")
    assert "\n" not in meaning.what
    assert meaning.why.endswith((".", '".'))
    assert len(meaning.why) > 40


def test_a_path_is_no_code() -> None:
    assert meaning_of(os.path.join("..", "codes", "tab")) is None
