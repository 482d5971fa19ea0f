"""Building aside and swapping: whatever happens, the site is a complete new one or still the old one."""

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.publishing import PublishingError, staging
from briefings.publishing.manifest import MARKER
from briefings.publishing.staging import staged

CRASHES = """
import json, os, signal, sys
from pathlib import Path
from briefings.publishing import staging

STEPS = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "shutil.rmtree", "ctypes.dlsym"}

def build(site, text):
    with staging.staged(site) as folder:
        (folder / "index.html").write_text(text)
        (folder / "people").mkdir()
        (folder / "people" / "index.html").write_text(text)

def build_and_die(site, steps):
    def count(event, arguments):
        nonlocal steps
        if event in STEPS or (event == "open" and arguments[2] & os.O_CREAT):
            steps -= 1
            if steps == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    build(site, "new")
    os._exit(0)

def state(site):
    return {str(path.relative_to(site)): path.read_text() for path in site.rglob("*")
            if path.is_file() and path.name != staging.MARKER}

if sys.argv[2] == "pair":
    staging._exchange = lambda one, other: False
survived, steps, told = False, 0, []
while not survived:
    steps += 1
    site = Path(sys.argv[1]) / str(steps) / "site"
    build(site, "old")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("main")
    (site / "CNAME").write_text("example.org")
    (site / "google123.html").write_text("mine")
    if not (child := os.fork()):
        build_and_die(site, steps)
    survived = os.waitpid(child, 0)[1] == 0
    killed = state(site)
    try:
        with staging.staged(site):
            recovered = state(site)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    build(site, "newest")
    told.append([killed, recovered, state(site), sorted(os.listdir(site.parent))])
print(json.dumps(told))
"""

FOREIGN = {".git/HEAD": "main", "CNAME": "example.org", "google123.html": "mine"}


def pages(text: str) -> dict[str, str]:
    """The pages of one build."""
    return {"index.html": text, "people/index.html": text}


def build(site: Path, text: str, content: Path | None = None) -> None:
    """Build a site of one page."""
    with staged(site, content) as folder:
        (folder / "index.html").write_text(text)


def entries(folder: Path) -> list[str]:
    """All names in a folder, hidden ones too."""
    return sorted(os.listdir(folder))


