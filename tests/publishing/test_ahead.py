"""What another process takes over while the content is read is right whatever becomes of it, and leaves nothing."""

import hashlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.pages.page import Page
from briefings.publishing import ahead
from briefings.publishing.ahead import Ahead
from briefings.publishing.cache import Cache, StandingPages
from briefings.rendering import Renderer
from briefings.shares import CAN_FORK, Beside
from tests.publishing.test_unchanged import Desk
from tests.sites import briefings, files_of

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="no other process takes anything over here")
PAGE = "people/ines-duarte/index.html"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")
    there = Desk(tmp_path)
    there.write("people/anna-holt.yaml", "name: Anna Holt\n")
    there.build("--jobs", 2, "--no-search")
    return there


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files were ahead, build by build."""
    counts: list[int] = []
    leave_out = StandingPages.leave_out

    def counting(standing: StandingPages, *arguments: object) -> None:
        counts.append(len(standing._placed))
        leave_out(standing, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(StandingPages, "leave_out", counting)
    return counts


def built(desk: Desk, jobs: int = 2) -> None:
    """A build after a change: the site is right, and nothing is left beside it."""
    desk.write("people/anna-holt.yaml", f"name: Anna Holt\nsummary: Build {os.urandom(4).hex()}.\n")
    desk.build("--jobs", jobs, "--no-search")
    desk.is_right()
    assert not [path.name for path in desk.folder.iterdir() if ".building-" in path.name]


def test_the_pages_that_stand_are_ahead_and_the_same_files(desk: Desk, found: list[int]) -> None:
    was = os.stat(desk.site / PAGE)
    built(desk)
    assert found[0] > 10
    assert os.path.samestat(os.stat(desk.site / PAGE), was)


def test_with_one_process_nothing_is_ahead(desk: Desk, found: list[int]) -> None:
    built(desk, jobs=1)
    assert found == [0]


@pytest.mark.parametrize("content", [b"", b"else"])
def test_a_page_that_somebody_touched_is_not_ahead(desk: Desk, found: list[int], content: bytes) -> None:
    built(desk)
    (desk.site / PAGE).write_bytes(content)
    built(desk)
    assert found[1] == found[0] - 1


def test_a_page_that_is_a_link_is_not_ahead(desk: Desk) -> None:
    (desk.site / PAGE).rename(desk.folder / "elsewhere")
    (desk.site / PAGE).symlink_to(desk.folder / "elsewhere")
    built(desk)
    assert not (desk.site / PAGE).is_symlink()


def test_what_is_no_page_any_more_is_gone_with_its_folder(desk: Desk) -> None:
    (desk.content / "people" / "ines-duarte.yaml").unlink()
    built(desk)
    assert not (desk.site / PAGE).parent.exists()


def test_folders_that_are_empty_now_are_gone_too(desk: Desk) -> None:
    pages = [Page(at, "a", tuple) for at in ("a/b/c/", "a/d/")]  # type: ignore[arg-type] # nothing is printed
    placed = {"a/b/c/index.html", "a/d/index.html"}
    for name in placed:
        (desk.folder / "new" / name).parent.mkdir(parents=True)
        (desk.folder / "new" / name).touch()
    standing = StandingPages({}, desk.site, None, placed)  # type: ignore[arg-type] # nothing is compared
    standing.leave_out(pages[1:], desk.folder / "new")
    assert sorted(path.name for path in (desk.folder / "new").rglob("*")) == ["a", "d", "index.html"]


@pytest.mark.parametrize("name", ["../victim", "/victim", "a/../../victim", "a\0b", "", "."])
def test_a_name_that_leads_out_of_the_folder_is_passed_over(tmp_path: Path, name: str) -> None:
    for folder in ("site", "new"):
        (tmp_path / folder).mkdir()
    (tmp_path / "victim").write_bytes(b"theirs")
    (tmp_path / "site" / "ours").write_bytes(b"ours")
    digests = {name: hashlib.sha256(b"theirs").digest(), "ours": hashlib.sha256(b"ours").digest()}
    begun = Ahead(tmp_path / "site", tmp_path / "new", digests)
    assert begun.finished() == {"ours"}
    begun.end()
    assert (tmp_path / "victim").read_bytes() == b"theirs"


def test_a_pipe_in_the_place_of_a_page_keeps_nobody_waiting(desk: Desk) -> None:
    (desk.site / PAGE).unlink()
    os.mkfifo(desk.site / PAGE)
    built(desk)


def test_a_file_in_the_place_of_the_site_is_told(desk: Desk) -> None:
    desk.write("people/anna-holt.yaml", "name: Anna Maria Holt\n")
    told = [
        briefings("build", desk.content, "--site", desk.content / "about.md", "--no-search", "--jobs", jobs)
        for jobs in (1, 2)
    ]
    assert told[0].exit_code == told[1].exit_code == 2
    assert told[0].output == told[1].output


def test_where_no_process_can_be_had_all_is_done_here(
    desk: Desk, found: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("briefings.publishing.cache.build.Ahead", refuse)
    built(desk)
    assert found == [0]


def die() -> None:
    os._exit(3)


def fail() -> None:
    raise OSError("no disk")


@pytest.mark.parametrize("mishap", [die, fail])
def test_where_it_ends_early_all_is_done_here(
    desk: Desk, found: list[int], monkeypatch: pytest.MonkeyPatch, mishap: Callable[[], None]
) -> None:
    fill = ahead._fill

    def half(site: Path, folder: Path, files: dict[str, bytes]) -> list[str]:
        fill(site, folder, dict(list(files.items())[: len(files) // 2]))
        mishap()
        return []

    monkeypatch.setattr(ahead, "_fill", half)
    built(desk)
    assert found == [0]


def test_the_site_before_is_deleted_while_the_next_build_is_prepared(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, delete = Cache.store, ahead._delete
    seen: list[bool] = []

    def see(cache: Cache, *arguments: object) -> None:
        (folder,) = [path for path in desk.folder.iterdir() if ".building-" in path.name]
        seen.append((folder / PAGE).exists())
        (desk.folder / "stored").touch()
        store(cache, *arguments)  # type: ignore[arg-type]

    def wait(folder: Path) -> None:
        until = time.monotonic() + 10
        while not (desk.folder / "stored").exists() and time.monotonic() < until:
            time.sleep(0.01)
        delete(folder)

    monkeypatch.setattr(Cache, "store", see)
    monkeypatch.setattr(ahead, "_delete", wait)
    built(desk)
    assert seen == [True]


@pytest.mark.parametrize("mishap", [die, fail])
def test_where_deleting_ends_early_the_rest_is_deleted_here(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, mishap: Callable[[], None]
) -> None:
    here, delete = os.getpid(), ahead._delete

    def half(folder: Path) -> None:
        if os.getpid() == here:
            delete(folder)
        else:
            delete(folder / "people")
            mishap()

    monkeypatch.setattr(ahead, "_delete", half)
    built(desk)


def test_where_no_process_can_be_had_for_deleting_it_is_done_here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Beside.__init__
    begun: list[object] = []

    def refuse(beside: object, work: Callable[[], object]) -> None:
        begun.append(work)
        if len(begun) > 1:
            raise OSError("no more processes")
        begin(beside, work)  # type: ignore[arg-type]

    monkeypatch.setattr(Beside, "__init__", refuse)
    built(desk)
    assert len(begun) == 2


def test_where_files_cannot_have_two_places_they_are_copied(
    desk: Desk, found: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    made: list[str] = []
    page = Renderer.page

    def note(renderer: Renderer, ready: Page) -> str:
        made.append(ready.permalink)
        return page(renderer, ready)

    monkeypatch.setattr(Renderer, "page", note)
    monkeypatch.setattr(os, "link", refuse)
    desk.write("people/anna-holt.yaml", "name: Anna Holt\nsummary: Another.\n")
    desk.build("--jobs", 2, "--no-search")
    assert found == [0]
    assert "people/ines-duarte/" not in made
    assert len(made) < 10
    desk.is_right()


def test_where_the_content_has_a_problem_nothing_is_left(desk: Desk) -> None:
    before = files_of(desk.site)
    desk.write("people/anna-holt.yaml", "nmae: Anna Holt\n")
    assert briefings("build", desk.content, "--site", desk.site, "--no-search", "--jobs", 2).exit_code == 1
    assert files_of(desk.site) == before
    assert not [path.name for path in desk.folder.iterdir() if ".building-" in path.name]


@pytest.mark.parametrize("where", ["briefings.cli.build.checked", "briefings.publishing.site.write_generated"])
def test_whoever_is_stopped_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    begun: list[Ahead] = []
    begin = Ahead.__init__

    def note(self: Ahead, *arguments: object) -> None:
        begin(self, *arguments)  # type: ignore[arg-type]
        begun.append(self)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def wait(*_: object) -> None:
        signal.pause()

    before = files_of(desk.site)
    desk.write("people/anna-holt.yaml", "name: Anna Maria Holt\n")
    monkeypatch.setattr(Ahead, "__init__", note)
    monkeypatch.setattr(ahead, "_fill", wait)
    monkeypatch.setattr(where, stop)
    assert briefings("build", desk.content, "--site", desk.site, "--no-search", "--jobs", 2).exit_code != 0
    assert len(begun) == 1
    assert not begun[0].folder.exists()
    assert not begun[0]._filling._process.is_alive()
    assert files_of(desk.site) == before
    assert not [path.name for path in desk.folder.iterdir() if ".building-" in path.name]


def test_who_is_stopped_once_the_site_stands_leaves_nothing_of_the_one_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Cache, "store", stop)
    desk.write("people/anna-holt.yaml", "name: Anna Maria Holt\n")
    assert briefings("build", desk.content, "--site", desk.site, "--no-search", "--jobs", 2).exit_code == 130
    assert "Anna Maria Holt" in (desk.site / "people/anna-holt/index.html").read_text("utf-8")
    assert not [path.name for path in desk.folder.iterdir() if ".building-" in path.name]
