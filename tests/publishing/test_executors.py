"""An executor's workers make the pages that this machine would make, and whatever befalls them is told in words."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from briefings.publishing import PublishingError, executors
from briefings.publishing.executors import factory_named, spread
from tests.sites import MKDOCS, WORLD, briefings, copied, files_of, run

HERE = "tests.publishing.test_executors"
NUMBERS = list(range(100))


def spawned() -> Executor:
    """Two processes that know nothing of this one."""
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


def threads() -> Executor:
    """Threads, which share all that they know."""
    return ThreadPoolExecutor(4)


def offline() -> Executor:
    """A cluster that nobody can reach."""
    raise ConnectionError("nobody listens at 10.0.0.1:8786")


def none() -> int:
    """What is no executor."""
    return 3


def doubled(share: Sequence[int]) -> list[int]:
    return [2 * number for number in share]


def die(share: Sequence[int]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def divide(share: Sequence[int]) -> list[float]:
    return [1 / (number - 50) for number in share]


def fail_elsewhere(share: Sequence[int]) -> int:
    if os.getpid() != int(os.environ["BRIEFINGS_TEST_HERE"]):
        raise MemoryError("no room")
    return sum(share)


def build(content: Path, site: Path, *more: object) -> Result:
    return briefings("build", content, "--site", site, "--no-search", *more)


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The world's site without an index, as one process of this machine makes it."""
    folder = tmp_path_factory.mktemp("plain")
    assert build(WORLD, folder / "site", "--no-cache", "--jobs", 1).exit_code == 0
    return files_of(folder / "site")


@pytest.mark.parametrize("name", ["spawned", "threads"])
def test_workers_make_the_same_bytes_with_a_cache_and_without(
    name: str, tmp_path: Path, plain_site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")
    content = copied(WORLD, tmp_path / "content")
    for number in range(3):
        result = build(content, tmp_path / "site", "--executor", f"{HERE}:{name}", *(["--no-cache"] * (number == 0)))
        assert result.exit_code == 0, result.output
        assert files_of(tmp_path / "site") == plain_site
    assert build(content, tmp_path / "site").exit_code == 0
    assert files_of(tmp_path / "site") == plain_site


def test_only_what_changed_is_sent_to_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")
    content = copied(WORLD, tmp_path / "content")
    sent: list[int] = []
    original = executors.spread

    def note(work: Any, over: Any, factory: Any, jobs: int) -> Any:
        sent.append(len(over))
        return original(work, over, factory, jobs)

    monkeypatch.setattr("briefings.publishing.generated.spread", note)
    for _ in range(2):
        assert build(content, tmp_path / "site", "--executor", f"{HERE}:threads").exit_code == 0
    assert sent[0] == 65
    assert sum(sent[1:]) <= 3  # pages that say what is known of the whole site
    sent.clear()
    sidecar = next(content.glob("articles/*astana.yaml"))
    sidecar.write_text(sidecar.read_text("utf-8").replace("attendance: invited", "attendance: confirmed", 1), "utf-8")
    assert build(content, tmp_path / "site", "--executor", f"{HERE}:threads").exit_code == 0
    assert 3 < sum(sent) < 40
    assert build(content, tmp_path / "anew", "--no-cache").exit_code == 0
    assert files_of(tmp_path / "site") == files_of(tmp_path / "anew")


def test_pages_of_a_site_of_mkdocs_are_made_by_workers(tmp_path: Path) -> None:
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\n", encoding="utf-8")
    arguments = ["build", "--config", tmp_path / "mkdocs.yml", "--no-search", "--no-cache"]
    assert briefings(*arguments, "--site", tmp_path / "here").exit_code == 0
    result = briefings(*arguments, "--site", tmp_path / "there", "--executor", f"{HERE}:spawned")
    assert result.exit_code == 0, result.output
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


def test_workers_print_through_the_sites_own_templates(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    templates = tmp_path / "templates"
    (templates / "assets" / "css").mkdir(parents=True)
    (templates / "assets" / "css" / "site.css").write_text("p { color: navy }", encoding="utf-8")
    (templates / "mine.html").write_text("Mine: {{ view.head.title }}", encoding="utf-8")
    (templates / "person.html").write_text('{% include "mine.html" %}', encoding="utf-8")
    assert build(content, tmp_path / "here", "--no-cache").exit_code == 0
    assert b"Mine: Marek Holub" in (tmp_path / "here" / "people" / "marek-holub" / "index.html").read_bytes()
    result = build(content, tmp_path / "there", "--no-cache", "--executor", f"{HERE}:spawned")
    assert result.exit_code == 0, result.output
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")
    (templates / "mine.html").write_text("Mine:\n{{ view.nothing }}", encoding="utf-8")
    result = build(content, tmp_path / "there", "--no-cache", "--executor", f"{HERE}:spawned")
    assert result.exit_code == 2
    assert f"The template {templates / 'mine.html'} cannot be printed: line 2: " in result.output
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nonsense", "give MODULE:FACTORY, such as concurrent.futures:ProcessPoolExecutor."),
        ("no_such_module:factory", "ModuleNotFoundError: No module named 'no_such_module'."),
        (f"{HERE}:missing", "has no attribute 'missing'."),
        (f"{HERE}:HERE", "HERE cannot be called."),
    ],
)
def test_a_name_that_makes_no_executor_is_told_before_anything_is_read(tmp_path: Path, name: str, words: str) -> None:
    result = build(tmp_path / "nowhere", tmp_path / "site", "--executor", name)
    assert result.exit_code == 2
    assert f"{name} makes no executor: " in result.output
    assert result.output.rstrip().endswith(words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("offline", "The executor could not do the work: ConnectionError: nobody listens at 10.0.0.1:8786."),
        ("none", "The executor could not do the work: int is no concurrent.futures.Executor."),
    ],
)
def test_an_executor_that_cannot_be_had_leaves_the_site_as_it_was(
    tmp_path: Path, name: str, words: str, plain_site: dict[str, bytes]
) -> None:
    assert build(WORLD, tmp_path / "site", "--no-cache").exit_code == 0
    result = build(WORLD, tmp_path / "site", "--no-cache", "--executor", f"{HERE}:{name}")
    assert result.exit_code == 2
    assert words in result.output
    assert "The site stands as it was." in result.output
    assert files_of(tmp_path / "site") == plain_site
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_module_is_looked_for_where_the_command_is_typed(tmp_path: Path, plain_site: dict[str, bytes]) -> None:
    (tmp_path / "our_cluster.py").write_text(
        "from concurrent.futures import ThreadPoolExecutor\nclass Cluster:\n    executor = ThreadPoolExecutor\n",
        encoding="utf-8",
    )
    arguments = ["build", WORLD, "--site", "site", "--no-search", "--no-cache"]
    done = run("briefings", *arguments, "--executor", "our_cluster:Cluster.executor", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "site") == plain_site


