"""The Nu HTML checker has nothing to say about any page."""

from pathlib import Path

import pytest

from tests.browser.checkers import nu_messages
from tests.browser.serving import served


@pytest.mark.parametrize("name", ["world", "content"])
def test_every_page_is_valid_html(name: str, request: pytest.FixtureRequest) -> None:
    """Neither error nor warning, former addresses and the page for what is missing among them."""
    site: Path = request.getfixturevalue(f"{name}_site")
    base: str = request.getfixturevalue(name)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 40
    assert list(nu_messages(*(base + page for page in pages))) == []


def test_the_style_sheet_and_the_icon_are_valid(world_site: Path) -> None:
    """They are named by their kind: what a site's address says of them, a file's name says too."""
    sheets = [str(path) for path in (world_site / "assets").glob("*.css")]
    assert sheets
    assert list(nu_messages("--skip-non-css", *sheets)) == []
    assert list(nu_messages("--skip-non-svg", *map(str, (world_site / "assets").glob("*.svg")))) == []


def test_a_mistake_in_a_page_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="style-src \'none\'">'
        '<title>x</title><link rel="stylesheet" href="a.css"><p><div></p>',
        "utf-8",
    )
    with served(tmp_path) as url:
        found = " ".join(nu_messages(f"{url}index.html"))
    assert "No “p” element in scope" in found
    assert "violates Content Security Policy" in found
