#!/usr/bin/env python3
"""Time builds from nothing, one after one sidecar was changed, and one after nothing was, and print the ratios.

    python -m tests.benchmarks.again [ARTICLES] [RUNS]

Of those from nothing one does without a cache, and one leaves what the next will want, as the first build of a CI does.
Each build is a process of its own. The change is to whether one delegate comes. What the cache makes is compared, byte
by byte, with what a build without it makes. The texts are not indexed for searching.
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import make_corpus
from tests.benchmarks.against_hugo import Run, measured
from tests.sites import files_of

_KINDS = ("without a cache", "from nothing", "one sidecar changed", "nothing changed")


def main(articles: int, runs: int) -> None:
    """Make the corpus, build it in turn, print medians and ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        content, site = folder / "content", folder / "site"
        make_corpus.main(articles, content)
        command = [sys.executable, "-m", "briefings", "build", str(content), "--no-search", "--site"]
        sidecars = sorted((content / "articles").glob("*.yaml"))
        told: list[tuple[Run, ...]] = []
        for number in range(runs):
            first = measured([*command, str(folder / f"first{number}"), "--no-cache"])
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            shutil.rmtree(site, ignore_errors=True)
            cold = measured([*command, str(site)])
            _change(sidecars[len(sidecars) * (number + 1) // (runs + 1)])
            told.append((first, cold, measured([*command, str(site)]), measured([*command, str(site)])))
        measured([*command, str(folder / "anew"), "--no-cache"])
        assert files_of(site) == files_of(folder / "anew"), "the cache makes another site"
    print(f"{articles:,} articles, {runs} runs, {os.cpu_count()} processors; medians")
    print(f"{'':22}{'wall s':>10}{'cpu s':>10}{'peak MiB':>10}{'of the first':>15}{'of the second':>15}")
    for place, name in enumerate(_KINDS):
        figures = [statistics.median(getattr(run[place], field) for run in told) for field in Run._fields]
        ratios = [statistics.median(run[place].wall / run[of].wall for run in told) for of in (0, 1)]
        print(f"{name:22}" + "".join(f"{it:>10.2f}" for it in figures) + "".join(f"{ratio:>15.2f}" for ratio in ratios))


def _change(sidecar: Path) -> None:
    text = sidecar.read_text("utf-8")
    old = "announced" if "attendance: announced" in text else "confirmed"
    new = "confirmed" if old == "announced" else "announced"
    assert f"attendance: {old}" in text
    sidecar.write_text(text.replace(f"attendance: {old}", f"attendance: {new}", 1), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
