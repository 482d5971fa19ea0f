"""A content folder that is read again and again: what `load` would give out, and no more is read than has to be.

An article is read anew where its file or its sidecar has been saved since, or where records say something else that it
is read by. What nothing has changed is the same object as before.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath

from briefings.loading.article import READ_BY, ArticleCheck, ArticleRead
from briefings.loading.dossier import Loaded, articles_by_key, digests_of, read_articles
from briefings.loading.files import Files, survey
from briefings.loading.kept_records import KeptRecords
from briefings.loading.linked import NOTHING, linked
from briefings.loading.meant import Beginnings, differing, referring_otherwise
from briefings.loading.ordinary_page import read_page
from briefings.loading.remembered import Pair
from briefings.loading.walking import Stamp, stamp_of
from briefings.model.ordinary_page import OrdinaryPage
from briefings.problems import Problem


class Kept:
    """A folder, and what it gave when it was last read; nothing until the first reading."""

    def __init__(self, folder: Path, checks: Sequence[ArticleCheck] = (), shared: bool = False) -> None:
        self._folder, self._checks, self._shared = folder, checks, shared
        self._files = Files()
        self._unread: tuple[Problem, ...] = ()
        self._stamps: dict[str, Stamp] = {}
        self._records = KeptRecords()
        self._articles: dict[Pair, ArticleRead] = {}
        self._pages: dict[str, tuple[OrdinaryPage | None, tuple[Problem, ...]]] = {}
        self._beginnings = Beginnings()
        self._linked = NOTHING
        self._loaded: Loaded | None = None

    def load(self, saved: Collection[PurePath] | None = None, jobs: int = 1) -> Loaded:
        """What the folder gives now; the very same where nothing has changed.

        `saved` are the files of which it is known that nothing else was saved since; without it all are looked at.
        """
        try:
            return self._load(saved, jobs)
        except BaseException:
            # What was saved is known to have been, and has not been read: the next time everything is.
            self._stamps, self._loaded = {}, None
            raise

    def _load(self, saved: Collection[PurePath] | None, jobs: int) -> Loaded:
        before = self._files, self._unread
        changed = self._look(saved)
        if self._loaded and not changed and before == (self._files, self._unread):
            return self._loaded
        problems = list(self._unread)
        touched = self._read_records(changed, problems)
        self._read_articles(changed, touched, jobs)
        reads = articles_by_key(self._articles.values(), problems)
        self._read_pages(changed)
        problems += chain.from_iterable(told for _, told in self._pages.values())
        pages = [page for page, _ in self._pages.values() if page]
        records, broken = self._records.records, frozenset(self._records.broken)
        self._linked = linked(self._linked, records, broken, reads, pages)
        digests = digests_of([*self._records.reads, *self._articles.values()])
        self._loaded = Loaded(self._linked.dossier, tuple(problems), tuple(self._files.passive), digests)
        return self._loaded

    def _look(self, saved: Collection[PurePath] | None) -> set[str]:
        """The files that have come, gone or been saved."""
        known = self._known(saved) if saved is not None and self._loaded and not self._unread else None
        if known is None:
            unread: list[Problem] = []
            self._files = survey(self._folder, unread, self._shared)
            self._unread = tuple(unread)
        # Before they are read, so that what is saved in between is read again the next time.
        stamps = {name: _stamp(self._folder, name) for name in (_read_of(self._files) if known is None else known)}
        if known is not None:
            stamps = {**self._stamps, **stamps}
        changed = {name for name in stamps.keys() | self._stamps.keys() if stamps.get(name) != self._stamps.get(name)}
        self._stamps = stamps
        return changed

    def _known(self, saved: Collection[PurePath]) -> set[str] | None:
        """Which of the files that were read these are, where no other has come and none is gone; else None."""
        root, known = self._folder.absolute(), set()
        for path in saved:
            if not path.is_relative_to(root):
                continue
            name = path.relative_to(root).as_posix()
            if name in self._stamps:
                if os.path.islink(path) or not os.path.isfile(path) or not os.access(path, os.R_OK):
                    return None
                known.add(name)
            elif os.path.lexists(path) or any(file.startswith(f"{name}/") for file in self._stamps):
                return None
        return known

    def _read_records(self, changed: set[str], problems: list[Problem]) -> set[str] | None:
        """Read the records; the files of articles that are read by those which are others now. None where all may be.

        What has a problem may have it for what any record said.
        """
        kept, dossier = self._records, self._linked.dossier
        entries, records = kept.entries, kept.records
        kept.read(self._folder, self._files.records, changed, problems)
        named = differing(entries, kept.entries)
        others = [
            key
            for key in records.keys() | kept.records.keys()
            if key.kind in READ_BY and records.get(key) is not kept.records.get(key)
        ]
        if not named and not others:
            return set()
        if any(entry.key.kind == "country" for entry in named) or not self._loaded:
            return None
        touched = {claim.article for key in others for claim in dossier.about.get(key, ())}
        if named:
            touched |= referring_otherwise(dossier, named, [*entries.values(), *kept.entries.values()])
            articles = [read.article for read in self._articles.values() if read.article]
            touched.update(self._beginnings.mentioning(articles, named))
        return {
            file
            for (file, _), read in self._articles.items()
            if read.problems or (read.article and read.article.key in touched)
        }

    def _read_articles(self, changed: set[str], touched: set[str] | None, jobs: int) -> None:
        """Read those articles that were saved, or are read by other records now."""
        was, records = self._articles, self._records
        new = [
            pair
            for pair in self._files.articles
            if pair not in was or touched is None or pair[0] in touched or not changed.isdisjoint(pair)
        ]
        fresh = read_articles(self._folder, new, records.known, records.finder, self._checks, jobs)
        read = dict(zip(new, fresh, strict=True))
        self._articles = {pair: read[pair] if pair in read else was[pair] for pair in self._files.articles}

    def _read_pages(self, changed: set[str]) -> None:
        """Read those ordinary pages that were saved."""
        was, self._pages = self._pages, {}
        for file in self._files.pages:
            problems: list[Problem] = []
            is_new = file not in was or file in changed
            self._pages[file] = (read_page(self._folder, file, problems), tuple(problems)) if is_new else was[file]


def _read_of(files: Files) -> Iterator[str]:
    """The files that are read or shown."""
    yield from (file for pair in files.articles for file in pair if file)
    yield from (*chain.from_iterable(files.records.values()), *files.pages, *files.passive)


def _stamp(folder: Path, file: str) -> Stamp:
    """What tells that a file was saved; nothing where it cannot be seen, which reading it will tell."""
    try:
        return stamp_of(os.stat(folder / file))
    except OSError:
        return ()
