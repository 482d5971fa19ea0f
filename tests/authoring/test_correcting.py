"""A correction is made at its place or not at all; in every case of a mistake it takes the mistake away."""

import os
import shutil
from pathlib import Path

import pytest

from briefings.authoring import AuthoringError
from briefings.authoring.correcting import corrected, edited
from briefings.authoring.files import Change, write
from briefings.checks import checked
from briefings.problems import Edit
from tests.sites import files_of
from tests.test_cases import BASE, EVERY_CASE, Case, lay_over


@pytest.mark.parametrize(
    ("before", "edits", "after", "made"),
    [
        (b"a: 1\r\nb: 2", [Edit(2, 4, "2", "3")], b"a: 1\r\nb: 3", 1),
        (b"\xef\xbb\xbfa: 1\rb: 2\n", [Edit(1, 4, "1", "2"), Edit(2, 1, "b", "c")], b"\xef\xbb\xbfa: 2\rc: 2\n", 2),
        ("é: ü # ö\n".encode(), [Edit(1, 4, "ü", "ä")], "é: ä # ö\n".encode(), 1),
        (b'a: "one"\n', [Edit(1, 4, "one", "two")], b'a: "two"\n', 1),
        (b"a: 'one'\n", [Edit(1, 4, "one", '"two: three"')], b"a: 'one'\n", 0),
        (b"a: 'one\n", [Edit(1, 4, "one", "two")], b"a: 'one\n", 0),
        (b"a: 1\n", [Edit(1, 4, "2", "3")], b"a: 1\n", 0),
        (b"a: 1\n", [Edit(9, 4, "1", "3")], b"a: 1\n", 0),
        (b"a: one\n", [Edit(1, 4, "one", "two"), Edit(1, 4, "one", "two")], b"a: two\n", 1),
        (b"a: one\n", [Edit(1, 1, "a: one", "b"), Edit(1, 4, "one", "two")], b"a: two\n", 1),
        (b"x: 1, x: 1\n", [Edit(1, 1, "x", "why"), Edit(1, 7, "x", "yes")], b"why: 1, yes: 1\n", 2),
        (b"\xff: 1\n", [Edit(1, 4, "1", "2")], b"\xff: 1\n", 0),
    ],
)
def test_a_correction_changes_its_place_and_nothing_else(
    before: bytes, edits: list[Edit], after: bytes, made: int
) -> None:
    assert edited(before, edits) == (after, made)


def with_corrections() -> list[Case]:
    """The cases of mistakes for which a correction is offered."""
    return [case for case in EVERY_CASE if "Write `" in case.said or "quotation" in case.said or ": tab" in case.said]


@pytest.mark.parametrize("case", with_corrections(), ids=lambda case: f"{case.file}: {case.title}")
def test_a_correction_of_a_case_takes_its_mistake_away_and_brings_no_other(case: Case, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "content"))
    (tmp_path / "outside.md").write_text("not ours\n")
    lay_over(folder, case.files)
    before = checked(folder).problems
    files = files_of(folder)
    certain = [problem for problem in before if problem.edit]
    found = corrected(folder)
    assert files_of(folder) == files
    assert len(found.changes) <= len({problem.location.file for problem in certain})
    assert bool(found.changes) == bool(certain)
    write(found.changes)
    left = {(problem.location, problem.code) for problem in checked(folder).problems}
    assert not any((problem.location, problem.code) in left for problem in certain)
    for change in found.changes:
        assert (change.before or b"").count(b"\n") == change.after.count(b"\n")


def test_some_cases_are_corrected() -> None:
    assert len(with_corrections()) > 60


def test_a_link_stays_a_link_and_what_it_leads_to_is_corrected(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "content"))
    (folder / "people" / "marek-holub.yaml").rename(folder / "marek.txt")
    (folder / "marek.txt").write_text("Name: Marek Holub\nparty: Kestria\n")
    (folder / "people" / "marek-holub.yaml").symlink_to("../marek.txt")
    found = corrected(folder)
    assert [change.path for change in found.changes] == [folder / "people" / "marek-holub.yaml"]
    assert (folder / "marek.txt").read_text().startswith("Name:")
    write(found.changes)
    assert (folder / "people" / "marek-holub.yaml").is_symlink()
    assert (folder / "marek.txt").read_text().startswith("name:")


@pytest.mark.parametrize("first", [True, False])
def test_when_one_file_cannot_be_written_none_is(first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "content"))
    paths = (folder / "issues" / "pilots-in-the-strait.yaml", folder / "people" / "marek-holub.yaml")
    for path in paths:
        path.write_text(path.read_text().replace("name:", "Name:"))
    found = corrected(folder)
    files = files_of(folder)
    real = os.replace

    def refuse(one: Path, other: Path) -> None:
        if other.name == paths[not first].name:
            raise PermissionError(13, "Permission denied")
        real(one, other)

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(AuthoringError, match="Permission denied"):
        write(found.changes)
    assert files_of(folder) == files


def test_a_file_of_somebody_elses_beside_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    (tmp_path / ".a.yaml.corrected").write_bytes(b"theirs")
    write([Change(path, b"old", b"new")])
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "a.yaml": b"new",
        ".a.yaml.corrected": b"theirs",
    }
