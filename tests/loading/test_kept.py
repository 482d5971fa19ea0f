"""Reading a folder again gives what reading it for the first time gives, and reads no more than it has to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.loading import load
from briefings.loading.article import Reading
from briefings.loading.kept import Kept
from briefings.problems import Problem
from tests.sites import WORLD, copied

FILES = sorted(path.relative_to(WORLD).as_posix() for path in WORLD.rglob("*") if path.suffix in (".md", ".yaml"))


class Folder:
    """A copy of the world that is read again and again; `read` are the articles that the last reading looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = copied(WORLD, folder)
        self.kept = Kept()
        self.read: list[str] = []

    def again(self) -> list[str]:
        """Read it again; the articles that were looked at."""

        def note(reading: Reading) -> Iterator[Problem]:
            self.read.append(reading.article.id)
            return iter(())

        self.read = []
        assert load(self.folder, (note,), kept=self.kept) == load(self.folder)
        return self.read

    def saves(self, path: str, old: str, new: str) -> None:
        """Write something else into a file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text, path
        (self.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "world")
    assert len(folder.again()) > 3
    assert folder.again() == []
    return folder


def test_whatever_file_is_spoiled_or_deleted_or_put_right_reading_again_is_reading_anew(tmp_path: Path) -> None:
    folder, kept = copied(WORLD, tmp_path / "world"), Kept()
    for path in FILES:
        was = (folder / path).read_bytes()
        for now in (was + b"\n# more\n", b"nonsense: [", None, was):
            if now is None:
                (folder / path).unlink()
            else:
                (folder / path).write_bytes(now)
            assert checked(folder, kept=kept) == checked(folder), path


def test_only_the_article_that_was_saved_is_read_again(folder: Folder) -> None:
    article = next(path for path in FILES if path.startswith("articles/") and path.endswith(".md"))
    folder.saves(article, "---\n", "---\nsummary: Another.\n")
    assert folder.again() == [Path(article).stem]


def test_a_record_of_which_another_thing_is_known_leads_to_its_own_articles_alone(folder: Folder) -> None:
    every = {Path(path).stem for path in FILES if path.startswith("articles/") and path.endswith(".md")}
    folder.saves("negotiations/astana-2025.yaml", "title:", "checked: 2025-01-01\ntitle:")
    assert 0 < len(set(folder.again())) < len(every)


def test_another_name_may_mean_another_person_anywhere(folder: Folder) -> None:
    folder.saves("people/marek-holub.yaml", "name:", "honorific: Dr\nname:")
    some = set(folder.again())
    (folder.folder / "people" / "ana-nova.yaml").write_text("name: Ana Nova\n", encoding="utf-8")
    assert some < set(folder.again())
