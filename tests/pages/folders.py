"""Content folders written for a test, and the pages made of them."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from briefings.loading import load
from briefings.model.dossier import Dossier
from briefings.pages import Settings, pages_of
from briefings.pages.page import Page
from briefings.rendering import Renderer

WORLD = Path(__file__).parent.parent / "world"


def dossier_of(folder: Path, files: Mapping[str, str]) -> Dossier:
    """Write some files and load them; they must have no problems."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert not loaded.problems, loaded.problems
    return loaded.dossier


def html_of(dossier: Dossier, settings: Settings | None = None) -> dict[str, str]:
    """The HTML of every page, by address."""
    settings = settings or Settings()
    renderer = Renderer(settings)
    return {page.permalink: renderer.page(page) for page in pages_of(dossier, settings)}


@lru_cache
def world() -> Dossier:
    """The small world."""
    return load(WORLD).dossier


@lru_cache
def world_pages() -> tuple[Page, ...]:
    """Every page of the small world."""
    return tuple(pages_of(world(), Settings()))


@lru_cache
def world_html() -> dict[str, str]:
    """The HTML of every page of the small world, by address."""
    return html_of(world())
