"""A folder of a server's own, which goes when the server does; what those left behind that were killed goes, too."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefings.publishing import PublishingError
from briefings.publishing.lock import building

_PREFIX = "briefings-serve-"
_LOCKED = "site"


@contextmanager
def own_folder() -> Iterator[Path]:
    """A new folder for as long as it is needed. It holds a lock, which dies with its process however that dies."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_ours(left):
            _clear_away(left)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with building(folder / _LOCKED, 0.0, _nobody):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_away(folder: Path) -> None:
    """Delete a folder, unless its process is there to hold its lock."""
    with suppress(PublishingError, OSError), building(folder / _LOCKED, 0.0, _nobody):
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder, and of this account."""
    try:
        seen = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and (not hasattr(os, "getuid") or seen.st_uid == os.getuid())


def _nobody(words: str) -> None:
    """There is nobody to be told."""
