"""`briefings fix`: shows, asks, corrects what is certain, leaves the rest, and keeps every other byte."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefings.checks import checked
from briefings.cli.commands import commands
from tests.sites import WORLD, briefings, copied, files_of, stamps_of

HOLUB = "content/articles/2025-02-05-holub-stays-at-home.yaml"
WRONG = {
    "    role: head\n    attendance: declined": "\trole: head   # the boss\n    attendence: Declined",
    "date: 2025-02-04": "date: 4 February 2025  # a Tuesday",
    "stance: opposes": 'stance: "opposs"',
    "title: The foreign": "title: Tuesday: The foreign",
}
RIGHT = {
    "    role: head\n    attendance: declined": "    role: head   # the boss\n    attendance: declined",
    "date: 2025-02-04": "date: 2025-02-04  # a Tuesday",
    "stance: opposes": 'stance: "opposes"',
    "title: The foreign ministry meets the ferry companies": 'title: "Tuesday: The foreign ministry meets the ferry '
    'companies"',
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sidecar of the world with six mistakes that can only be meant one way, saved by Windows."""
    copied(WORLD, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    (tmp_path / HOLUB).write_bytes(saved(tmp_path / HOLUB, WRONG))
    return tmp_path / HOLUB


def saved(path: Path, changes: dict[str, str]) -> bytes:
    """A file with changes, as Windows saves it."""
    text = path.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def answering(answer: str) -> Result:
    return CliRunner().invoke(commands, ["fix"], prog_name="briefings", input=answer)


def test_what_is_certain_is_corrected_and_every_other_byte_stays(file: Path) -> None:
    result = briefings("fix", "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\n6 corrections in 1 file written.\n")
    assert file.read_bytes() == saved(WORLD / HOLUB.removeprefix("content/"), RIGHT)
    assert briefings("check").exit_code == 0
    before = stamps_of(file.parent)
    assert briefings("fix", "--yes").stdout == "No problem.\n"
    assert stamps_of(file.parent) == before


def test_nothing_is_written_before_somebody_has_seen_it_and_said_yes(file: Path) -> None:
    before = files_of(file.parents[2])
    for answer in ("n\n", "\n", ""):
        result = answering(answer)
        assert result.exit_code == 1
        assert "Nothing was written." in result.stdout
        assert files_of(file.parents[2]) == before
    shown = answering("y\n")
    assert shown.exit_code == 0
    assert "-→   role: head   # the boss\n-    attendence: Declined\n+    role: head   # the boss\n" in shown.stdout
    assert "Write 6 corrections in 1 file? [y/N]: y\n" in shown.stdout
    assert files_of(file.parents[2])[HOLUB] == saved(WORLD / HOLUB.removeprefix("content/"), RIGHT)
    assert sorted(files_of(file.parents[2])) == sorted(before)


def test_what_only_the_author_can_decide_is_left_and_told(file: Path) -> None:
    sound = file.read_bytes()
    file.write_bytes(
        sound.replace(b"date: 4 February 2025", b"date: 04/02/2025").replace(b"Ana Reyl\r", b"Anna Reyll\r")
    )
    result = briefings("fix", "--yes")
    assert result.exit_code == 1
    assert "Write `2025-02-04` or `2025-04-02`, whichever is meant." in result.stdout
    assert "5 corrections in 1 file written." in result.stdout
    assert re.search(r"\d problems? left, which only you can decide\.", result.stdout)
    assert b"date: 04/02/2025" in file.read_bytes()
    assert b"Anna Reyll" in file.read_bytes()
    again = briefings("fix", "--yes")
    assert "Nothing can be corrected for certain." in again.stdout


def test_of_named_files_only_these_are_corrected(file: Path) -> None:
    other = file.parents[1] / "people" / "ana-reyl.yaml"
    other.write_text(other.read_text().replace("party:", "Party:"))
    result = briefings("fix", "--yes", "content/people/ana-reyl.yaml")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 correction in 1 file written.")
    assert "party: Kestria" in other.read_text()
    assert b"attendence" in file.read_bytes()


def test_a_file_that_changes_meanwhile_is_not_written_and_no_other_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.parents[1] / "people" / "ana-reyl.yaml"
    other.write_text(other.read_text().replace("party:", "Party:"))
    before = files_of(file.parents[1])

    def asked(*_: object, **__: object) -> bool:
        other.write_text("name: Ana Reyl\n")
        return True

    monkeypatch.setattr("click.confirm", asked)
    result = briefings("fix")
    assert result.exit_code == 2
    assert "people/ana-reyl.yaml has changed meanwhile.\n  Nothing was written. Try again.\n" in result.stderr
    assert files_of(file.parents[1]) == before | {"people/ana-reyl.yaml": b"name: Ana Reyl\n"}


def test_what_may_not_be_written_is_said_in_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr("os.replace", refuse)
    before = files_of(file.parents[1])
    result = briefings("fix", "--yes")
    assert result.exit_code == 2
    assert result.stderr == (
        "briefings: content/articles/2025-02-05-holub-stays-at-home.yaml could not be written. "
        "The computer says: Permission denied.\n  Nothing was written. See that its folder is one, that this account "
        "may write there, and that the disk has room.\n"
    )
    assert files_of(file.parents[1]) == before


def test_sound_content_is_left_alone() -> None:
    before = stamps_of(WORLD)
    result = briefings("fix", WORLD, "--yes")
    assert (result.exit_code, result.stdout) == (0, "No problem.\n")
    assert stamps_of(WORLD) == before


def test_a_file_that_may_only_be_read_is_left(file: Path) -> None:
    before = files_of(file.parents[1])
    file.chmod(0o444)
    result = briefings("fix", "--yes")
    assert result.exit_code == 2
    assert "holub-stays-at-home.yaml may only be read" in result.stderr
    assert "Nothing was written." in result.stderr
    assert files_of(file.parents[1]) == before


@pytest.mark.parametrize("is_alone", [True, False])
def test_what_cannot_be_read_is_no_sound_content(is_alone: bool, tmp_path: Path) -> None:
    """A pipe stands for whatever is no file that can be copied."""
    content = copied(WORLD, tmp_path / "content")
    os.mkfifo(content / "people" / "nobody.yaml")
    if not is_alone:
        (content / HOLUB.removeprefix("content/")).write_bytes(saved(content / HOLUB.removeprefix("content/"), WRONG))
    result = briefings("fix", content, "--yes")
    assert result.exit_code == 1
    assert "people/nobody.yaml:1:1: unread-file" in result.stdout
    assert result.stdout.endswith("1 problem left, which only you can decide.\n")


def test_links_inside_the_folder_are_what_they_are_for_check(file: Path) -> None:
    marek, away = file.parents[1] / "people" / "marek-holub.yaml", file.parents[1] / "countries" / "away.yaml"
    marek.rename(file.parents[1] / "marek.txt")
    marek.symlink_to(file.parents[1] / "marek.txt")
    (file.parents[2] / "outside.yaml").write_text("Name: Away\n")
    away.symlink_to("../../outside.yaml")
    result = briefings("fix", "--yes")
    assert result.exit_code == 1
    assert re.findall(r"^(\S+:\d+): ", result.stdout, re.MULTILINE) == ["content/countries/away.yaml:1:1"]
    assert "6 corrections in 1 file written." in result.stdout
    assert marek.is_symlink()
    assert (file.parents[2] / "outside.yaml").read_text() == "Name: Away\n"


def test_what_is_saved_while_corrections_are_tried_is_not_lost(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, saved_meanwhile = checked, file.read_bytes() + b"# more\r\n"

    def checking(folder: Path, *others: object) -> object:
        if folder != Path("content"):
            file.write_bytes(saved_meanwhile)
        return real(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("briefings.authoring.correcting.checked", checking)
    result = briefings("fix", "--yes")
    assert (result.exit_code, "has changed meanwhile" in result.stderr) == (2, True)
    assert file.read_bytes() == saved_meanwhile


def test_the_help_says_that_it_shows_asks_and_how_it_ends() -> None:
    said = " ".join(briefings("fix", "--help").stdout.split())
    for words in ("tabs, dates such as 20/11/2026", "before and after, and asked", "with --yes", "Exit codes: 0"):
        assert words in said
