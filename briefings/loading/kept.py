"""What articles gave when they were last read, for whoever reads the same folder again and again.

An article is read anew where its file or its sidecar has been saved since, or where a record says something else that
its claims are read by. All are where a record has come, gone, or got other names: any name may then mean another.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from briefings.loading.article import ArticleRead
from briefings.loading.claims import Known
from briefings.loading.resolving import Entry
from briefings.model.dossier import concerned
from briefings.model.record import Record
from briefings.model.reference import Key

Pair = tuple[str, str | None]
Stamp = tuple[int, ...]


class Kept:
    """Articles that were read, by their files; empty until the first reading."""

    def __init__(self) -> None:
        self._reads: dict[Pair, tuple[tuple[Stamp, ...], ArticleRead]] = {}
        self._entries: tuple[Entry, ...] = ()
        self._records: dict[Key, Record] = {}

    def articles(
        self,
        folder: Path,
        pairs: Sequence[Pair],
        entries: Sequence[Entry],
        known: Known,
        read: Callable[[Sequence[Pair]], list[ArticleRead]],
    ) -> Iterator[ArticleRead]:
        """What each article gives, in their order; `read` is asked for those of which that is not known."""
        records: dict[Key, Record] = {**known.negotiations, **known.people}
        if tuple(entries) != self._entries:
            self._reads = {}
        other = {key for key in records.keys() | self._records.keys() if records.get(key) != self._records.get(key)}
        # Before they are read, so that what is saved in between is read again the next time.
        stamps = {pair: tuple(_stamp(folder, file) for file in pair if file) for pair in pairs}
        new = [pair for pair in pairs if not self._is_known(pair, stamps[pair], other)]
        fresh = dict(zip(new, read(new), strict=True)) if new else {}
        self._reads = {pair: (stamps[pair], fresh[pair]) if pair in fresh else self._reads[pair] for pair in pairs}
        self._entries, self._records = tuple(entries), records
        yield from (self._reads[pair][1] for pair in pairs)

    def _is_known(self, pair: Pair, stamp: tuple[Stamp, ...], other: set[Key]) -> bool:
        """Whether reading an article would give what it gave; `other` are the records that say something else."""
        if pair not in self._reads or self._reads[pair][0] != stamp:
            return False
        was = self._reads[pair][1]
        # What has a problem may have it for what a record said.
        return not other or not (was.problems or any(key in other for claim in was.claims for key in concerned(claim)))


def _stamp(folder: Path, file: str) -> Stamp:
    """What tells that a file was saved; nothing where it cannot be seen, which reading it will tell."""
    try:
        seen = os.stat(folder / file)
    except OSError:
        return ()
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino
