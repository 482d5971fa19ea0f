#!/usr/bin/env python3
"""Time whole builds of one corpus with one process, with two, and with the workers of executors; compare their bytes.

    python -m tests.benchmarks.on_executors [ARTICLES] [WORKERS]

The executors are Python's own `ProcessPoolExecutor`, with processes that are begun anew, and, where Dask is installed
(`pip install dask distributed`), that of a local Dask cluster of separate processes. No build has a cache or makes an
index for searching. Peak memory is that of the largest process; a worker's is told beside that of the build.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks import make_corpus
from tests.benchmarks.against_hugo import environment
from tests.sites import files_of

HERE = "tests.benchmarks.on_executors"
WORKERS = "BRIEFINGS_BENCHMARK_WORKERS"


def spawned() -> Executor:
    """Processes that know nothing of this one."""
    return ProcessPoolExecutor(int(os.environ[WORKERS]), mp_context=get_context("spawn"))


def dask() -> Executor:
    """A cluster of Dask's on this machine, each worker a process of its own."""
    distributed = import_module("distributed")
    workers = int(os.environ[WORKERS])
    cluster = distributed.LocalCluster(workers, threads_per_worker=1, processes=True, dashboard_address=None)
    executor: Executor = distributed.Client(cluster).get_executor()
    return executor


def build(content: Path, site: Path, *more: str) -> tuple[float, float, float, float]:
    """Build in a process of its own: seconds by the clock, of all processors, MiB of the build and of a worker."""
    shutil.rmtree(site, ignore_errors=True)
    arguments = ["build", str(content), "--site", str(site), "--no-search", "--no-cache", *more]
    started = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", HERE, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(),
        check=True,
    ).stdout
    wall = time.perf_counter() - started
    cpu, own, worker = map(float, told.split("figures:")[1].split())
    return wall, cpu, own, worker


def measured(arguments: list[str]) -> None:
    """In that process: build, then print what it took."""
    from briefings.cli import main

    sys.argv[1:] = arguments
    try:
        main()
    finally:
        own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
        print("figures:", cpu, own.ru_maxrss / 1024, others.ru_maxrss / 1024)


def main(articles: int, workers: int) -> None:
    """Make the corpus, build it in each way, print what it took."""
    os.environ[WORKERS] = str(workers)
    jobs = ["--jobs", str(workers)]
    ways = {"--jobs 1": ["--jobs", "1"], f"--jobs {workers}": jobs}
    ways["ProcessPoolExecutor"] = [*jobs, "--executor", f"{HERE}:spawned"]
    if find_spec("distributed"):
        ways["Dask"] = [*jobs, "--executor", f"{HERE}:dask"]
    print(f"{articles:,} articles, {workers} workers, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'':22}{'wall s':>9}{'cpu s':>9}{'build MiB':>11}{'worker MiB':>12}{'articles/min':>14}  bytes")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_corpus.main(articles, folder / "content")
        first: dict[str, bytes] = {}
        for name, more in ways.items():
            wall, cpu, own, worker = build(folder / "content", folder / "site", *more)
            made = files_of(folder / "site")
            same = "as the first" if made == (first := first or made) else "DIFFERENT"
            print(f"{name:22}{wall:>9.1f}{cpu:>9.1f}{own:>11.0f}{worker:>12.0f}{60 * articles / wall:>14,.0f}  {same}")
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        measured(sys.argv[1:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 2)
