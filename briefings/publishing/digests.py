"""Files in, one digest of their names and of what they hold out."""

import hashlib
import os
from collections.abc import Iterable, Iterator
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


def files_in(folder: Path) -> Iterator[str]:
    """Every file below a folder, in order, but for what Python keeps there for itself."""
    for path in sorted(folder.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            yield path.relative_to(folder).as_posix()
