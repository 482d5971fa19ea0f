"""A mistake is told where it is, and what helps is said first: counted over mistakes as people make them."""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefings.authoring.correcting import corrected
from tests.seeded_mistakes import MISTAKES, Mistake
from tests.sites import WORLD, briefings, copied
from tests.tables import Measure

MARK = "¦"


class Answer(NamedTuple):
    """What was said of a mistake, and how well."""

    mistake: Mistake
    said: str
    has_line: bool
    has_column: bool
    has_remedy: bool


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    content = copied(WORLD, tmp_path_factory.mktemp("seeded") / "content")
    return [answer(mistake, content) for mistake in MISTAKES]


def answer(mistake: Mistake, content: Path) -> Answer:
    """Make the mistake, check, and put the file right again."""
    file = content / mistake.file
    sound = file.read_text("utf-8")
    assert mistake.right in sound, mistake
    assert mistake.wrong.count(MARK) == 1, mistake
    place = sound.index(mistake.right) + len(mistake.wrong.partition(MARK)[0])
    file.write_text(sound.replace(mistake.right, mistake.wrong.replace(MARK, ""), 1), "utf-8")
    before = file.read_text("utf-8")[:place]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    try:
        result = briefings("check", content, "--format", "json", "--jobs", 1)
    finally:
        shutil.copy(WORLD / mistake.file, file)
    assert result.exit_code == 1, (mistake, result.output)
    problems = json.loads(result.stdout)["problems"]
    told: dict[str, Any] = next((one for one in problems if one["file"].endswith(mistake.file)), problems[0])
    is_there = told["file"].endswith(mistake.file) and told["line"] == line
    return Answer(
        mistake,
        f"{told['line']}:{told['column']} for {line}:{column}: {told['message']} {told['hint']}",
        is_there,
        is_there and told["column"] == column,
        mistake.remedy in told["hint"].replace("\n", " ").split(". ")[0],
    )


def test_at_least_a_hundred_mistakes_are_told_where_they_are_with_the_remedy_first(
    answers: list[Answer], measured: Measure
) -> None:
    def share(name: str) -> float:
        return 100 * sum(bool(getattr(one, name)) for one in answers) / len(answers)

    lines, columns, remedies = share("has_line"), share("has_column"), share("has_remedy")
    measured(
        "Seeded mistakes",
        ["mistakes", "right line, %", "right column, %", "right remedy first, %"],
        [len(answers), f"{lines:.0f}", f"{columns:.0f}", f"{remedies:.0f}"],
    )
    assert len(answers) >= 100
    assert [one for one in answers if not one.has_line] == []
    assert columns >= 95, [one for one in answers if not one.has_column]
    assert remedies >= 90, [one for one in answers if not one.has_remedy]


def test_what_is_corrected_for_certain_is_sound_and_only_its_lines_are_touched(
    tmp_path: Path, measured: Measure
) -> None:
    content = copied(WORLD, tmp_path / "content")
    sound, unsound, kept = 0, list[Mistake](), 0
    for mistake in MISTAKES:
        file = content / mistake.file
        text = file.read_text("utf-8")
        wrong = text.replace(mistake.right, mistake.wrong.replace(MARK, ""), 1)
        file.write_text(wrong, "utf-8")
        found = corrected(content)
        assert file.read_text("utf-8") == wrong
        shutil.copy(WORLD / mistake.file, file)
        if not found.changes:
            kept += 1
            continue
        (change,) = found.changes
        assert change.path == file
        touched = zip(wrong.splitlines(), change.after.decode().splitlines(), strict=True)
        assert sum(one != other for one, other in touched) == found.corrections
        if found.left:
            unsound.append(mistake)
        else:
            sound += 1
    measured(
        "Corrections of seeded mistakes",
        ["corrected and sound", "corrected, with another mistake left", "left to the author"],
        [sound, len(unsound), kept],
    )
    assert sound >= 40
    assert len(unsound) <= 2, unsound


def test_no_two_of_the_mistakes_are_the_same() -> None:
    assert len(set(MISTAKES)) == len(MISTAKES)
