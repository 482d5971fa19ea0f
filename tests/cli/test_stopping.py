"""Ctrl-C and a job that is cancelled: words and 130 until the work is done, nothing after."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NoReturn

import click
import pytest

from briefings import signals
from briefings.authoring.files import new, write
from briefings.cli import fix
from briefings.cli.arguments import Stopped, in_words
from briefings.cli.printing import print_problems
from briefings.publishing.executors import spread
from briefings.publishing.staging import staged
from briefings.shares import in_shares
from briefings.signals import Interrupted
from tests.sites import ROOT, WORLD, copied, files_of, run

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


# Ways to have a signal in which Python loses what is raised, and one in which it makes more of it than of others.
LOST = "type('Let', (), {'__del__': lambda self: os.kill(os.getpid(), NUMBER)})()"
EXECUTED = "exec('os.kill(os.getpid(), NUMBER)')"


def stopped(
    step: str,
    number: int,
    finally_: str = "pass",
    kill: str = "os.kill(os.getpid(), NUMBER)",
    typed: tuple[object, ...] = ("check", WORLD),
) -> "subprocess.CompletedProcess[str]":
    """A command that is stopped as it comes to a function."""
    owner, _, name = step.rpartition(".")
    program = f"""
import click, gc, os, sys
import briefings.cli.commands
from briefings.cli import main
wrapped = {step}
def stopping(*given, **named):
    try:
        {kill.replace("NUMBER", f"{number:d}")}
        return wrapped(*given, **named)
    finally:
        {finally_}
{owner}.{name} = stopping
sys.argv[1:] = {list(map(str, typed))}
main()
"""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("number", SIGNALS)
def test_before_anything_has_begun_it_ends_at_once(tmp_path: Path, number: int) -> None:
    """As if it were pressed while the first library is imported."""
    (tmp_path / "click.py").write_text(f"import os\nos.kill(os.getpid(), {number:d})\nraise ImportError\n")
    result = run("briefings", "check", WORLD, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "briefings: Stopped.\n")


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("step", ["click.Context.invoke", "click.Command.parse_args"])
def test_while_the_command_line_is_read_it_ends_at_once(step: str, number: int) -> None:
    result = stopped(step, number)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "briefings: Stopped.\n")


@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_works_it_ends_tidily(number: int) -> None:
    result = stopped("briefings.cli.check.checked", number)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr.startswith("briefings: Stopped.\n  The site is whole")


@pytest.mark.parametrize("number", SIGNALS)
def test_a_second_one_does_not_disturb_the_tidying_up(number: int) -> None:
    again = "; ".join(f"os.kill(os.getpid(), {second:d})" for second in SIGNALS)
    result = stopped("briefings.cli.check.checked", number, f"{again}; print('tidied')")
    assert (result.returncode, result.stdout) == (130, "tidied\n")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("number", SIGNALS)
def test_in_what_is_executed_as_text_it_ends_tidily_too(number: int) -> None:
    """Where KeyboardInterrupt itself would have the process end as one that was killed."""
    result = stopped("briefings.cli.check.checked", number, kill=EXECUTED)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr.startswith("briefings: Stopped.\n  The site is whole")


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("finally_", ["pass", "raise KeyError"])
def test_one_that_python_loses_is_heard_all_the_same(number: int, finally_: str) -> None:
    result = stopped("briefings.cli.check.checked", number, finally_, LOST)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr.startswith("briefings: Stopped.\n  The site is whole")


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("step", ["ahead.Ahead.end", "staging._discard", "ahead.Ahead.adopted", "staging._publish"])
def test_between_what_is_made_and_what_sees_to_its_end_it_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    monkeypatch.setenv("BRIEFINGS_NO_CACHE", "")
    content, site = copied(WORLD, tmp_path / "content"), tmp_path / "site"
    typed = ("build", content, "--site", site, "--no-search", "--jobs", "2")
    assert run("briefings", *typed, cwd=tmp_path).returncode == 0
    (content / "about.md").write_text("# Another site\n")
    result = stopped(f"briefings.publishing.{step}", number, typed=typed)
    assert result.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "site"]


@pytest.mark.parametrize("number", SIGNALS)
def test_after_one_that_was_lost_no_problem_is_told(tmp_path: Path, number: int) -> None:
    """As it may only come of what is missing since."""
    content = copied(WORLD, tmp_path / "content")
    (content / "about.md").write_text("# About\n\n[[Nobody]]\n\n![A chart](nothing.png)\n")
    typed = ("build", content, "--site", tmp_path / "site", "--no-search", "--no-cache", "--jobs", "1")
    assert run("briefings", *typed, cwd=tmp_path).returncode == 1
    result = stopped("briefings.publishing.site.broken", number, kill=LOST, typed=typed)
    assert (result.returncode, result.stdout) == (130, "")


def test_after_one_that_was_lost_no_site_is_put_in_place(tmp_path: Path) -> None:
    """As something may be missing: the sanitiser goes on without the attribute that it was just asking for."""
    content, site = copied(WORLD, tmp_path / "content"), tmp_path / "site"
    typed = ("build", content, "--site", site, "--no-search", "--no-cache")
    assert run("briefings", *typed, cwd=tmp_path).returncode == 0
    before = files_of(site)
    (content / "about.md").write_text("# Another site\n")
    result = stopped("briefings.publishing.staging._carry_over", signal.SIGINT, "pass", LOST, typed)
    assert (result.returncode, result.stdout) == (130, "")
    assert "Exception ignored" not in result.stderr
    assert files_of(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def doubled(share: Sequence[int]) -> list[int]:
    return [2 * number for number in share]


def abort(*_: object, **__: object) -> NoReturn:
    """What click makes of Ctrl-C at a question."""
    raise click.Abort


def test_whoever_makes_what_lasts_asks_whether_one_was_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_was_heard", True)
    for jobs in (1, 2):
        with pytest.raises(Interrupted):
            in_shares(len, range(100), jobs)
    with pytest.raises(Interrupted):
        list(spread(doubled, range(100), partial(ThreadPoolExecutor, 2), 2))
    with pytest.raises(Interrupted):
        print_problems((), tmp_path)
    monkeypatch.setattr(click, "confirm", abort)
    with pytest.raises(Interrupted):
        fix._is_wanted("1 file")
    with pytest.raises(Interrupted):
        write([new(tmp_path / "one.md", "text")])
    with pytest.raises(Interrupted), staged(tmp_path / "site") as folder:
        (folder / "index.html").write_text("text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("end", "words"),
    [(Stopped("Stopped.", "Nothing was written."), "Nothing was written."), (KeyError(), "The site is whole")],
)
def test_an_end_of_another_kind_gives_way_to_one_that_was_lost(
    monkeypatch: pytest.MonkeyPatch, end: Exception, words: str
) -> None:
    """One at a question says that nothing was written."""

    def work() -> None:
        raise end

    monkeypatch.setattr(signals, "_was_heard", True)
    with pytest.raises(Stopped) as ended:
        in_words(work)
    assert ended.value.hint.startswith(words)


@pytest.mark.parametrize("number", SIGNALS)
def test_what_the_parent_has_ignored_stays_ignored(number: int) -> None:
    """As under `nohup`."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        result = stopped("briefings.cli.check.checked", number)
    finally:
        signal.signal(number, before)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("step", ["click.Context.exit", "click.Context.close", "gc.freeze"])
def test_what_was_done_stands_however_late_it_comes(step: str, number: int) -> None:
    result = stopped(step, number)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("No problem in 53 claims")
