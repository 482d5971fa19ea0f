"""What the tests in a browser share: one browser a worker, and the two sites."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browsing import Browser
from tests.browser.fullest import PAGES, SITES, fullest, kinds_of
from tests.browser.serving import served


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all."""
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def world(world_site: Path) -> Iterator[str]:
    """The address of the world's site."""
    with served(world_site) as url:
        yield url


@pytest.fixture(scope="session")
def content(content_site: Path) -> Iterator[str]:
    """The address of the content's site."""
    with served(content_site) as url:
        yield url


@pytest.fixture(params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """The fullest page of each kind of each site: the folder of its site, and its address in it."""
    name, kind = request.param
    site: Path = request.getfixturevalue(f"{name}_site")
    return site, fullest(site, kinds_of(SITES[name])[kind])


@pytest.fixture
def url(page: tuple[Path, str], request: pytest.FixtureRequest) -> str:
    """Where that page is served."""
    name = request.node.callspec.params["page"][0]
    return f"{request.getfixturevalue(name)}{page[1]}"
