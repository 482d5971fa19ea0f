"""All that is known of a site before its first page is made: a dossier and a configuration in, a plan out."""

from typing import NamedTuple

from briefings.loading import Loaded
from briefings.pages import frame_of, pages_of
from briefings.pages.page import Frame, Page
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration
from briefings.publishing.ordinary import OrdinaryPages
from briefings.rendering import Renderer


class Plan(NamedTuple):
    """All that is known of a site before its first page is made; with what an earlier build left, if it is wanted."""

    loaded: Loaded
    configuration: Configuration
    renderer: Renderer
    ordinary: OrdinaryPages
    pages: tuple[Page, ...]
    frame: Frame
    cache: Cache | None = None


def planned(
    loaded: Loaded, configuration: Configuration, renderer: Renderer | None = None, cache: Cache | None = None
) -> Plan:
    """Which pages there are, and what makes them HTML: a `renderer` that made another plan's pages, or a new one."""
    ordinary, settings = OrdinaryPages(loaded, configuration), configuration.settings
    watch = cache.watch if cache else None
    return Plan(
        loaded,
        configuration,
        renderer.anew() if renderer else Renderer(settings, configuration.overrides),
        ordinary,
        tuple(pages_of(loaded.dossier, settings, ordinary.opening, ordinary.about, watch)),
        frame_of(loaded.dossier, settings),
        cache,
    )
