"""Nothing half-done: whatever ends a build, and whoever builds or reads beside it, the site is whole, old or new."""

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefings.publishing.manifest import MARKER
from tests.sites import WORLD, briefings, copied, files_of, module
from tests.tables import Measure

TABLE, HEADS = "Nothing half-done", ["what befell a build", "tried", "old site", "new site", "half or lost"]
FOREIGN = {".git/HEAD": b"ref: main", "CNAME": b"example.org", ".nojekyll": b"", "google123.html": b"mine"}
NEWER = "---\ntitle: Kestria thinks again\ndate: 2025-02-07\n---\nMarek Holub is still here.\n"
# Runs a command for which nothing can be written beside the site once so much has been.
REFUSING = """
import errno, os, sys
beside, after, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
CHANGES = {"os.mkdir": 0, "os.link": 1, "os.rename": 1, "os.chmod": 0, "shutil.copyfile": 1}
seen = 0

def refuse(event, arguments):
    global seen
    if event == "open":
        path = arguments[0] if isinstance(arguments[2], int) and arguments[2] & os.O_CREAT else ""
    else:
        path = arguments[CHANGES[event]] if event in CHANGES else ""
    if isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(beside):
        seen += 1
        if seen > after:
            raise OSError(number, os.strerror(number), os.fsdecode(path))

sys.addaudithook(refuse)
sys.argv[1:] = sys.argv[4:]
from briefings.cli import main
main()
"""


class Street:
    """Two contents, the site that each makes, and one site that is built of either; others have files at its top."""

    def __init__(self, folder: Path, contents: list[Path], sites: list[dict[str, bytes]]) -> None:
        self.folder, self.temporary = folder, folder / "temporary"
        self.contents = [copied(content, folder / content.name) for content in contents]
        self.sites = sites
        self.beside = folder / "public"
        self.site = self.beside / "site"
        self.temporary.mkdir()
        # Whoever is killed clears nothing away, and nobody but the system knows what is whose in its folder for that.
        self.may_leave = False
        assert briefings(*self.command(0)).exit_code == 0
        for name, content in FOREIGN.items():
            (self.site / name).parent.mkdir(exist_ok=True)
            (self.site / name).write_bytes(content)

    def command(self, number: int, *more: object) -> list[str]:
        """What builds one of the contents."""
        return ["build", str(self.contents[number]), "--site", str(self.site), "--no-search", *map(str, more)]

    def start(self, number: int, *more: object) -> "subprocess.Popen[str]":
        """A build in a process of its own."""
        environment = {"TMPDIR": str(self.temporary), "BRIEFINGS_NO_CACHE": ""}
        return module("briefings", *self.command(number, *more), cwd=self.folder, env=environment, is_group=True)

    def build(self, number: int) -> None:
        """A build that nothing befalls."""
        process = self.start(number)
        told = process.communicate(timeout=120)
        assert process.returncode == 0, told
        self.is_whole(number)

    def which(self) -> int:
        """Which of both sites stands there; neither is an error. What is not ours is left aside."""
        there = {name: content for name, content in files_of(self.site).items() if name not in FOREIGN}
        for number, made in enumerate(self.sites):
            if there == made:
                return number
        others = [
            sorted(name for name in {**there, **made} if there.get(name) != made.get(name)) for made in self.sites
        ]
        pytest.fail(f"half a site; what is otherwise than in either: {min(others, key=len)[:5]}")

    def is_whole(self, *numbers: int) -> int:
        """That one of some sites stands there with all that is not ours, and nothing is left beside it."""
        found = self.which()
        assert found in numbers
        assert {name: content for name, content in files_of(self.site).items() if name in FOREIGN} == FOREIGN
        assert sorted(path.name for path in self.beside.iterdir()) == ["site"]
        if not self.may_leave:
            assert list(self.temporary.iterdir()) == []
        return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[dict[str, bytes]]]:
    """Two contents, and the site of each: no page is the same, as each says how new the newest article is."""
    folder = tmp_path_factory.mktemp("both")
    contents = [copied(WORLD, folder / "one"), copied(WORLD, folder / "two")]
    (contents[1] / "articles" / "2025-02-07-more.md").write_text(NEWER, "utf-8")
    sites = []
    for content in contents:
        assert briefings("build", content, "--site", folder / "site", "--no-search").exit_code == 0
        sites.append(files_of(folder / "site"))
    assert sum(sites[0][name] != sites[1].get(name) for name in sites[0]) > 50
    return contents, sites


@pytest.fixture
def street(tmp_path: Path, both: tuple[list[Path], list[dict[str, bytes]]]) -> Street:
    return Street(tmp_path, *both)


def moments(count: int, street: Street, chance: random.Random) -> list[float]:
    """Times at which to disturb a build: from its beginning to just after its end."""
    started = time.monotonic()
    street.build(0)
    length = time.monotonic() - started
    return [chance.uniform(0.1, 1.05) * length for _ in range(count)]


