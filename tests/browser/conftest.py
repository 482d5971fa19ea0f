"""What the tests in a browser share: one browser a worker, and the sites it looks at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks import make_corpus
from tests.browser.browsing import Browser
from tests.browser.fullest import PAGES, SITES, fullest, kinds_of
from tests.browser.serving import served
from tests.sites import briefings


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


@pytest.fixture(scope="session")
def corpus_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough reports about a few countries that their pages show a part, and lead to the rest by year."""
    folder = tmp_path_factory.mktemp("corpus") / "content"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(make_corpus, "COUNTRIES", make_corpus.COUNTRIES[:5])
        make_corpus.main(150, folder)
    return folder


@pytest.fixture(scope="session")
def corpus_site(corpus_content: Path) -> Path:
    """The site of those reports."""
    site = corpus_content.parent / "site"
    result = briefings("build", corpus_content, "--site", site)
    assert result.exit_code == 0, result.output
    return site


@pytest.fixture(scope="session")
def corpus(corpus_site: Path) -> Iterator[str]:
    """The address of their site."""
    with served(corpus_site) as url:
        yield url


@pytest.fixture(params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """The fullest page of each kind of each site: the folder of its site, and its address in it."""
    name, kind = request.param
    site: Path = request.getfixturevalue(f"{name}_site")
    content = SITES[name] if name in SITES else request.getfixturevalue("corpus_content")
    return site, fullest(site, kinds_of(content)[kind])


@pytest.fixture
def url(page: tuple[Path, str], request: pytest.FixtureRequest) -> str:
    """Where that page is served."""
    name = request.node.callspec.params["page"][0]
    return f"{request.getfixturevalue(name)}{page[1]}"
