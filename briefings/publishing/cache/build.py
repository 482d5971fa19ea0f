"""The folder that a build leaves for the next one, beside the content: `.cache/briefings`."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefings.loading import Loaded
from briefings.loading.remembered import Remembered
from briefings.model.reference import KINDS, Key
from briefings.pages.page import Frame
from briefings.pages.settings import Settings
from briefings.pages.watching import Watch
from briefings.publishing.cache.articles import read_articles, write_articles
from briefings.publishing.cache.pages import Made, StandingPages
from briefings.publishing.cache.prints import Prints
from briefings.publishing.cache.program import program
from briefings.publishing.cache.storage import restored, store


class Pages(NamedTuple):
    """The pages of a site, by address, and what all of them are made with.

    `names` are those of all records: a page prints them of whom it links to, and looks at no more of these.
    """

    common: bytes
    names: dict[Key, str]
    made: dict[str, Made]


class Cache:
    """What the last build left, and what this one will. `articles` is for reading, the rest for writing a site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = program()
        self.articles = Remembered(read_articles(folder, self._program))
        self._pages: Pages = restored(folder / "pages", self._program, (Pages, Made, Key)) or Pages(b"", {}, {})
        self.watch = Watch()

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
        self._pages = Pages(common, names, {})
        prints = Prints(loaded.dossier, loaded.digests, self.watch)
        return StandingPages(was.made if is_same else {}, site, prints)

    def keep(self, made: Mapping[str, Made]) -> None:
        """Note what is known of the pages of the site that is being made."""
        self._pages.made.update(made)

    def store(self) -> None:
        """Leave all this for the next build, once its site stands."""
        write_articles(self._folder, self._program, self.articles)
        store(self._folder / "pages", self._program, self._pages)


def _common(of: object, overrides: Sequence[Path]) -> bytes:
    """A digest of what every page is made with: values, and the files in the folders of a site's own templates."""
    digest = hashlib.sha256(repr(of).encode())
    for folder in overrides:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.digest()
