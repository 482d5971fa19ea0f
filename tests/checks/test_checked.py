"""A content folder is checked: the world without a word, anything else with words and never with a crash."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.checks import ARTICLE_CHECKS, CHECKS, checked
from briefings.loading.dossier import Loaded
from briefings.loading.showing import texts
from tests.benchmarks import make_corpus

TESTS = Path(__file__).parents[1]
WORLD = TESTS / "world"
BASE = TESTS / "cases" / "base"
CONTENT = sorted(path.relative_to(WORLD) for path in WORLD.rglob("*") if path.suffix in (".md", ".yaml"))


def test_the_world_loads_silently() -> None:
    assert checked(WORLD).problems == ()


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_world_is_the_same_however_many_read_it(jobs: int) -> None:
    assert checked(WORLD, jobs) == checked(WORLD, 1)


def test_the_world_does_not_depend_on_where_it_lies(tmp_path: Path) -> None:
    shutil.copytree(WORLD, tmp_path / "elsewhere")
    assert checked(tmp_path / "elsewhere") == checked(WORLD)


def test_a_corpus_is_the_same_however_many_read_it(tmp_path: Path) -> None:
    make_corpus.main(60, tmp_path)
    alone = checked(tmp_path, 1)
    assert len(alone.dossier.articles) == 60
    assert alone.problems == ()
    assert checked(tmp_path, 2) == alone
    sidecar = sorted((tmp_path / "articles").glob("*.yaml"))[-1]
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("person:", "persn:"), encoding="utf-8")
    mistaken = checked(tmp_path, 1)
    assert mistaken.problems
    assert checked(tmp_path, 3) == mistaken


def test_every_rule_says_what_it_is() -> None:
    rules = (*ARTICLE_CHECKS, *CHECKS)
    assert len({rule.__name__ for rule in rules}) == len(rules)
    for rule in rules:
        assert (rule.__doc__ or "").split("\n")[0].endswith("."), rule.__name__


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """The base of the cases, whose files may be written over."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(BASE, Path(place) / "content"))


def tried(folder: Path, path: str, content: bytes) -> Loaded:
    """The folder checked with one file as given; what is said of it can be printed."""
    file = folder / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(content)
    try:
        found = checked(folder)
        said = list(texts(found.problems, folder))
    finally:
        file.unlink()
        if before is not None:
            file.write_bytes(before)
    assert len(said) == len(found.problems)
    for problem in found.problems:
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert problem.message.endswith(".")
        assert problem.hint.endswith(".")
    return found


ANYWHERE = st.sampled_from(
    [
        "articles/2025-05-14-talks.md",
        "articles/2025-05-14-talks.yaml",
        "negotiations/oslo-2025.yaml",
        "people/marek-holub.yaml",
        "countries/kestria.yaml",
        "organizations/strait-states-group.yaml",
        "issues/pilots-in-the-strait.yaml",
        "about.md",
    ]
)
# What sidecars and records are made of, and what goes wrong in them.
PIECES = st.sampled_from(
    [
        "negotiation: oslo-2025\n", "delegates:\n", "positions:\n", "events:\n", "  - ", "    ", "- ", "person: ",
        "group: ", "party: ", "issue: ", "stance: demands\n", "summary: ", "quote: ", "date: ", "title: ", "name: ",
        "as_of: ", "Marek Holub\n", "Kestria\n", "Norway\n", "NO\n", "EC\n", "2025-05-14\n", "2025/2024\n", "\n", "[",
        "]", "{", "}", ", ", ": ", '"', "'", "…", "...", "|", ">", "&a ", "*a ", "!t ", "%", "@", "`", "#", "? ",
        "---\n", "\t", "members: ", "other_names: ", "posts: ", "former_ids: ", "follows: ", "part_of: ",
        "oslo-2025\n", "code: ", "venue: ", "identifiers: ", "🚢", "ꡀ", "٣", "\u202e", "\u2028", "\ufeff", "é",
        "林晓梅\n", "con\n", "publish: link\n", "url: ", "https://a.example/\n", "javascript:x\n", "\\", "\r\n", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=timedelta(seconds=3))
@given(ANYWHERE, st.binary(max_size=300))
def test_any_bytes_are_a_dossier_or_problems(folder: Path, path: str, content: bytes) -> None:
    tried(folder, path, content)


@settings(max_examples=400, deadline=timedelta(seconds=3))
@given(ANYWHERE, st.lists(PIECES, max_size=30))
def test_any_jumble_of_what_files_are_made_of_is_a_dossier_or_problems(
    folder: Path, path: str, pieces: list[str]
) -> None:
    is_article = path.startswith("articles/") and path.endswith(".md")
    front = "---\ntitle: Talks\ndate: 2025-05-14\n---\n" if is_article else ""
    tried(folder, path, (front + "".join(pieces)).encode())


@pytest.fixture(scope="module")
def world() -> Iterator[Path]:
    """The world, whose files may be written over."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(WORLD, Path(place) / "content"))


@settings(max_examples=120, deadline=timedelta(seconds=3))
@given(st.sampled_from(CONTENT), st.floats(0, 1), st.integers(0, 30), st.one_of(PIECES, st.text(max_size=5)))
def test_a_sound_file_with_a_piece_torn_out_or_put_in_is_a_dossier_or_problems(
    world: Path, path: Path, where: float, length: int, put_in: str
) -> None:
    text = (WORLD / path).read_text(encoding="utf-8")
    at = int(where * len(text))
    tried(world, path.as_posix(), (text[:at] + put_in + text[at + length :]).encode("utf-8", "surrogatepass"))
