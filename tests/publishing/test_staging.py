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
