"""A content folder that changes in; each time the site of it, or what is wrong with it, out."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePath

from briefings.checks import ARTICLE_CHECKS, with_all_problems
from briefings.loading import Loaded
from briefings.loading.kept import Kept
from briefings.problems import Problem
from briefings.publishing.configuration import Configuration, mkdocs_config
from briefings.publishing.ordinary import EXTENSIONS
from briefings.publishing.plan import Plan, planned
from briefings.publishing.published import Published
from briefings.publishing.serving.sites import Built, MadeOnDemand, Site

_PLUGINS = frozenset({"briefings", "search"})

Build = Callable[[Loaded], Published]


class Outcome:
    """What one reading gave: the site, or the problems for which there is none."""

    def __init__(self, loaded: Loaded, site: Site | None, problems: Iterable[Problem] = ()) -> None:
        self.loaded = loaded
        self.site = site
        self.problems = tuple(problems)


class Reader:
    """Reads a folder again and again, and each time only what was saved since.

    `build` builds the whole site into the configuration's, for one whose pages others have a say in.
    """

    def __init__(self, configuration: Configuration, build: Build) -> None:
        self._configuration = configuration
        self._build = build
        self._is_ours = is_ours(configuration)
        self._kept = Kept(configuration.content, ARTICLE_CHECKS, configuration.shared)
        self._plan: Plan | None = None
        self._read: Loaded | None = None

    def read(self, saved: Collection[PurePath] | None = None, jobs: int = 1) -> Outcome | None:
        """What the folder says now, after some files were saved; None where nothing that is shown has changed."""
        # Where it fails, all that is shown is made anew the next time.
        here, was, self._read = self._configuration, self._read, None
        read = self._kept.load(saved, jobs)
        folders = [folder.absolute() for folder in here.overrides]
        if any(path.is_relative_to(folder) for path in saved or () for folder in folders):
            self._plan = None
        elif read is was and not any(map(os.path.lexists, saved or ())):
            self._read = read
            return None
        outcome = self._outcome(with_all_problems(read))
        self._read = read
        return outcome

    def _outcome(self, loaded: Loaded) -> Outcome:
        here = self._configuration
        if loaded.problems:
            return Outcome(loaded, None, loaded.problems)
        if not self._is_ours:
            problems = self._build(loaded).problems
            return Outcome(loaded, None if problems else Built(here.site), problems)
        self._plan = planned(loaded, here, self._plan)
        site = MadeOnDemand(self._plan)
        problems = tuple(site.problems())
        return Outcome(loaded, None if problems else site, problems)


def is_ours(configuration: Configuration) -> bool:
    """Whether all pages are made by us alone: MkDocs has our theme, and no plugin or extension that changes them."""
    if configuration.mkdocs is None:
        return True
    config = mkdocs_config(configuration.mkdocs)
    return (
        config.theme.name == "briefings"
        and set(config.plugins) <= _PLUGINS
        and set(config.markdown_extensions) <= set(EXTENSIONS)
        and not config.hooks
    )
