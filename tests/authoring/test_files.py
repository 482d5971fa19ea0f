"""What an analyst has on the disk is never lost, however a writing ends."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from briefings.authoring import AuthoringError
from briefings.authoring.files import Change, edited, new, put, take_back, write
from tests.sites import briefings, files_of


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_keeps_its_mark_line_ends_rights_and_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there.yaml", tmp_path / "link.yaml"
    there.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    there.chmod(0o640)
    link.symlink_to("there.yaml")
    assert put(link, "a: 1\nb: 3\n")
    assert there.read_bytes() == b"\xef\xbb\xbfa: 1\r\nb: 3\r\n"
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert not put(link, "a: 1\nb: 3\n")


def test_a_new_file_has_the_rights_that_the_account_gives_new_files(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("")
    write([new(tmp_path / "written", "a: 1\n")])
    assert (tmp_path / "written").stat().st_mode == (tmp_path / "made").stat().st_mode
    assert (tmp_path / "written").read_bytes() == b"a: 1\n"


def test_a_file_that_may_only_be_read_is_left_and_so_are_all_others(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, second):
        path.write_text("old")
    second.chmod(0o444)
    with pytest.raises(AuthoringError, match=r"b\.yaml may only be read"):
        write([Change(first, b"old", b"new"), Change(second, b"old", b"new")])
    assert files_of(tmp_path) == {"a.yaml": b"old", "b.yaml": b"old"}
    assert stat.S_IMODE(second.stat().st_mode) == 0o444


@pytest.mark.parametrize("taken", ["a file", "a link to nothing", "a folder"])
def test_what_is_in_the_way_of_a_new_file_stays_and_no_other_is_written(taken: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    if taken == "a file":
        path.write_text("theirs")
    elif taken == "a folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(AuthoringError, match=r"b\.yaml is there already"):
        write([new(tmp_path / "a.yaml", "new"), new(path, "new")])
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("step", ["fsync", "replace", "mkdir", "chmod"])
def test_on_a_full_disk_nothing_is_lost_and_nothing_begun(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, folder = tmp_path / "old.yaml", tmp_path / "people"
    old.write_text("old")
    monkeypatch.setattr(f"os.{step}", disk_full)
    with pytest.raises(AuthoringError, match=r"could not be written\. The computer says: No space left"):
        write([Change(old, b"old", b"new"), new(folder / "new.yaml", "new")])
    assert files_of(tmp_path) == {"old.yaml": b"old"}


def test_what_was_written_first_is_as_it_was_when_a_later_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("a.yaml", "b.yaml")]
    for path in paths:
        path.write_text("old")
    real, calls = os.replace, list[Path]()

    def interrupted(one: Path, other: Path) -> None:
        calls.append(other)
        if calls == paths:
            raise KeyboardInterrupt
        real(one, other)

    monkeypatch.setattr("os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write([new(tmp_path / "new.yaml", "new"), *(Change(path, b"old", b"new") for path in paths)])
    assert files_of(tmp_path) == {"a.yaml": b"old", "b.yaml": b"old"}


def test_on_a_disk_without_links_a_new_file_takes_the_place_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_: Path, path: Path) -> None:
        if path.name == "taken.yaml":
            path.write_text("theirs")
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.link", no_links)
    write([new(tmp_path / "new.yaml", "new")])
    with pytest.raises(AuthoringError, match="is there already"):
        write([new(tmp_path / "taken.yaml", "new")])
    assert files_of(tmp_path) == {"new.yaml": b"new", "taken.yaml": b"theirs"}

    def full(path: Path, mode: str) -> BinaryIO:
        path.touch()
        return open("/dev/full", mode.replace("x", "w"))  # type: ignore[return-value]

    monkeypatch.setattr("pathlib.Path.open", full)
    with pytest.raises(AuthoringError, match="No space left"):
        write([new(tmp_path / "half.yaml", "new")])
    assert not (tmp_path / "half.yaml").exists()


def test_a_file_that_has_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    change = edited(path, "new")
    path.write_text("theirs")
    with pytest.raises(AuthoringError, match="has changed meanwhile"):
        write([change])
    assert files_of(tmp_path) == {"a.yaml": b"theirs"}


def test_only_what_was_new_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old")
    changes = [Change(tmp_path / "a.yaml", b"old", b"new"), new(tmp_path / "b.yaml", "new")]
    write(changes)
    take_back(changes)
    assert files_of(tmp_path) == {"a.yaml": b"new"}


def test_what_is_no_text_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(AuthoringError, match="holds a sign that is no text"):
        new(tmp_path / "a.yaml", "\udc80")


def test_a_sidecar_that_may_only_be_read_gets_no_suggestions(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    sidecar = tmp_path / "articles" / "2026-03-02-talks.yaml"
    front = "---\ntitle: Talks\ndate: 2026-03-02\n---\n"
    sidecar.with_suffix(".md").write_text(f"{front}Norwegian Fisheries Minister Ola Vik will not attend the talks.\n")
    sidecar.write_text("negotiation: Bergen talks\n")
    sidecar.chmod(0o444)
    result = briefings("suggest", sidecar.with_suffix(".md"), "--write")
    assert (result.exit_code, "may only be read" in result.stderr) == (2, True)
    assert sidecar.read_text() == "negotiation: Bergen talks\n"