def made_of(outcomes: "Any") -> list[int]:
    return sorted(number for _, share in outcomes for number in share)


@pytest.mark.parametrize("jobs", [1, 3, 64])
@pytest.mark.parametrize("count", [1, 2, 100])
def test_nothing_is_left_out_or_done_twice(jobs: int, count: int) -> None:
    assert made_of(spread(doubled, NUMBERS[:count], threads, jobs)) == doubled(NUMBERS[:count])


class Counting(ThreadPoolExecutor):
    """Counts how often all that workers need is sent."""

    sent = 0

    def submit(self, call: Callable[..., Any], /, *arguments: Any, **named: Any) -> "Future[Any]":
        """Count, and submit."""
        Counting.sent += arguments[1] is not None
        return super().submit(call, *arguments, **named)


def test_what_workers_need_is_sent_to_each_of_them_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_kept", {})
    monkeypatch.setattr(Counting, "sent", 0)
    for _ in range(2):
        assert made_of(spread(doubled, NUMBERS, lambda: Counting(1), 1)) == doubled(NUMBERS)
    assert 1 <= Counting.sent <= 2  # as many as wait at once when a worker begins, and none the second time


def test_a_worker_that_dies_is_told_in_words() -> None:
    with pytest.raises(PublishingError, match="The executor could not do the work: BrokenProcessPool: "):
        list(spread(die, NUMBERS, spawned, 2))


def test_what_fails_everywhere_fails_as_it_does_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(divide, NUMBERS, spawned, 2))


def test_what_fails_in_a_worker_alone_is_put_down_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_TEST_HERE", str(os.getpid()))
    with pytest.raises(PublishingError, match=r"The executor could not do the work: MemoryError: no room\."):
        list(spread(fail_elsewhere, NUMBERS, spawned, 2))


def test_a_worker_with_another_program_makes_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = iter([b"ours"] + [b"theirs"] * 100)
    monkeypatch.setattr(executors, "_kept", {})
    monkeypatch.setattr(executors, "program", lambda: next(programs))
    with pytest.raises(PublishingError, match="another Python, another briefings or other libraries"):
        list(spread(doubled, NUMBERS, threads, 2))


def test_what_is_left_when_a_build_ends_early_is_called_off() -> None:
    begun: list[Future[Any]] = []

    class Noting(ThreadPoolExecutor):
        def submit(self, call: Callable[..., Any], /, *arguments: Any, **named: Any) -> "Future[Any]":
            begun.append(super().submit(call, *arguments, **named))
            return begun[-1]

    outcomes = spread(doubled, NUMBERS, lambda: Noting(1), 8)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert all(future.done() for future in begun)
    assert len(begun) < 8 * 2 * 3


def test_a_name_finds_its_factory() -> None:
    assert factory_named("concurrent.futures:ProcessPoolExecutor") is ProcessPoolExecutor
    assert pickle.loads(pickle.dumps(factory_named(f"{HERE}:threads"))) is threads
