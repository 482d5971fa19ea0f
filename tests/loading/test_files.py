"""Every file of a content folder is read, shown as it is, or told to be lost."""

import os
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.loading.files import survey
from briefings.loading.showing import texts
from briefings.problems import Problem
from tests.loading.content import write


def lost(folder: Path, shared: bool = False) -> list[str]:
    problems: list[Problem] = []
    survey(folder, problems, shared)
    return sorted(problem.location.file for problem in problems)


def test_files_come_in_an_order_that_no_disk_decides(tmp_path: Path) -> None:
    names = ["b", "a-z", "a", "z/a", "a/b"]
    for number, order in enumerate((names, names[::-1])):
        write(tmp_path / str(number), {f"articles/{name}.md": "Text." for name in order})
    one, other = (survey(tmp_path / number, []) for number in "01")
    assert one == other
    assert sorted(article for article, _ in one.articles) == sorted(f"articles/{name}.md" for name in names)


def test_an_article_comes_with_its_sidecar(tmp_path: Path) -> None:
    write(tmp_path, {"articles/a.md": "A.", "articles/a.yaml": "", "articles/more/b.md": "B."})
    assert survey(tmp_path, []).articles == [("articles/a.md", "articles/a.yaml"), ("articles/more/b.md", None)]


def test_hidden_and_backup_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {".git/config": "", "people/.DS_Store": "", "people/a.yaml~": "", "~$a.docx": "", "Thumbs.db": ""})
    assert lost(tmp_path) == []


def test_in_a_shared_folder_only_what_looks_meant_for_us_is_lost(tmp_path: Path) -> None:
    write(tmp_path, {"app.js": "", "style.css": "", "poeple/a.yaml": "", "people/a.txt": "", "about.md": "Us."})
    assert lost(tmp_path, shared=True) == ["people/a.txt", "poeple/a.yaml"]
    assert lost(tmp_path) == ["app.js", "people/a.txt", "poeple/a.yaml", "style.css"]


def test_a_name_that_is_no_text_is_told_and_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for name in (b"people/\xff.yaml", b"\xff.png", b"new\nline.png"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(b"name: A")
    problems = checked(tmp_path).problems
    assert [problem.code for problem in problems] == ["unread-file"] * 3
    assert "\ufffd" in "".join(texts(problems, tmp_path)).encode().decode()


def test_an_empty_folder_is_an_empty_dossier(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert found.problems == ()
    assert found.dossier.claims == ()
    assert found.dossier.newest is None


def test_passive_files_are_listed_and_nothing_else_is_shown_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"images/map.png": "", "brief.pdf": "", "figures.csv": "", "page.html": "", "drawing.svg": ""})
    assert survey(tmp_path, []).passive == ["brief.pdf", "figures.csv", "images/map.png"]
    assert lost(tmp_path) == ["drawing.svg", "page.html"]


def test_a_page_does_not_want_the_address_of_any_file(tmp_path: Path) -> None:
    """Whatever its ending: with other themes and plugins a site shows them all."""
    for name in ("script.js", "script.js.md", "data.csv", "Data.csv.md", "data.md"):
        (tmp_path / name).write_text("text")
    problems: list[Problem] = []
    survey(tmp_path, problems, shared=True)
    assert sorted((p.location.file, p.code) for p in problems) == [
        ("Data.csv.md", "address-collision"),
        ("script.js.md", "address-collision"),
    ]


def test_a_folder_or_a_picture_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"closed/map.png": "", "images/map.png": "", "about.md": "Us."})
    scandir, access = os.scandir, os.access

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(".png") and access(path, mode))
    problems: list[Problem] = []
    assert survey(tmp_path, problems).passive == []
    assert [(problem.location.file, problem.code) for problem in problems] == [
        ("closed", "unreadable"),
        ("images/map.png", "unreadable"),
    ]


def test_in_a_shared_folder_linked_folders_and_a_robots_txt_are_somebody_elses(tmp_path: Path) -> None:
    write(tmp_path, {"robots.txt": "", "guide/map.png": "", "people/a.yaml": "name: A"})
    (tmp_path / "linked").symlink_to("guide")
    (tmp_path / "people" / "linked").symlink_to("../guide")
    assert lost(tmp_path, shared=True) == ["people/linked"]
    assert lost(tmp_path) == ["linked", "people/linked", "robots.txt"]
