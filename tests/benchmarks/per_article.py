#!/usr/bin/env python3
"""Time what an article costs in a large build against a small one, on a machine whose speed varies; print the ratio.

    python -m tests.benchmarks.per_article [ARTICLES] [ARTICLES OF THE SMALL ONE] [SECONDS]

The large build, with all its processes, is halted again and again, after so many seconds of its own; meanwhile the
small one is built from nothing, and what it takes is what the large one's seconds then are measured by. So a machine
that is slow for a while is slow for both. Without a cache, and without an index for searching.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import make_corpus
from tests.benchmarks.against_hugo import ALONE, environment


class Stretch(NamedTuple):
    """Seconds for which the large build ran, and those that the small one took when it was halted after them."""

    large: float
    small: float


def main(articles: int, few: int, seconds: float) -> None:
    """Make both corpora, build them in turns, print what an article cost in each."""
    with tempfile.TemporaryDirectory() as temporary:
        large, small = Path(temporary, "large"), Path(temporary, "small")
        make_corpus.main(articles, large / "content")
        make_corpus.main(few, small / "content")
        _finish(_begin(small, 0))  # only warms the disk's cache
        stretches = _in_turns(large, small, seconds)
    by_small = sum(stretch.large / stretch.small for stretch in stretches)
    print(f"{len(stretches)} stretches, {os.cpu_count()} processors")
    _say(articles, sum(stretch.large for stretch in stretches))
    _say(few, statistics.mean(stretch.small for stretch in stretches))
    print(f"an article costs {by_small * few / articles:.2f} times as much in the large build")


def _in_turns(large: Path, small: Path, seconds: float) -> list[Stretch]:
    stretches: list[Stretch] = []
    build = _begin(large, 0)
    is_over = False
    try:
        while not is_over:
            start = time.perf_counter()
            is_over = _finish(build, seconds)
            halted = time.perf_counter()
            if not is_over:
                os.killpg(build.pid, signal.SIGSTOP)
            _finish(_begin(small, len(stretches) + 1))
            stretches.append(Stretch(halted - start, time.perf_counter() - halted))
            if not is_over:
                os.killpg(build.pid, signal.SIGCONT)
    finally:
        if not is_over:
            os.killpg(build.pid, signal.SIGKILL)
    return stretches


def _begin(folder: Path, number: int) -> "subprocess.Popen[bytes]":
    """A build into a site of its own, as deleting one slows down those after it; in a group of its own."""
    content, site = str(folder / "content"), str(folder / f"{number}")
    return subprocess.Popen(
        [sys.executable, "-m", "briefings", "build", content, *ALONE, "--site", site],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _finish(build: "subprocess.Popen[bytes]", seconds: float | None = None) -> bool:
    """Wait for a build, no longer than so many seconds; whether it is over."""
    try:
        status = build.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    if status:
        raise SystemExit(f"A build failed with status {status}.")
    return True


def _say(articles: int, seconds: float) -> None:
    print(f"{articles:,} articles: {seconds:.1f} s, {seconds / articles * 1000:.2f} ms each")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*[*given, *(30_000, 1_000, 10)[len(given) :]])
