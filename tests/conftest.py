"""What all tests share: properties are tried on the same examples every time, however slow the machine."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import CONTENT, WORLD, briefings
from tests.tables import MARK, Measure, print_tables

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile("repeatable")

# The world is built where it stands: what one test leaves beside it must not spare another the work that it is about.
os.environ["BRIEFINGS_NO_CACHE"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What rewrites expectations, for reading as a diff."""
    parser.addoption("--soak", action="store_true", help="try all that there is to try, however long that takes")
    parser.addoption("--update-cases", action="store_true", help="write what is said now into tests/cases")
    parser.addoption("--update-golden", action="store_true", help="write what pages say now into tests/golden")
    parser.addoption(
        "--update-readme", action="store_true", help="write the reference and what is said now into README.md"
    )


def pytest_configure(config: pytest.Config) -> None:
    """With `--soak`, properties are tried on many examples, and on others every time."""
    if config.getoption("--soak"):
        settings.load_profile("soak")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured."""
    print_tables(terminalreporter)


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measure:
    """Puts a line into a table that is printed when all tests have run."""

    def measure(title: str, heads: Sequence[str], line: Sequence[object]) -> None:
        record_property(MARK + title, [list(heads), [str(figure) for figure in line]])

    return measure


@pytest.fixture(scope="session")
def soaking(request: pytest.FixtureRequest) -> bool:
    """Whether all is tried, or as much as takes a moment."""
    return bool(request.config.getoption("--soak"))


@pytest.fixture(scope="session")
def world_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `tests/world`."""
    return _built(WORLD, tmp_path_factory)


@pytest.fixture(scope="session")
def content_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `content`."""
    return _built(CONTENT, tmp_path_factory)


def _built(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(content.name)
    site = folder / "site"
    result = briefings("build", content, "--site", site)
    assert result.exit_code == 0, result.output
    return site
