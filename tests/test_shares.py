"""Work cut into shares has one outcome, whatever their number, and no failure of a process goes unheard."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from briefings.shares import CAN_FORK, PLACES, Beside, in_shares, processors
from tests.sites import ROOT

NUMBERS = list(range(100))
LONG = 30
forking = pytest.mark.skipif(not CAN_FORK, reason="only Linux forks; elsewhere all work is done in one process")


class MishapError(Exception):
    """An error that cannot be sent from one process to another."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} and {second}")


def doubled(share: Sequence[int]) -> list[int]:
    return [2 * number for number in share]


class Meeting:
    """Work that a process of its own does in another way; this one waits until there is such a process."""

    def __init__(self, elsewhere: Callable[[], object]) -> None:
        self.here = os.getpid()
        self.elsewhere = elsewhere
        self.met = multiprocessing.get_context("fork").Event()

    def __call__(self, share: Sequence[int]) -> object:
        if os.getpid() != self.here:
            self.met.set()
            return self.elsewhere()
        assert self.met.wait(LONG)
        return self.here


def fail(error: Exception) -> NoReturn:
    raise error


@pytest.mark.parametrize("jobs", [1, 2, 3, 64])
def test_the_outcome_is_the_same_whatever_the_number_of_processes(jobs: int) -> None:
    assert [number for share in in_shares(doubled, NUMBERS, jobs) for number in share] == doubled(NUMBERS)


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 41])
@pytest.mark.parametrize("jobs", [1, 3])
def test_nothing_is_left_out_or_done_twice(count: int, jobs: int) -> None:
    assert [number for share in in_shares(list[int], range(count), jobs) for number in share] == list(range(count))


@forking
def test_shares_are_worked_on_here_and_elsewhere() -> None:
    places = in_shares(Meeting(os.getpid), NUMBERS, 2)
    assert os.getpid() in places
    assert len(set(places)) == 2


def test_little_work_is_done_here() -> None:
    assert in_shares(lambda share: (os.getpid(), len(share)), NUMBERS[:19], 4) == [(os.getpid(), 19)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_done_is_told_and_never_falls(jobs: int) -> None:
    told: list[int] = []
    in_shares(doubled, NUMBERS, jobs, told.append)
    assert told == sorted(told)
    assert jobs > 1 or told[-1] == len(NUMBERS)


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_raised_anywhere_is_raised_here(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        in_shares(lambda share: [1 / (number - NUMBERS[-1]) for number in share], NUMBERS, jobs)


@forking
def test_what_is_raised_elsewhere_is_raised_here() -> None:
    with pytest.raises(ValueError, match="not this one"):
        in_shares(Meeting(partial(fail, ValueError("not this one"))), NUMBERS, 2)


@forking
def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    with pytest.raises(RuntimeError, match="MishapError: 1 and 2"):
        in_shares(Meeting(lambda: fail(MishapError(1, 2))), NUMBERS, 2)


@forking
def test_an_outcome_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises((AttributeError, RuntimeError, TypeError), match="lambda"):
        in_shares(Meeting(lambda: lambda: None), NUMBERS, 2)


@forking
def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(RuntimeError, match=r"ended early \(exit -9\)"):
        in_shares(Meeting(lambda: os.kill(os.getpid(), signal.SIGKILL)), NUMBERS, 2)


@forking
def test_a_process_that_leaves_is_told() -> None:
    with pytest.raises(RuntimeError, match=r"ended early \(exit 3\)"):
        in_shares(Meeting(lambda: os._exit(3)), NUMBERS, 3)


@forking
def test_an_error_that_is_raised_elsewhere_says_where() -> None:
    with pytest.raises(ValueError, match="not this one") as raised:
        in_shares(Meeting(partial(fail, ValueError("not this one"))), NUMBERS, 2)
    assert any(file == __file__ for file, _ in getattr(raised.value, PLACES))


@forking
def test_a_process_does_not_outlive_its_parent(tmp_path: Path) -> None:
    """Also where it is busy, and would not learn before its share is done that nobody waits for it."""
    script = (
        "import os, signal, sys, time, pathlib\n"
        "from briefings.shares import in_shares\n"
        "here = os.getpid()\n"
        "def work(share):\n"
        "    if os.getpid() == here:\n"
        "        while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)\n"
        "        os.kill(here, signal.SIGKILL)\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "in_shares(work, range(100), 2)\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path / "child"], check=False, timeout=LONG, cwd=ROOT)
    child = Path("/proc", (tmp_path / "child").read_text("ascii"), "stat")
    for _ in range(100 * LONG):
        if not child.exists() or child.read_text("ascii").rpartition(")")[2].split()[0] == "Z":
            return
        signal.sigtimedwait(set(), 0.01)
    pytest.fail("it is still there")


@forking
def test_work_beside_has_an_outcome() -> None:
    here = os.getpid()
    beside = Beside(os.getpid)
    assert beside.outcome() != here
    assert Beside(lambda: "x" * 1_000_000).outcome() == "x" * 1_000_000


@forking
@pytest.mark.parametrize("mishap", [lambda: os._exit(3), lambda: 1 / 0, lambda: lambda: None, signal.pause])
def test_work_beside_that_fails_or_is_stopped_has_none(mishap: Callable[[], object]) -> None:
    before = _children()
    beside = Beside(mishap)
    if mishap is signal.pause:
        beside.stop()
    else:
        assert beside.outcome() is None
    assert _children() <= before


@forking
def test_no_process_outlives_a_failure_here() -> None:
    here, before = os.getpid(), _children()

    def fail_here(share: Sequence[int]) -> NoReturn:
        if os.getpid() != here:
            signal.pause()
        raise ValueError("here")

    with pytest.raises(ValueError, match="here"):
        in_shares(fail_here, NUMBERS, 3)
    assert _children() <= before


def _children() -> set[str]:
    """The processes that this one has begun, also in other tests, and that have not ended."""
    here = os.getpid()
    return set(Path(f"/proc/{here}/task/{here}/children").read_text("ascii").split())


def test_where_no_process_is_left_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("no process left")

    monkeypatch.setattr(os, "fork", refuse)
    here = in_shares(lambda share: (os.getpid(), list(share)), range(100), 3)
    assert {by for by, _ in here} == {os.getpid()}
    assert [number for _, share in here for number in share] == list(range(100))


def test_there_is_a_processor() -> None:
    assert processors() >= 1


@forking
@pytest.mark.parametrize("work", ["Beside(tuple)", "in_shares(tuple, range(1000), 2)"])
def test_ctrl_c_in_the_middle_of_a_fork_is_heard(work: str) -> None:
    """Python calls what is registered for after a fork where nothing can be raised."""
    program = f"""
import os, signal
from briefings.shares import Beside, in_shares
os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    {work}
except KeyboardInterrupt:
    print("heard")
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "heard\n", "")


@forking
def test_ctrl_c_is_for_the_parent_to_answer() -> None:
    """All processes of a terminal hear it."""

    def work() -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return f"{signal.getsignal(signal.SIGTERM)!r}"

    assert Beside(work).outcome() == f"{signal.SIG_DFL!r}"
