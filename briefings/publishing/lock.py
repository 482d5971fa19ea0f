"""One build of a site at a time: in goes the site's folder, out comes the right to build it for as long as it takes."""

import datetime
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from briefings.publishing import PublishingError, in_words
from briefings.signals import undisturbed

# Seconds for which a build waits for another one of the same site.
PATIENCE = 600.0
_PAUSE = 0.05


class Builder(NamedTuple):
    """Who holds a lock: process, machine, and since when (ISO 8601, local time)."""

    process: str
    host: str
    start: str

    def __str__(self) -> str:
        elsewhere = f" on {self.host}" if self.host != socket.gethostname() else ""
        return f"process {self.process}{elsewhere}"


@contextmanager
def building(site: Path, patience: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a site, after waiting up to `patience` seconds for whoever holds it.

    Waiting is announced once through `waiting`. Raises PublishingError, which says who is building, where patience
    ends, and where the lock cannot be written. The lock dies with its process, however that dies.
    """
    try:
        path = _lock_file(site)
    except OSError as error:
        raise in_words(error, site) from error
    try:
        try:
            _acquire(path, site, patience, waiting)
        except OSError as error:
            raise in_words(error, site) from error
        yield
    finally:
        for descriptor in [descriptor for descriptor, locked in _held.items() if locked == path]:
            del _held[descriptor]
            _release(descriptor, path)


def _lock_file(site: Path) -> Path:
    """Beside the folder itself, so that all names and links of one site share one lock."""
    folder = Path(os.path.realpath(site))
    return folder.with_name(f".{folder.name}.lock") if folder.name else folder / ".lock"


def _acquire(path: Path, site: Path, patience: float, waiting: Callable[[str], None]) -> None:
    """Open and lock the lock file, and note that it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + patience
    announced = False
    while not _attempt(path):
        if time.monotonic() >= end:
            raise _still_building(path, site)
        time.sleep(min(_PAUSE, max(0.0, end - time.monotonic())))
        if not announced and (builder := _builder(path)):
            waiting(f"Another build of {site}/ is running ({builder}); waiting for it.")
            announced = True


def _attempt(path: Path) -> bool:
    """Lock the file if nobody else has, sign it, and note that it is held; a signal is heard before or after it."""
    with undisturbed():
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if not _lock(descriptor):
                    os.close(descriptor)
                    return False
                # Whoever lets go takes the file away: a lock on one that was opened before that keeps nobody out.
                if _stands_at(descriptor, path):
                    now = datetime.datetime.now().isoformat(" ", "seconds")
                    os.ftruncate(descriptor, 0)
                    os.write(descriptor, f"{os.getpid()}\t{socket.gethostname()}\t{now}\n".encode())
                    _held[descriptor] = path
                    return True
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)


def _stands_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def _release(descriptor: int, path: Path) -> None:
    """Take the file away while it is still locked, then let go: nobody can lock a file that is no longer there."""
    with suppress(OSError):
        path.unlink()
    os.close(descriptor)


def _builder(path: Path) -> Builder | None:
    """Who holds the lock, as they wrote it down; None where they have not done so yet or are just done."""
    try:
        parts = path.read_text("utf-8", "replace").split("\n")[0].split("\t")
    except OSError:
        return None
    return Builder(*parts) if len(parts) == len(Builder._fields) else None


def _still_building(path: Path, site: Path) -> PublishingError:
    builder = _builder(path)
    who = f" ({builder}, since {builder.start})" if builder else ""
    return PublishingError(
        f"Another build of {site}/ is still running{who}.",
        "Wait until it is done, or stop it; then build again. The site stands as it was.",
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        # A byte far behind the text: what is locked there can be read by nobody else.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_held: dict[int, Path] = {}


def _let_go() -> None:
    """A forked worker has its parent's descriptors: if it outlived its parent, it would hold the lock for ever."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