@pytest.mark.soak
def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(
    street: Street, soaking: bool, measured: Measure
) -> None:
    found, street.may_leave = [0, 0], True
    times = moments(200 if soaking else 8, street, random.Random() if soaking else random.Random(3))
    standing = 0
    for pause in times:
        process = street.start(1 - standing, "--jobs", 2)
        time.sleep(pause)
        process.kill()
        process.communicate(timeout=60)
        now = street.which()
        assert now in (standing, 1 - standing)
        found[now != standing] += 1
        # At once, while processes that the killed one began may still be there.
        standing = 1 - now
        street.build(standing)
    measured(TABLE, HEADS, ["killed (SIGKILL) at a random moment", len(times), *found, 0])


@pytest.mark.soak
@pytest.mark.parametrize("presses", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_a_whole_site_and_nothing_else(
    street: Street, soaking: bool, measured: Measure, number: signal.Signals, presses: int
) -> None:
    """SIGINT as a terminal sends it, to all processes; some people press twice."""
    found = [0, 0]
    times = moments(100 if soaking else 5, street, random.Random() if soaking else random.Random(5))
    standing = 0
    for pause in times:
        process = street.start(1 - standing, "--jobs", 2)
        time.sleep(pause)
        for _ in range(presses):
            with suppress(ProcessLookupError):
                (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
            time.sleep(0.004)
        _, err = process.communicate(timeout=60)
        # Before there is a program to hear it, Python itself ends.
        assert process.returncode in (0, 130) or (not err and process.returncode == -number), err
        assert "Exception ignored" not in err
        if process.returncode == 130:
            assert err.rstrip().endswith(("Stopped.", "where it was ready.")), err
        now = street.is_whole(0, 1)
        found[now != standing] += 1
        standing = now
    street.build(1 - standing)
    measured(TABLE, HEADS, [f"stopped ({number.name}, {presses} x)", len(times), *found, 0])


@pytest.mark.soak
@pytest.mark.parametrize("name", ["ENOSPC", "EROFS", "EACCES", "EIO"])
def test_a_disk_that_refuses_at_any_step_leaves_the_old_site(
    street: Street, soaking: bool, measured: Measure, name: str
) -> None:
    tried, after = 0, 0
    chance = random.Random(name)
    while True:
        process = subprocess.run(
            [sys.executable, "-c", REFUSING, street.beside, str(after), str(getattr(errno, name)), *street.command(1)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "TMPDIR": str(street.temporary)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if process.returncode == 0:
            break
        tried += 1
        assert process.returncode == 2, process.stderr
        assert "Traceback" not in process.stderr
        assert "The site stands as it was." in process.stderr
        street.is_whole(0)
        after += chance.randrange(1, 4) if soaking else chance.randrange(20, 60)
    street.is_whole(1)
    assert tried > 2
    measured(TABLE, HEADS, [f"a disk that says {name}", tried, tried, 0, 0])


@pytest.mark.parametrize(
    "more", [["--jobs", "1"], ["--jobs", "2"], ["--executor", "concurrent.futures:ThreadPoolExecutor"]]
)
def test_an_error_on_the_last_page_leaves_the_old_site(street: Street, more: list[str]) -> None:
    (street.folder / "templates").mkdir()
    (street.folder / "templates" / "404.html").write_text("{{ view.nothing }}", "utf-8")
    result = briefings(*street.command(1, *more))
    assert result.exit_code == 2
    assert "404.html cannot be printed: line 1" in result.output
    street.is_whole(0)


@pytest.mark.soak
@pytest.mark.parametrize("number", [2, 8])
def test_builds_at_once_and_readers_meet_whole_pages_only(
    street: Street, soaking: bool, measured: Measure, number: int
) -> None:
    pages = [name for name in street.sites[0] if name in street.sites[1] and name != MARKER]
    wrong: list[str] = []
    seen = [0, 0]
    done = threading.Event()

    def read(order: list[str]) -> None:
        while not done.is_set():
            for name in order:
                try:
                    content = (street.site / name).read_bytes()
                except OSError as error:
                    wrong.append(f"{name}: {error}")
                    continue
                which = [made[name] == content for made in street.sites]
                seen[which[1] and not which[0]] += 1
                if not any(which):
                    wrong.append(name)

    readers = [threading.Thread(target=read, args=(random.Random(seed).sample(pages, len(pages)),)) for seed in (1, 2)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(8 if soaking else 1):
            builds = [street.start(turn % 2, "--jobs", 1 + turn % 2) for turn in range(number)]
            for build in builds:
                told = build.communicate(timeout=300)
                assert build.returncode == 0, told
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert min(seen) > 0
    street.is_whole(0, 1)
    measured(TABLE, HEADS, [f"pages read while {number} build at once", sum(seen), *seen, 0])
