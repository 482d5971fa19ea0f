"""Pages in, what stands in their files out: on this machine or on any other, as it depends on nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefings.pages import permalinks
from briefings.pages.page import Page
from briefings.pages.watching import Look, Watch
from briefings.publishing.linkcheck import OurPages, PageLinks, read_page
from briefings.publishing.ordinary import file_of
from briefings.rendering import Renderer

_OPENING = frozenset(map(file_of, permalinks.OPENING))


class Written(NamedTuple):
    """A page that was made: its file's content, its links that could be broken, and what it looked at."""

    content: bytes
    links: PageLinks
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class Making:
    """All that making pages takes besides the pages. `base` is the path at which the site is to live; a `watch` notes
    what each page looks at.
    """

    renderer: Renderer
    base: str
    watch: Watch | None

    def __call__(self, pages: Sequence[Page]) -> list[Written]:
        """What becomes of some pages."""
        ours = OurPages(self.base)
        return [self.made(page, ours) for page in pages]

    def made(self, page: Page, ours: OurPages) -> Written:
        """What becomes of a page; `ours` has read those that were made before it."""
        if self.watch:
            self.watch.looks = set()
        html = self.renderer.page(page)
        looks = tuple(self.watch.looks) if self.watch else ()
        return Written(html.encode(), self.read(file_of(page.permalink), html, ours), looks)

    def read(self, name: str, html: str, ours: OurPages) -> PageLinks:
        """The links of a page."""
        # A site's own templates may write anything, and so may a page that opens with an ordinary one.
        if self.renderer.overrides or name in _OPENING:
            return read_page(name, html, self.base)
        return ours.read(name, html)
