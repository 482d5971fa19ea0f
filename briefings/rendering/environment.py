"""The one Jinja environment: strict about names, escaping everything, and deaf to what content says."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined

from briefings.pages import permalinks
from briefings.pages.ordinary import ordinary_view
from briefings.pages.page import Frame, Page, View
from briefings.pages.settings import Settings
from briefings.rendering.assets import Assets, addresses
from briefings.rendering.compiling import TemplateEnvironment
from briefings.rendering.folders import folders
from briefings.rendering.kept import KeptTemplates
from briefings.rendering.metadata import metadata
from briefings.rendering.once import once

_WHOLE, _BODY = "main.html", "body.html"


class Renderer:
    """Turns pages into HTML.

    Templates are looked for in `overrides` first, then among ours. A template sees `view`, `root` (the way to the top
    of the site), `site` (the settings), `assets`, `explained` (where words are), in a whole document `metadata`, and
    `once` (for what many pages print alike), and nothing else.
    """

    def __init__(self, settings: Settings, overrides: Sequence[Path] = ()) -> None:
        self.settings = settings
        self.overrides = tuple(overrides)
        self._begin(FileSystemLoader(folders(overrides), encoding="utf-8"), addresses(overrides))

    def _begin(self, loader: BaseLoader, named: Assets) -> None:
        self._environment = TemplateEnvironment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=KeptTemplates(),
        )
        self._environment.globals.clear()
        self._environment.globals.update(site=self.settings, assets=named, once=once, explained=permalinks.EXPLAINED)

    def __getstate__(self) -> tuple[object, ...]:
        """All that another machine needs: it has our templates, and is given the site's own."""
        own = {
            path.relative_to(folder).as_posix(): (path.read_bytes(), str(path))
            for folder in reversed(self.overrides)
            for path in folder.rglob("*.html")
        }
        return self.settings, self.overrides, own, self._environment.globals["assets"]

    def __setstate__(self, state: tuple[Settings, tuple[Path, ...], dict[str, tuple[bytes, str]], Assets]) -> None:
        """Begin anew on another machine."""
        self.settings, self.overrides, own, named = state

        def find_own(name: str) -> tuple[str, str, None] | None:
            return (own[name][0].decode(), own[name][1], None) if name in own else None

        self._begin(ChoiceLoader([FunctionLoader(find_own), FileSystemLoader(folders(()))]), named)

    def prepare(self, pages: Iterable[Page]) -> None:
        """Compile the templates of some pages, so that processes that are forked need not."""
        components = self._environment.list_templates(filter_func=lambda name: fnmatch(name, "components/*.html"))
        for name in (_WHOLE, *components, *dict.fromkeys(page.template for page in pages)):
            self._environment.get_template(name)

    def page(self, page: Page) -> str:
        """A whole HTML document."""
        return self._rendered(page.template, page.view(), _WHOLE)

    def body(self, page: Page) -> str:
        """Only what stands inside the document's `main`, for a site that has a frame of its own."""
        return self._rendered(page.template, page.view(), _BODY)

    def ordinary(self, title: str, html: str, permalink: str, frame: Frame, description: str = "") -> str:
        """A whole HTML document around an ordinary page; `html` must be safe."""
        view = ordinary_view(self.settings, frame, title=title, html=html, permalink=permalink, description=description)
        return self._rendered("ordinary.html", view, _WHOLE)

    def _rendered(self, template: str, view: View, skeleton: str) -> str:
        root = self._root(view.head.permalink)
        said = metadata(view.head, self.settings, root) if skeleton == _WHOLE else None
        return self._environment.get_template(template).render(view=view, root=root, skeleton=skeleton, metadata=said)

    def _root(self, permalink: str) -> str:
        """The way from a page to the top of the site; absolute where a page is shown under addresses not its own."""
        if permalink != permalinks.NOT_FOUND:
            return permalinks.root(permalink)
        return urlsplit(self.settings.site_url).path or "/"
