"""One build of a site at a time."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.publishing import PublishingError, lock
from briefings.publishing.lock import building

HOLD = """
import sys, time
from pathlib import Path
from briefings.publishing.lock import building
with building(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""

FORK = """
import os, sys, time
from pathlib import Path
from briefings.publishing.lock import building
with building(Path(sys.argv[1]), 0, print):
    if not (worker := os.fork()):
        time.sleep(60)
        os._exit(0)
    print(worker, flush=True)
    time.sleep(60)
"""

TAKE_TURNS = """
import os, sys
from pathlib import Path
from briefings.publishing.lock import building
from briefings.publishing.staging import staged
site = Path(sys.argv[1])
for turn in range(15):
    with building(site, 60, lambda text: None):
        alone = os.open(site.parent / "alone", os.O_CREAT | os.O_EXCL)
        with staged(site) as folder:
            builds = int((site / "builds").read_text()) if site.exists() else 0
            (folder / "builds").write_text(str(builds + 1))
        os.close(alone)
        os.unlink(site.parent / "alone")
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Run a script in another process, which does not outlive the test."""
    running: list[subprocess.Popen[str]] = []

    def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()


def first_line(process: "subprocess.Popen[str]") -> str:
    """What a process says first."""
    assert process.stdout
    return process.stdout.readline().strip()


def test_a_lock_says_who_builds_and_is_gone_afterwards(tmp_path: Path) -> None:
    with building(tmp_path / "site", 0, pytest.fail):
        process, host, since = (tmp_path / ".site.lock").read_text().strip().split("\t")
        assert (process, host) == (str(os.getpid()), socket.gethostname())
        assert len(since) == len("2025-05-14 10:30:00")
    assert os.listdir(tmp_path) == []


def test_the_second_build_says_who_is_building(tmp_path: Path, start: Start) -> None:
    site = tmp_path / "site"
    other = start(HOLD, site, 60)
    assert first_line(other) == "held"
    told: list[str] = []
    with (
        pytest.raises(PublishingError, match=f"is still running \\(process {other.pid}, since 2") as refused,
        building(site, 0.3, told.append),
    ):
        pytest.fail("two builds at once")
    assert refused.value.message.startswith(f"Another build of {site}/ is")
    assert told == [f"Another build of {site}/ is running (process {other.pid}); waiting for it."]


def test_the_second_build_waits_for_the_first(tmp_path: Path, start: Start) -> None:
    other = start(HOLD, tmp_path / "site", 0.4)
    assert first_line(other) == "held"
    told: list[str] = []
    with building(tmp_path / "site", 60, told.append):
        assert other.wait(60) == 0
    assert len(told) == 1


def test_a_site_and_a_link_to_it_share_a_lock(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "site")
    with (
        building(tmp_path / "site", 0, pytest.fail),
        pytest.raises(PublishingError),
        building(tmp_path / "link", 0, print),
    ):
        pytest.fail("two builds at once")


def test_two_sites_are_built_at_once(tmp_path: Path) -> None:
    with building(tmp_path / "one", 0, pytest.fail), building(tmp_path / "two", 0, pytest.fail):
        assert sorted(os.listdir(tmp_path)) == [".one.lock", ".two.lock"]


def test_the_lock_of_a_killed_build_is_free_at_once(tmp_path: Path, start: Start) -> None:
    other = start(HOLD, tmp_path / "site", 60)
    assert first_line(other) == "held"
    other.kill()
    other.wait(60)
    assert os.listdir(tmp_path) == [".site.lock"]
    with building(tmp_path / "site", 0, pytest.fail):
        pass
    assert os.listdir(tmp_path) == []


def test_a_worker_that_outlives_its_build_does_not_hold_the_lock(tmp_path: Path, start: Start) -> None:
    other = start(FORK, tmp_path / "site")
    worker = int(first_line(other))
    try:
        other.kill()
        other.wait(60)
        os.kill(worker, 0)
        with building(tmp_path / "site", 2, print):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)


def test_a_lock_on_a_file_that_was_just_taken_away_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".site.lock"
    lock_file = lock._lock
    taken_away: list[Path] = []

    def lock_too_late(descriptor: int) -> bool:
        if not taken_away:
            taken_away.append(path)
            path.unlink()
        return lock_file(descriptor)

    monkeypatch.setattr(lock, "_lock", lock_too_late)
    with building(tmp_path / "site", 0, pytest.fail):
        assert path.read_text().startswith(f"{os.getpid()}\t")
    assert taken_away == [path]


def test_builds_in_many_processes_take_turns(tmp_path: Path, start: Start) -> None:
    others = [start(TAKE_TURNS, tmp_path / "site") for _ in range(3)]
    assert [other.wait(120) for other in others] == [0, 0, 0]
    assert (tmp_path / "site" / "builds").read_text() == "45"
    assert os.listdir(tmp_path) == ["site"]


def test_a_build_that_fails_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), building(tmp_path / "site", 0, pytest.fail):
        raise KeyboardInterrupt
    with building(tmp_path / "site", 0, pytest.fail):
        pass


@pytest.mark.parametrize("place", ["_lock", "_stands_at"])
def test_ctrl_c_while_it_locks_leaves_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    real = getattr(lock, place)

    def pressed(*arguments: object) -> object:
        # To this thread: one that a test's runner has beside it would hear it at once.
        signal.raise_signal(signal.SIGINT)
        return real(*arguments)

    monkeypatch.setattr(lock, place, pressed)
    with pytest.raises(KeyboardInterrupt), building(tmp_path / "site", 0, print):
        pass
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    with building(tmp_path / "site", 0, print):
        pass


def test_a_lock_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(PublishingError, match="A file is in the way of the folder"),
        building(tmp_path / "file" / "site", 0, pytest.fail),
    ):
        pytest.fail("locked a file")


def test_a_lock_nobody_has_signed_yet_is_not_announced(tmp_path: Path, start: Start) -> None:
    site = tmp_path / "site"
    assert first_line(start(HOLD, site, 60)) == "held"
    (tmp_path / ".site.lock").write_text("")
    begun = time.monotonic()
    with (
        pytest.raises(PublishingError, match=f"Another build of {site}/ is still running\\."),
        building(site, 0.2, pytest.fail),
    ):
        pytest.fail("two builds at once")
    assert 0.2 <= time.monotonic() - begun < 30
