"""However an editor saves, it is one moment, with the file that is meant in it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.publishing.serving.watching import Watched, watched


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "talks.yaml").write_text("events: []\n")
    return folder


@pytest.fixture
def folders(folder: Path) -> Iterator[Watched]:
    with watched([folder]) as folders:
        yield folders


def by_vim(file: Path) -> None:
    (file.parent / ".talks.yaml.swp").write_text("swap")
    (file.parent / "4913").write_text("")
    (file.parent / "4913").unlink()
    file.rename(file.with_name("talks.yaml~"))
    file.write_text("positions: []\n")
    file.with_name("talks.yaml~").unlink()
    (file.parent / ".talks.yaml.swp").unlink()


def by_renaming(file: Path) -> None:
    aside = file.with_name(f".{file.name}.tmp")
    aside.write_text("positions: []\n")
    aside.replace(file)


def by_emptying_and_writing(file: Path) -> None:
    with file.open("w") as opened:
        os.fsync(opened.fileno())
        time.sleep(0.1)
        opened.write("positions: []\n")


def in_place(file: Path) -> None:
    file.write_text("positions: []\n")


@pytest.mark.parametrize("save", [by_vim, by_renaming, by_emptying_and_writing, in_place])
def test_however_a_file_is_saved_it_is_told_once_and_whole(
    folders: Watched, folder: Path, save: Callable[[Path], None]
) -> None:
    from threading import Thread

    file = folder / "articles" / "talks.yaml"
    writer = Thread(target=save, args=[file])
    writer.start()
    assert file in folders.wait(5)
    assert file.read_text() == "positions: []\n"
    writer.join()
    assert folders.wait(0.4) == frozenset()


def test_many_files_at_once_are_few_moments(folders: Watched, folder: Path) -> None:
    files = {folder / "articles" / f"{number}.md" for number in range(200)}
    for file in files:
        file.write_text("text")
    told, moments = set[object](), 0
    while not files <= told:
        told |= folders.wait(5)
        moments += 1
    # The system may tell of them late where much else is going on.
    assert moments <= 5


def test_a_folder_that_is_renamed_away_and_back_is_looked_at_again(folders: Watched, folder: Path) -> None:
    away = folder.with_name("away")
    folder.rename(away)
    while folder not in folders.wait(0.2):
        pass
    away.rename(folder)
    while folder not in folders.wait(0.2):
        pass
    while folders.wait(0.2):
        pass
    (folder / "articles" / "talks.yaml").write_text("positions: []\n")
    assert folder / "articles" / "talks.yaml" in folders.wait(5)
