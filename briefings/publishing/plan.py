"""All that is known of a site before its first page is made: a dossier and a configuration in, a plan out."""

from dataclasses import dataclass
from functools import cached_property

from briefings.changes import Newsroom
from briefings.loading import Loaded
from briefings.pages import Desk, pages_at
from briefings.pages.page import Frame, Page
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration
from briefings.publishing.ordinary import OrdinaryPages
from briefings.rendering import Renderer


@dataclass(frozen=True)
class Plan:
    """All that is known of a site before its first page is made; with what an earlier build left, if it is wanted."""

    loaded: Loaded
    configuration: Configuration
    renderer: Renderer
    ordinary: OrdinaryPages
    desk: Desk
    cache: Cache | None = None

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page that is generated."""
        return tuple(pages_at(self.desk))

    @property
    def frame(self) -> Frame:
        """What stands around every page."""
        return self.desk.frame


def planned(
    loaded: Loaded, configuration: Configuration, before: Plan | None = None, cache: Cache | None = None
) -> Plan:
    """Which pages there are, and what makes them HTML.

    What a plan `before` it for the same configuration had, and that holds still, is had from there.
    """
    ordinary, settings = OrdinaryPages(loaded, configuration), configuration.settings
    newsroom = Newsroom(loaded.dossier, before.desk.newsroom if before else None)
    watch = cache.watch if cache else None
    return Plan(
        loaded,
        configuration,
        before.renderer if before else Renderer(settings, configuration.overrides),
        ordinary,
        Desk(loaded.dossier, settings, ordinary.opening, ordinary.about, newsroom, watch),
        cache,
    )
