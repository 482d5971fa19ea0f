#!/usr/bin/env python3
"""Time from a saved file to the page that is looked at, as `briefings serve` makes it, and print it.

    python -m tests.benchmarks.serving [ARTICLES]

`make_corpus.py` makes the content. The watching of the folder, which adds up to a twentieth of a second, is left out.
"""

import gc
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefings.loading import Loaded
from briefings.publishing.configuration import configured
from briefings.publishing.published import Published
from briefings.publishing.serving.reading import Reader
from briefings.shares import processors
from tests.benchmarks import make_corpus

RUNS = 5


def main(articles: int) -> None:
    """Make the corpus, read it, save files of each kind, and print the medians."""
    with tempfile.TemporaryDirectory() as temporary:
        content = Path(temporary) / "content"
        make_corpus.main(articles, content)
        gc.disable()  # as the command line does
        start = time.perf_counter()
        reader = Reader(configured(content.absolute()), _unbuilt)
        reader.read(jobs=processors())
        print(f"{articles:,} articles: first page after {time.perf_counter() - start:.2f} seconds")
        sidecars = sorted((content / "articles").glob("*.yaml"))
        sidecar = sidecars[len(sidecars) // 2]
        people = sorted((content / "people").glob("*.yaml"))
        kinds: tuple[tuple[str, Callable[[int], Path]], ...] = (
            ("a sidecar", lambda run: _appended(sidecar, f"# {run}\n")),
            ("a record", lambda run: _appended(people[0], f"# {run}\n")),
            ("a new record", lambda run: _written(people[0].with_name(f"zz-{run}.yaml"), f"name: Zed Zephyr {run}\n")),
            ("a new article", lambda run: _copied(sidecar.with_suffix(".md"), run)),
        )
        for kind, save in kinds:
            taken, worked = [], []
            for run in range(RUNS):
                path = save(run)
                start, processor = time.perf_counter(), time.process_time()
                outcome = reader.read([path.absolute()])
                assert outcome, path
                assert outcome.site, outcome.problems
                outcome.site.at(f"articles/{sidecar.stem}/")
                taken.append(time.perf_counter() - start)
                worked.append(time.process_time() - processor)
            print(
                f"{kind}: {statistics.median(taken):.2f} seconds, at most {max(taken):.2f}; "
                f"of the processor {statistics.median(worked):.2f}"
            )
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _unbuilt(loaded: Loaded) -> Published:
    raise AssertionError("the site is made on demand")


def _appended(path: Path, text: str) -> Path:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
    return path


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _copied(path: Path, run: int) -> Path:
    return _written(path.with_name(f"{path.stem}-once-more-{run}.md"), path.read_text("utf-8"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
