"""Reading a folder again gives what reading it for the first time gives, and reads no more than it has to."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.checks import ARTICLE_CHECKS, checked, with_all_problems
from briefings.loading.article import Reading
from briefings.loading.kept import Kept
from briefings.model.reference import KINDS, Key
from briefings.problems import Problem
from tests.sites import WORLD, copied

FILES = sorted(path.relative_to(WORLD).as_posix() for path in WORLD.rglob("*") if path.suffix in (".md", ".yaml"))


class Folder:
    """A copy of the world that is read again and again; `read` are the articles that the last reading looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = copied(WORLD, folder)
        self.kept = Kept(self.folder, (*ARTICLE_CHECKS, self._note))
        self.read: list[str] = []

    def _note(self, reading: Reading) -> Iterator[Problem]:
        self.read.append(reading.article.id)
        return iter(())

    def again(self, *saved: str) -> list[str]:
        """Read it again, of which some files are known to be saved, or nothing is; the articles that were looked at."""
        self.read = []
        loaded = with_all_problems(self.kept.load([self.folder / name for name in saved] if saved else None))
        anew = checked(self.folder)
        assert loaded == anew
        for kind in KINDS:
            assert list(loaded.dossier.of_kind(kind)) == list(anew.dossier.of_kind(kind))
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


def test_whatever_file_is_spoiled_or_deleted_or_put_right_reading_again_is_reading_anew(folder: Folder) -> None:
    for path in FILES:
        was = (folder.folder / path).read_bytes()
        for now in (was + b"\n# more\n", b"nonsense: [", None, was):
            if now is None:
                (folder.folder / path).unlink()
            else:
                (folder.folder / path).write_bytes(now)
            folder.again(path)


NAMES = ["Marek Holub", "Ana Nova", "Norway", "Marek Hollub", "Astana", "astana-2025", "EU", "Kazakhstan"]


def edited(choice: random.Random, folder: Path, pieces: list[str]) -> list[str]:
    """Do to one or more files what an analyst may do; the files."""
    touched = []
    for _ in range(choice.choice((1, 1, 1, 2, 5))):
        path = choice.choice(FILES)
        file, was = folder / path, (WORLD / path).read_text("utf-8")
        match choice.randrange(7):
            case 0:
                file.unlink(missing_ok=True)
            case 1 | 2:
                file.write_text(was, encoding="utf-8")
            case 3:
                lines = was.splitlines(keepends=True)
                del lines[choice.randrange(len(lines))]
                file.write_text("".join(lines), encoding="utf-8")
            case 4:
                old, new = choice.sample(pieces, 2)
                file.write_text(was.replace(old, new), encoding="utf-8")
            case 5:
                file.write_text((WORLD / choice.choice(FILES)).read_text("utf-8"), "utf-8")
            case _:
                name = choice.choice(pieces)
                top = choice.choice(("people", "issues", "organizations", "countries"))
                path = f"{top}/{choice.choice(('new-one', 'marek-hollub', 'eu', 'ana-nova'))}.yaml"
                (folder / top).mkdir(exist_ok=True)
                (folder / path).write_text(f"name: {name}\n", encoding="utf-8")
        touched.append(path)
    return touched


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_to_many_files_reading_again_is_reading_anew(tmp_path: Path, seed: int) -> None:
    choice, folder = random.Random(seed), Folder(tmp_path / "world")
    names = {record.name for kind in KINDS for record in checked(WORLD).dossier.of_kind(kind).values()}
    pieces = sorted(names) + NAMES
    for _ in range(25):
        touched = edited(choice, folder.folder, pieces)
        folder.again(*touched if choice.random() < 0.5 else ())


def test_what_was_saved_is_read_again_where_reading_it_failed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.saves(FILES[1], "title: ", "title: New, ")

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Kept, "_read_pages", fail)
    with pytest.raises(MemoryError):
        folder.kept.load([folder.folder / FILES[1]])
    monkeypatch.undo()
    assert folder.again(FILES[1])


def test_only_the_article_that_was_saved_is_read_again(folder: Folder) -> None:
    article = next(path for path in FILES if path.startswith("articles/") and path.endswith(".md"))
    folder.saves(article, "---\n", "---\nsummary: Another.\n")
    assert folder.again(article) == [Path(article).stem]


def test_a_record_of_which_another_thing_is_known_leads_to_its_own_articles_alone(folder: Folder) -> None:
    every = {Path(path).stem for path in FILES if path.startswith("articles/") and path.endswith(".md")}
    folder.saves("negotiations/astana-2025.yaml", "title:", "checked: 2025-01-01\ntitle:")
    assert 0 < len(set(folder.again())) < len(every)


def test_a_record_whose_name_alone_counts_leads_to_no_article_while_the_name_stays(folder: Folder) -> None:
    assert Key("country", "norway") in checked(folder.folder).dossier.about
    folder.saves("countries/norway.yaml", "name:", "checked: 2025-01-01\nname:")
    assert folder.again() == []


def test_a_new_name_is_looked_for_only_where_it_may_stand(folder: Folder) -> None:
    (folder.folder / "people" / "nobody-here.yaml").write_text("name: Nobody Hereabouts\n", encoding="utf-8")
    assert folder.again() == []
    article = next(path for path in FILES if path.startswith("articles/") and path.endswith(".md"))
    with (folder.folder / article).open("a", encoding="utf-8") as file:
        file.write("\nLater *Nob*ody Here&#97;bouts spoke.\n")
    assert folder.again() == [Path(article).stem]
    folder.saves("people/nobody-here.yaml", "name:", "summary: Nobody.\nname:")
    assert folder.again() == []
    (folder.folder / "people" / "nobody-here.yaml").unlink()
    assert folder.again() == [Path(article).stem]
