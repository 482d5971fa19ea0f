"""The MkDocs plugin: a site of MkDocs in, the same with the briefings that its `docs_dir` gives rise to out.

    on_config      read and check the content; build aside
    on_files       our pages in, the content's own files out
    on_env         our pages written, all at once (theme `briefings`)
    on_post_page   every page in our frame (theme `briefings`), or in the theme that the site has
    on_post_build  the files beside the pages, every link checked, the site swapped in

The pages themselves are the same bytes as those of `briefings build` without MkDocs.
"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from briefings.checks import checked
from briefings.loading import Loaded
from briefings.loading.showing import texts
from briefings.pages import permalinks
from briefings.problems import Problem
from briefings.prose.markdown import page_html
from briefings.publishing import PublishingError
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration, configuration_of
from briefings.publishing.generated import write_generated
from briefings.publishing.linkcheck import PageLinks
from briefings.publishing.lock import PATIENCE, building
from briefings.publishing.mkdocs_files import TEMPLATE, ReadyPage, add_content, add_pages, without_content
from briefings.publishing.mkdocs_options import BriefingsConfig
from briefings.publishing.ordinary import addresses_of_records
from briefings.publishing.plan import Plan, planned
from briefings.publishing.published import Published
from briefings.publishing.reporting import Reporter, Silent
from briefings.publishing.search import SearchIndex
from briefings.publishing.site import RefusedError, finish, published, searched
from briefings.publishing.staging import staged

THEME = "briefings"
_OURS_FIRST, _OURS_LAST = 100, -100
_OF_A_FRAME = (permalinks.NOT_FOUND, permalinks.SEARCH)
log = logging.getLogger("mkdocs.plugins.briefings")


class Task(NamedTuple):
    """What `briefings` hands over when it builds through MkDocs: the content is read, the lock held."""

    loaded: Loaded
    configuration: Configuration
    jobs: int
    report: Reporter
    cache: Cache | None = None
    stages: bool = True


class Underway(NamedTuple):
    """A build between its first event and its last. `aside` closes with the site in place, or as it was."""

    plan: Plan
    jobs: int
    report: Reporter
    is_framed: bool
    links: list[PageLinks]
    aside: ExitStack
    searched: SearchIndex | None


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Adds the briefings that a site's `docs_dir` gives rise to."""

    def __init__(self) -> None:
        self.command = "build"
        self.task: Task | None = None
        self.outcome: Published | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note which command runs; a plugin that has this event lives as long as the command."""
        self.command = command

    @event_priority(_OURS_LAST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; then go aside, so that the site stays as it is until all is done."""
        if sum(isinstance(plugin, BriefingsPlugin) for plugin in config.plugins.values()) > 1:
            raise PluginError("The plugin briefings is named twice in the configuration. Name it once.")
        task = self.task or self._own_task(config)
        if task.loaded.problems:
            raise PluginError(_as_text(task.loaded.problems, task.configuration.content))
        is_framed = config.theme.name == THEME
        plan = planned(task.loaded, task.configuration, cache=task.cache)
        with _in_words(), ExitStack() as begun:
            if task.stages:
                site = config.site_dir
                if self.task is None:
                    begun.enter_context(building(task.configuration.site, PATIENCE, log.warning))
                deleting = task.configuration.forked(task.jobs)
                aside = begun.enter_context(staged(task.configuration.site, Path(config.docs_dir), deleting))
                config.site_dir = str(aside)
                begun.callback(setattr, config, "site_dir", site)
            index = begun.enter_context(searched(plan, Path(config.site_dir))) if is_framed else None
            self._build = Underway(plan, task.jobs, task.report, is_framed, [], begun.pop_all(), index)
        if is_framed:
            config.use_directory_urls = True
        return config

    def _own_task(self, config: MkDocsConfig) -> Task:
        """What plain MkDocs asks for."""
        configuration = configuration_of(config)
        if self.command == "serve":
            configuration = configuration._replace(settings=configuration.settings.for_serving(), search=False)
        loaded = checked(Path(config.docs_dir), shared=True)
        return Task(loaded, configuration, 1, Silent(), stages=self.command != "serve")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put our pages in; take out what is content and must not be published."""
        without_content(files, config)
        plan, is_framed = self._build.plan, self._build.is_framed
        if is_framed:
            # Ours is made of the same pages, and does not name the day of the build.
            config.theme.static_templates.discard("sitemap.xml")
        # Another theme has pages of its own for searching, and for addresses that lead nowhere.
        pages = (page for page in plan.pages if is_framed or page.permalink not in _OF_A_FRAME)
        add_pages(files, pages, config, {"template": TEMPLATE} if is_framed else {})
        add_content(files, addresses_of_records(plan.loaded), config)
        return files

    @event_priority(_OURS_FIRST)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """An ordinary page's text without the heading that our frame shows; MkDocs' own frame is spared."""
        if not self._build.is_framed:
            return markdown
        page.meta["template"] = TEMPLATE
        ours = self._build.plan.ordinary.written_to(page.file.dest_uri)
        return ours.text if ours else markdown

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Write all our pages at once, in as many processes as there may be."""
        build = self._build
        if build.is_framed:
            # MkDocs writes into each of them again.
            build.links.extend(
                write_generated(build.plan, Path(config.site_dir), build.jobs, build.report, may_share=False)
            )
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Give another theme the inside of our page."""
        if isinstance(page, ReadyPage) and not self._build.is_framed:
            view = page.ready.view()
            page.title = view.head.title
            page.meta = {"description": view.head.description}
            page.content = self._build.plan.renderer.body(page.ready._replace(view=lambda: view))
        return context

    @event_priority(_OURS_LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The whole page: ours as it was written, an ordinary one in our frame."""
        build = self._build
        if not build.is_framed:
            return output
        name = page.file.dest_uri
        if isinstance(page, ReadyPage):
            return (Path(config.site_dir) / name).read_text("utf-8")
        ordinary, html = build.plan.ordinary, page_html(page.content or "")
        permalink = name.removesuffix("index.html")
        if ordinary.written_to(name):
            whole = ordinary.framed(permalink, html, build.plan.renderer, build.plan.frame)
        else:
            whole = build.plan.renderer.ordinary(str(page.title), html, permalink, build.plan.frame)
        build.links.append(ordinary.read(name, whole))
        return whole

    @event_priority(_OURS_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files beside the pages, check every link, and put the site in place."""
        build = self._build
        if build.searched is not None:
            try:
                with _in_words():
                    finish(build.plan, Path(config.site_dir), build.links, build.searched, build.report)
            except RefusedError as refused:
                self.outcome = Published(problems=refused.problems)
                raise PluginError(_as_text(refused.problems, build.plan.configuration.content)) from None
        if config.strict:
            _end_on_warnings()
        with _in_words():
            build.aside.close()
        self.outcome = published(build.plan)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site as it was."""
        self.leave(error)

    def leave(self, error: BaseException) -> None:
        """Leave the site as it was; also where somebody stops the build, of which MkDocs tells nobody."""
        if hasattr(self, "_build"):
            with _in_words():
                self._build.aside.__exit__(type(error), error, error.__traceback__)


def _as_text(problems: tuple[Problem, ...], folder: Path) -> str:
    return "\n\n" + "\n\n".join(texts(problems, folder))


@contextmanager
def _in_words() -> Iterator[None]:
    """What could not be published is said as MkDocs says it, with the option that it has."""
    try:
        yield
    except PublishingError as error:
        raise PluginError(str(error).replace("--site", "--site-dir")) from None


def _end_on_warnings() -> None:
    """What `strict` asks for, before the site is put in place and not after it."""
    for name in ("mkdocs", "properdocs"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler, CountHandler) and (counts := handler.get_counts()):
                told = ", ".join(f"{number} of level {level.lower()}" for level, number in counts)
                raise PluginError(f"Messages in strict mode: {told}. The site stands as it was.")
