"""Folders in; a moment for each time that something in them was saved, out."""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# Reading a file is no change of it.
_SAVING = frozenset({"created", "modified", "moved", "deleted", "closed"})
# Editors save in several steps; whoever saves many files at once takes longer.
_SETTLING, _SETTLING_MANY, _MANY = 0.03, 0.15, 5
# How long a file may be empty until its text is written.
_EMPTY = 0.3


class Saved(FileSystemEventHandler):
    """Knows whether something was saved, and which files."""

    def __init__(self) -> None:
        self._is_there = threading.Event()
        self._paths: set[PurePath] = set()
        self._turn = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what happened to a file, unless it is the system's or an editor's own."""
        if event.event_type not in _SAVING:
            return
        paths = {PurePath(str(path)) for path in (event.src_path, event.dest_path) if path}
        if event.is_directory and event.event_type == "modified":
            return
        if meant := {path for path in paths if not path.name.startswith((".", "#")) and not path.name.endswith("~")}:
            for path in meant:
                self.note(path)

    def wait(self, seconds: float) -> frozenset[PurePath]:
        """What was saved, as soon as something was and no more is coming; nothing after so many seconds."""
        if not self._is_there.wait(seconds):
            return frozenset()
        end = time.monotonic() + _EMPTY
        while self._is_there.is_set() or (time.monotonic() < end and any(map(_is_empty, tuple(self._paths)))):
            self._is_there.clear()
            time.sleep(_SETTLING if len(self._paths) < _MANY else _SETTLING_MANY)
        with self._turn:
            paths, self._paths = frozenset(self._paths), set()
        return paths

    def note(self, path: PurePath) -> None:
        """Something at a path has changed."""
        with self._turn:
            self._paths.add(path)
        self._is_there.set()


def _is_empty(path: PurePath) -> bool:
    """Whether a file is there and has no text (yet)."""
    try:
        return os.path.isfile(path) and not os.path.getsize(path)
    except OSError:
        return False


class Watched:
    """Folders that are looked at; where the system cannot tell what changes, by looking again and again."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.saved = Saved()
        self._folders = list(folders)
        self._observer = self._started()
        self._seen = self._identities()

    def wait(self, seconds: float) -> frozenset[PurePath]:
        """What was saved, or nothing after so many seconds. A folder that another has taken the place of, too."""
        if (seen := self._identities()) != self._seen:
            self.close()
            self._observer, self._seen = self._started(), seen
            for folder in self._folders:
                self.saved.note(folder)
        return self.saved.wait(seconds)

    def close(self) -> None:
        """Look no more."""
        self._observer.stop()
        self._observer.join()

    def _identities(self) -> list[tuple[int, int] | None]:
        return [_identity(folder) for folder in self._folders]

    def _started(self) -> BaseObserver:
        for observer in (Observer(), PollingObserver(timeout=0.3)):
            try:
                for folder in filter(Path.is_dir, self._folders):
                    observer.schedule(self.saved, str(folder), recursive=True)
                observer.start()
            except OSError:  # more files than the system watches for one account
                continue
            return observer
        return observer


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        seen = folder.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


@contextmanager
def watched(folders: Iterable[Path]) -> Iterator[Watched]:
    """Look at some folders."""
    watching = Watched(folders)
    try:
        yield watching
    finally:
        watching.close()
