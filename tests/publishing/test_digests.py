"""What files hold is seen once, and again only where they may have been saved since."""

import hashlib
import os
from pathlib import Path

import pytest

from briefings.publishing import digests
from briefings.publishing.digests import seen

NAMES = ["a.md", "b.yaml"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files that were saved some time ago: the future is when one has just been saved."""
    monkeypatch.setattr(digests, "_TICK", -3600 * 10**9)
    for name in NAMES:
        (tmp_path / name).write_text(name)
    return tmp_path


def test_what_was_not_saved_since_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen(folder, NAMES)
    assert first["a.md"].digest == hashlib.sha256(b"a.md").digest()
    monkeypatch.delattr("builtins.open")
    assert seen(folder, NAMES, before=first) == first


def test_what_was_saved_is_read_again_though_its_size_and_time_are_the_same(folder: Path) -> None:
    first = seen(folder, NAMES)
    was = os.stat(folder / "a.md")
    while os.stat(folder / "a.md").st_ctime_ns == was.st_ctime_ns:  # a disk's clock ticks every some milliseconds
        (folder / "a.md").write_text("c.md")
        os.utime(folder / "a.md", ns=(was.st_atime_ns, was.st_mtime_ns))
    now = seen(folder, NAMES, before=first)
    assert now["a.md"].digest == hashlib.sha256(b"c.md").digest()
    assert now["b.yaml"] == first["b.yaml"]


def test_what_has_just_been_saved_is_always_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    first = seen(folder, NAMES)
    (folder / "a.md").write_text("c.md")
    # Its stamp may be the same: a disk's clock ticks every some milliseconds.
    monkeypatch.setattr(digests, "stamp_of", lambda file: first["a.md"].stamp)
    assert seen(folder, NAMES, before=first)["a.md"].digest == hashlib.sha256(b"c.md").digest()


def test_what_cannot_be_read_is_an_error_though_it_was_seen_before(folder: Path) -> None:
    first = seen(folder, NAMES)
    (folder / "a.md").unlink()
    with pytest.raises(FileNotFoundError):
        seen(folder, NAMES, before=first)
