"""What an earlier build, perhaps on another machine, read of the articles; it may be kept in a file between builds.

An article is read anew where its file or its sidecar holds something else, or where a record says something else that
its claims are read by. All are where a record has come, gone, or got other names: any name may then mean another.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefings.loading.article import ArticleRead
from briefings.loading.known import Known
from briefings.loading.resolving import Entry
from briefings.model.dossier import concerned
from briefings.model.record import Record
from briefings.model.reference import Key

Pair = tuple[str, str | None]


class Reads(NamedTuple):
    """Articles as they were read, by their files, and the records that were known then."""

    articles: dict[Pair, ArticleRead]
    entries: tuple[Entry, ...]
    records: dict[Key, Record]


class Remembered:
    """The articles of the last build; of none, at first. `reads` is what the next one will want to know.

    `digests` are those of files that were read already, as they were when the build began.
    """

    def __init__(self, before: Reads | None = None, digests: Mapping[str, bytes] | None = None) -> None:
        self.before = self.reads = before or Reads({}, (), {})
        self._digests = digests or {}

    def articles(
        self,
        folder: Path,
        pairs: Sequence[Pair],
        entries: Sequence[Entry],
        known: Known,
        read: Callable[[Sequence[Pair]], list[ArticleRead]],
    ) -> Iterator[ArticleRead]:
        """What each article gives, in their order; `read` is asked for those of which that is not known."""
        was = self.before
        records: dict[Key, Record] = {**known.negotiations, **known.people}
        other = {key for key in records.keys() | was.records.keys() if records.get(key) != was.records.get(key)}
        before = was.articles if tuple(entries) == was.entries else {}
        new = [pair for pair in pairs if pair not in before or not self._is_as_it_was(folder, before[pair], other)]
        fresh = dict(zip(new, read(new), strict=True)) if new else {}
        now = {pair: fresh[pair] if pair in fresh else before[pair] for pair in pairs}
        self.reads = Reads(now, tuple(entries), records)
        yield from now.values()

    def _is_as_it_was(self, folder: Path, read: ArticleRead, other: set[Key]) -> bool:
        """Whether reading an article would give the same; `other` are the records that say something else."""
        # What has a problem may have it for what a record said.
        if other and (read.problems or any(key in other for claim in read.claims for key in concerned(claim))):
            return False
        known = self._digests
        return bool(read.digests) and all(
            (known.get(file) or _digest(folder, file)) == digest for file, digest in read.digests
        )


def _digest(folder: Path, file: str) -> bytes:
    """The SHA-256 of a file's bytes; of one that cannot be read nothing, which reading it will tell."""
    try:
        with open(os.path.join(folder, file), "rb", buffering=0) as opened:
            return hashlib.sha256(opened.readall()).digest()
    except OSError:
        return b""
