"""Whatever a command is given, and wherever its output goes, it ends in words."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.cli.arguments import Ended, in_words
from tests.sites import ROOT, run


@pytest.mark.parametrize("command", ["check", "build", "fix", "suggest", "init"])
def test_a_name_that_no_disk_takes_is_told_in_words(tmp_path: Path, command: str) -> None:
    result = run("briefings", *command.split(), "a" * 300, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr == f"briefings: The name {'a' * 40}… is too long for this disk.\n  Give a shorter one.\n"


@pytest.mark.parametrize("asked", ["--help", "--version", "build --help", "explain missing-quote"])
def test_what_cannot_be_printed_is_told_in_words(asked: str) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "briefings", *asked.split()]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("briefings: The output could not be written: ")
    assert "Traceback" not in result.stderr


def test_a_place_where_nobody_may_go_is_told_in_words() -> None:
    """Raised here, as to root no disk forbids anything."""

    def refused() -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/proc/1/cwd")

    with pytest.raises(Ended) as ended:
        in_words(refused)
    assert (ended.value.message, ended.value.hint) == (
        "/proc/1/cwd may not be used: Permission denied.",
        "Ask whoever looks after it for the right to use it, or give another place.",
    )
