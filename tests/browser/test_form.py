"""The form in the browser, as somebody meets it who opens it for the first time."""

import time
from pathlib import Path

import pytest

from tests.browser.browsing import Browser
from tests.browser.checkers import checker
from tests.browser.serving import served
from tests.publishing.test_form import mkdocs
from tests.sites import briefings

TEXT = "document.body.innerText"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's site, with the form."""
    folder = tmp_path_factory.mktemp("form")
    result = briefings(
        "build", "--config", mkdocs(folder, checker("@sveltia/cms")), "--site", folder / "site", "--no-search"
    )
    assert result.exit_code == 0, result.output
    return folder / "site"


def test_it_opens_takes_its_configuration_and_asks_nobody_else(browser: Browser, site: Path) -> None:
    with served(site) as url:
        browser.requests()
        browser.complaints()
        browser.show(f"{url}admin/")
        end = time.monotonic() + 30
        while "Access Token" not in browser.ask(TEXT):
            assert time.monotonic() < end, browser.ask(TEXT)
            time.sleep(0.1)
        assert "error" not in browser.ask(TEXT).lower()
        asked = browser.requests()
        assert any(address.startswith(f"{url}admin/config.yml") for address in asked), asked
        elsewhere = [address for address in asked if not address.startswith((url, "blob:"))]
        assert elsewhere == []
        # It would look whether there is a newer version of it, and how its host fares, and may not.
        refused = [said for said in browser.complaints() if "Content Security Policy" in said]
        wanted = ("unpkg.com/@sveltia/cms/package.json", "www.githubstatus.com/api/")
        assert [said for said in refused if not any(address in said for address in wanted)] == []
