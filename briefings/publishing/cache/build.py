"""The folder that a build leaves for the next one, beside the content: `.cache/briefings`."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefings.loading import Loaded
from briefings.loading.remembered import Remembered
from briefings.model.reference import KINDS, Key
from briefings.pages.page import Frame
from briefings.pages.settings import Settings
from briefings.pages.watching import Watch
from briefings.publishing.ahead import Ahead
from briefings.publishing.cache.articles import read_articles, write_articles
from briefings.publishing.cache.inputs import Inputs, inputs
from briefings.publishing.cache.pages import Made, StandingPages
from briefings.publishing.cache.prints import Prints
from briefings.publishing.cache.storage import restored, store
from briefings.publishing.configuration import Configuration
from briefings.publishing.digests import digest_of, files_in
from briefings.publishing.manifest import digest_of_list, ours, whole
from briefings.publishing.ordinary import file_of
from briefings.publishing.program import program
from briefings.publishing.published import Published
from briefings.publishing.staging import begun_folder, recover
from briefings.shares import CAN_FORK
from briefings.signals import undisturbed


class Pages(NamedTuple):
    """The pages of a site, by address, and what all of them are made with.

    `names` are those of all records: a page prints them of whom it links to, and looks at no more of these. `files` are
    those that the site showed as they were, and that any page may have linked to.
    """

    common: bytes
    names: dict[Key, str]
    files: tuple[str, ...]
    made: dict[str, Made]


class Whole(NamedTuple):
    """A site that was built: a digest of all that it was made of, that of its list of files, and what came of it."""

    inputs: bytes
    listed: bytes
    published: Published


_NO_PAGES = Pages(b"", {}, (), {})


class Cache:
    """What the last build left, and what this one will. `articles` is for reading, the rest for writing a site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = program()
        self._inputs: Inputs | None = None
        self.ahead: Ahead | None = None
        self.watch = Watch()

    @cached_property
    def articles(self) -> Remembered:
        """What articles gave."""
        seen = self._inputs.content if self._inputs else {}
        digests = {name: found.digest for name, found in seen.items()}
        return Remembered(read_articles(self._folder, self._program), digests)

    @cached_property
    def _pages(self) -> Pages:
        pages = restored(self._folder / "pages", self._program, (Pages, Made, Key))
        is_sound = isinstance(pages, Pages) and all(isinstance(at, str) for at in pages.made)
        return pages if is_sound and all(isinstance(made, Made) for made in pages.made.values()) else _NO_PAGES

    def unchanged(self, of: Configuration, jobs: int) -> Published | None:
        """What came of the last build, if this one would be made of the same, and its site stands whole.

        Ask before anything is read: what was there then is what `store` knows the next site by.
        """
        with suppress(OSError):
            if ours(of.site) is not None:
                recover(of.site)
        now = self._inputs = inputs(of, jobs)
        was = restored(self._folder / "whole", self._program, (Whole, Published))
        is_sound = isinstance(was, Whole) and isinstance(was.published, Published)
        if not is_sound or now is None or was.inputs != now.digest:
            return None
        return was.published if was.listed == whole(of.site, jobs) else None

    @contextmanager
    def filling_ahead(self, of: Configuration, jobs: int) -> Iterator[None]:
        """While the content is read, have the pages that stand put `ahead` into a folder that may become the site."""
        files = {file_of(permalink): made.digest for permalink, made in self._pages.made.items() if made.basis}
        try:
            if files and not of.mkdocs and of.forked(jobs) > 1 and CAN_FORK:
                with suppress(OSError), undisturbed():  # building will meet the error again, and tell
                    self.ahead = _ahead(of.site, files)
            yield
        finally:
            if self.ahead:
                self.ahead.end()
                self.ahead = None

    def standing(
        self,
        loaded: Loaded,
        settings: Settings,
        frame: Frame,
        opening: Sequence[str],
        overrides: Sequence[Path],
        site: Path,
    ) -> StandingPages:
        """The pages that stand at `site`, for making those of what was loaded."""
        # By the names and codes of all records it is understood what was written.
        entries = self.articles.reads.entries
        common = _common((settings, frame, opening, entries, loaded.dossier.ordinary_pages), overrides)
        names = {record.key: record.name for kind in KINDS for record in loaded.dossier.of_kind(kind).values()}
        was = self._pages
        # A name may stand on any page that links to whom it belongs to.
        is_same = was.common == common and all(names.get(key, name) == name for key, name in was.names.items())
        self._pages = Pages(common, names, loaded.files, {})
        placed = self.ahead.finished() if self.ahead else frozenset[str]()
        prints = Prints(loaded.dossier, loaded.digests, self.watch)
        is_file_gone = not set(was.files) <= set(loaded.files)
        return StandingPages(was.made if is_same else {}, site, prints, placed, is_file_gone)

    def keep(self, made: Mapping[str, Made]) -> None:
        """Note what is known of the pages of the site that is being made."""
        self._pages.made.update(made)

    def store(self, of: Configuration, published: Published, jobs: int = 1) -> None:
        """Leave all this for the next build, once its site stands."""
        write_articles(self._folder, self._program, self.articles)
        store(self._folder / "pages", self._program, self._pages)
        # What was saved while the site was being built may be in it or not.
        if self._inputs and not published.warned:
            now = inputs(of, jobs, self._inputs)
            if now and self._inputs.are_left_alone(now):
                store(self._folder / "whole", self._program, Whole(now.digest, digest_of_list(of.site), published))


def _ahead(site: Path, files: Mapping[str, bytes]) -> Ahead | None:
    """What begins to put files of a site of ours into a new folder beside it; OSError where that cannot be."""
    if ours(site) is None:
        return None
    folder = begun_folder(site)
    try:
        return Ahead(site, folder, files)
    except OSError:
        folder.rmdir()
        raise


def _common(of: object, overrides: Sequence[Path]) -> bytes:
    """A digest of what every page is made with: values, and the files in the folders of a site's own templates."""
    templates = [digest_of(folder, files_in(folder)) for folder in overrides]
    return hashlib.sha256(repr((of, templates)).encode()).digest()
