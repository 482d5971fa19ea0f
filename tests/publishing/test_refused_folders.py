"""Which folder a site may take: none that holds what is not the site's, and none that cannot be replaced."""

import os
from pathlib import Path

import pytest

from briefings.publishing import PublishingError
from briefings.publishing.manifest import MARKER
from briefings.publishing.staging import staged
from tests.publishing.test_staging import build, entries


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("ten years of work")
    with pytest.raises(PublishingError) as refused:
        build(tmp_path, "new")
    assert str(refused.value) == (
        f"{tmp_path} is not empty and was not built by briefings; nothing was touched.\n"
        "Give another folder with --site, or empty it."
    )
    assert entries(tmp_path) == ["thesis.docx"]
    assert [name for name in entries(tmp_path.parent) if "building" in name] == []


@pytest.mark.parametrize("name", [None, ".git", "CNAME"])
def test_an_empty_folder_is_taken_and_so_is_one_of_which_all_survives(tmp_path: Path, name: str | None) -> None:
    site = tmp_path / "site"
    site.mkdir()
    if name:
        (site / name).touch()
    build(site, "new")
    assert entries(site) == sorted(filter(None, [MARKER, "index.html", name]))


def test_the_folder_of_the_content_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (tmp_path / "site" / MARKER).touch()
    for folder in (content, content.parent):
        with pytest.raises(PublishingError, match="holds the content; nothing was touched"):
            build(folder, "new", content)
    build(tmp_path / "beside", "new", content)


def test_the_home_folder_the_root_and_the_folder_one_is_in_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    for folder in (tmp_path / "home", Path("/")):
        with pytest.raises(PublishingError, match="is no folder for a site"):
            build(folder, "new")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    with pytest.raises(PublishingError, match="the folder you are in"):
        build(Path("."), "new")


def test_a_disk_of_its_own_is_refused_before_anything_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: path == tmp_path / "site")
    with pytest.raises(PublishingError, match="cannot be replaced in one step"):
        build(tmp_path / "site", "new")
    assert entries(tmp_path) == ["site"]


def test_a_site_that_is_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    for link in ("site", "dangling"):
        (tmp_path / link).symlink_to(tmp_path / "disk" / link)
    (tmp_path / "disk" / "site").mkdir()
    for link in ("site", "dangling"):
        for text in ("old", "new"):
            build(tmp_path / link, text)
        assert (tmp_path / link).is_symlink()
        assert (tmp_path / "disk" / link / "index.html").read_text() == "new"
    assert entries(tmp_path / "disk") == ["dangling", "site"]


def test_a_link_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "round")
    (tmp_path / "round").symlink_to(tmp_path / "site")
    with pytest.raises(PublishingError, match="a link that leads back to itself"):
        build(tmp_path / "site", "new")
    assert entries(tmp_path) == ["round", "site"]


@pytest.mark.parametrize("place", ["file", "file/site"])
def test_a_file_in_the_way_is_left_there(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(PublishingError, match="A file is in the way of the folder"):
        build(tmp_path / place, "new")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_is_called_like_the_list_makes_no_site_of_ours(tmp_path: Path) -> None:
    (tmp_path / "site" / MARKER).mkdir(parents=True)
    (tmp_path / "site" / "theirs.txt").write_text("theirs")
    with pytest.raises(PublishingError, match="was not built by briefings"), staged(tmp_path / "site"):
        pytest.fail("it was begun")
    assert (tmp_path / "site" / "theirs.txt").read_text() == "theirs"
