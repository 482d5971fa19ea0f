"""Files in, digests of what they hold out."""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.loading.walking import Stamp, stamp_of
from briefings.shares import in_shares

# A file that is saved twice within a tick of a disk's clock has one stamp for both: none counts that is younger, in ns.
_TICK = 2 * 10**9


class Seen(NamedTuple):
    """The SHA-256 of what a file holds, and what tells that it was saved since; if it `is_settled`, that it was not."""

    digest: bytes
    stamp: Stamp
    is_settled: bool


def seen(
    folder: Path, names: Iterable[str], jobs: int = 1, before: Mapping[str, Seen] | None = None
) -> dict[str, Seen]:
    """What some files of a folder hold; OSError where one cannot be read.

    What was seen `before` is not read again where its file was not saved since.
    """
    names = list(names)
    work = partial(_seen, folder, before or {}, time.time_ns() - _TICK)
    return dict(zip(names, (found for share in in_shares(work, names, jobs) for found in share), strict=True))


def _seen(folder: Path, before: Mapping[str, Seen], settled: int, names: Iterable[str]) -> list[Seen]:
    found = []
    for name in names:
        path, known = os.path.join(folder, name), before.get(name)
        if known is None or not known.is_settled or known.stamp != stamp_of(os.stat(path)):
            with open(path, "rb", buffering=0) as file:
                now = os.fstat(file.fileno())
                digest = hashlib.sha256(file.readall()).digest()
                known = Seen(digest, stamp_of(now), now.st_ctime_ns < settled)
        found.append(known)
    return found


def digest_of(folder: Path, names: Iterable[str]) -> bytes:
    """A digest of some files of a folder; OSError where one cannot be read."""
    return digest_of_all(seen(folder, names))


def digest_of_all(files: Mapping[str, Seen]) -> bytes:
    """A digest of the names of files and of what they hold."""
    return hashlib.sha256(b"".join([b"%a:%b;" % (name, found.digest) for name, found in files.items()])).digest()


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, in order, also where a link leads to another folder."""
    found, visited = [], set()
    for where, folders, names in os.walk(folder, followlinks=True):
        if (there := os.path.realpath(where)) in visited:
            folders.clear()
            continue
        visited.add(there)
        found += [Path(where, name) for name in names]
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())
