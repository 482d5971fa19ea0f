"""Ctrl-C and a job that is cancelled: words and 130 until the work is done, nothing after."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT, WORLD, run

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def stopped(step: str, number: int, finally_: str = "pass") -> "subprocess.CompletedProcess[str]":
    """`briefings check` that is stopped as it comes to a function."""
    owner, _, name = step.rpartition(".")
    program = f"""
import click, gc, os, sys
import briefings.cli.commands
from briefings.cli import main
wrapped = {step}
def stopping(*given, **named):
    try:
        os.kill(os.getpid(), {number:d})
        return wrapped(*given, **named)
    finally:
        {finally_}
{owner}.{name} = stopping
sys.argv[1:] = ["check", {str(WORLD)!r}]
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
