"""Files in, one digest of their names and of what they hold out."""

import hashlib
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from briefings.shares import in_shares


def digest_of(folder: Path, names: Iterable[str], jobs: int = 1) -> bytes:
    """A digest of some files of a folder; OSError where one cannot be read."""
    digest = hashlib.sha256()
    for share in in_shares(partial(_digests, folder), list(names), jobs):
        digest.update(share)
    return digest.digest()


def _digests(folder: Path, names: Iterable[str]) -> bytes:
    made = []
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            made.append(b"%a:%b;" % (name, hashlib.file_digest(file, "sha256").digest()))
    return b"".join(made)


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, in order, also where a link leads to another folder."""
    found, seen = [], set()
    for where, folders, names in os.walk(folder, followlinks=True):
        if (there := os.path.realpath(where)) in seen:
            folders.clear()
            continue
        seen.add(there)
        found += [Path(where, name) for name in names]
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())