def refuse(number: int) -> Callable[..., None]:
    """Something that fails as the operating system does."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture(params=["exchange", "pair"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to swap: the exchange, and the two renames of systems that have none."""
    if request.param == "pair":
        monkeypatch.setattr(staging, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("either_way")
def test_a_build_replaces_the_whole_site_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staged(site) as folder:
        assert entries(folder) == []
        assert folder.parent == tmp_path
        (folder / "index.html").write_text("old")
        (folder / "gone.html").write_text("old")
    build(site, "new")
    assert entries(site) == [MARKER, "index.html"]
    assert (site / "index.html").read_text() == "new"
    assert entries(tmp_path) == ["site"]


def test_folders_above_the_site_are_made(tmp_path: Path) -> None:
    build(tmp_path / "a" / "b" / "site", "new")
    assert (tmp_path / "a" / "b" / "site" / "index.html").read_text() == "new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError, SystemExit])
def test_an_interrupted_build_leaves_the_old_site(tmp_path: Path, error: type[BaseException]) -> None:
    site = tmp_path / "site"
    build(site, "old")

    def interrupted() -> None:
        with staged(site) as folder:
            (folder / "index.html").write_text("half")
            raise error

    with pytest.raises(error):
        interrupted()
    assert (site / "index.html").read_text() == "old"
    assert entries(tmp_path) == ["site"]


@pytest.mark.parametrize("way", ["exchange", "pair"])
def test_a_build_killed_at_any_step_is_mended_by_the_next(tmp_path: Path, way: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHES, str(tmp_path), way],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    told = json.loads(done.stdout)
    assert len(told) > 12, "killed at fewer steps than a build has"
    for killed, recovered, rebuilt, beside in told:
        if way == "exchange" or killed:
            assert {**killed, **FOREIGN} in ({**pages("old"), **FOREIGN}, {**pages("new"), **FOREIGN})
        assert recovered in ({**pages("old"), **FOREIGN}, {**pages("new"), **FOREIGN})
        assert rebuilt == {**pages("newest"), **FOREIGN}
        assert beside == ["site"]
    assert told[0][0] == {**pages("old"), **FOREIGN}
    assert told[-1][0] == {**pages("new"), **FOREIGN}
    assert any(not killed for killed, *_ in told) == (way == "pair")


@pytest.mark.usefixtures("either_way")
def test_what_others_put_at_the_top_of_the_site_survives(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "old")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("main")
    (site / "CNAME").write_text("example.org")
    (site / ".nojekyll").touch()
    (site / "CNAME").chmod(0o600)
    (site / "latest").symlink_to("index.html")
    inode = (site / ".git").stat().st_ino
    for text in ("newer", "newest"):
        build(site, text)
        assert entries(site) == [MARKER, ".git", ".nojekyll", "CNAME", "index.html", "latest"]
        assert (site / "latest").read_text() == text
    assert (site / ".git").stat().st_ino == inode
    assert (site / ".git" / "HEAD").read_text() == "main"
    assert (site / "CNAME").stat().st_mode & 0o777 == 0o600


def test_what_the_new_site_has_itself_wins_over_what_others_left(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "old")
    (site / "CNAME").write_text("old.example.org")
    with staged(site) as folder:
        (folder / "CNAME").write_text("new.example.org")
    assert (site / "CNAME").read_text() == "new.example.org"
    build(site, "newest")
    assert not (site / "CNAME").exists()


def test_a_page_that_is_built_no_more_goes_even_where_the_marker_says_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in (MARKER, "withheld.html", ".nojekyll"):
        (site / name).touch()
    build(site, "new")
    assert entries(site) == [MARKER, ".nojekyll", "index.html"]


def test_a_failing_swap_gives_back_what_was_taken_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    build(site, "old")
    (site / ".git").mkdir()
    (site / "CNAME").touch()
    before = entries(site)
    monkeypatch.setattr(staging, "_swap", refuse(errno.EBUSY))
    with pytest.raises(PublishingError, match="cannot be replaced in one step"):
        build(site, "new")
    assert entries(site) == before
    assert (site / "index.html").read_text() == "old"
    assert entries(tmp_path) == ["site"]


def test_where_the_second_of_two_renames_fails_the_old_site_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    build(site, "old")
    rename = Path.rename
    refused: list[Path] = []

    def rename_unless_it_is_the_new_site(old: Path, new: Path) -> Path:
        if new == site and not refused:
            refused.append(old)
            raise PermissionError(errno.EACCES, "denied")
        return rename(old, new)

    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", rename_unless_it_is_the_new_site)
    with pytest.raises(PublishingError, match="may not write"):
        build(site, "new")
    assert len(refused) == 1
    assert (site / "index.html").read_text() == "old"
    assert entries(tmp_path) == ["site"]


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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk that holds {site} is full."),
        (errno.EROFS, "{site} is on a disk that can only be read."),
        (errno.EACCES, "This account may not write to {site} or to the folder it is in."),
    ],
)
@pytest.mark.parametrize("step", ["mkdtemp", "page", "manifest", "modes", "copy", "swap"])
def test_a_disk_that_refuses_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    site = tmp_path / "site"
    build(site, "old")
    (site / "CNAME").touch()
    before = entries(site)
    places = {
        "mkdtemp": "briefings.publishing.staging.tempfile.mkdtemp",
        "modes": "briefings.publishing.staging.set_modes",
        "copy": "briefings.publishing.staging._copy",
        "swap": "briefings.publishing.staging._exchange",
    }

    def build_on_a_broken_disk() -> None:
        with monkeypatch.context() as broken_disk:
            if step in places:
                broken_disk.setattr(places[step], refuse(number))
            with staged(site) as folder:
                (folder / "index.html").write_text("half")
                if step == "page":
                    broken_disk.setattr(Path, "write_text", refuse(number))
                    (folder / "people.html").write_text("half")
                if step == "manifest":
                    (folder / "people.html").write_text("half")
                    broken_disk.setattr(Path, "write_bytes", half_of_it(number))

    with pytest.raises(PublishingError) as refused:
        build_on_a_broken_disk()
    assert refused.value.message == words.format(site=site)
    assert refused.value.hint.endswith("The site stands as it was.")
    assert entries(site) == before
    assert (site / "index.html").read_text() == "old"
    assert entries(tmp_path) == ["site"]


def half_of_it(number: int) -> Callable[..., int]:
    """A disk that is full when half of a file is written."""

    def write_bytes(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(number, os.strerror(number), str(path))

    return write_bytes


def test_a_mistake_of_our_own_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staged(tmp_path / "site"):
        (tmp_path / "template.html").read_text()
    with pytest.raises(PermissionError), staged(tmp_path / "site"):
        raise PermissionError(errno.EACCES, "denied", str(tmp_path / "content" / "a.md"))


def test_everybody_may_read_the_site_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        with staged(tmp_path / "site") as folder:
            (folder / "people").mkdir()
            (folder / "people" / "index.html").touch(0o777)
            (folder / "index.html").touch()
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {"people": 0o755, "index.html": 0o644, MARKER: 0o644}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_two_builds_of_the_same_pages_are_the_same_bytes(tmp_path: Path) -> None:
    markers = set()
    for name in ("one", "two"):
        for _ in range(2):
            build(tmp_path / name, "same")
        markers.add((tmp_path / name / MARKER).read_bytes())
    assert len(markers) == 1


@pytest.mark.usefixtures("either_way")
def test_a_reader_never_finds_half_a_site(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    site = tmp_path / "site"
    build(site, "0")
    seen: list[str] = []
    missed: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.append((site / "index.html").read_text())
            except FileNotFoundError as error:
                missed.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(1, 150):
            build(site, str(number))
    finally:
        done.set()
        reader.join()
    assert len(set(seen)) > 3
    assert [int(text) for text in seen] == sorted(int(text) for text in seen)
    if "exchange" in request.node.name and sys.platform == "linux":
        assert missed == []


def test_a_folder_that_is_called_like_the_list_makes_no_site_of_ours(tmp_path: Path) -> None:
    (tmp_path / "site" / MARKER).mkdir(parents=True)
    (tmp_path / "site" / "theirs.txt").write_text("theirs")
    with pytest.raises(PublishingError, match="was not built by briefings"), staged(tmp_path / "site"):
        pytest.fail("it was begun")
    assert (tmp_path / "site" / "theirs.txt").read_text() == "theirs"
