"""Folders in; a moment for each time that something in them was saved, out."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

# Reading a file is no change of it.
_SAVING = frozenset({"created", "modified", "moved", "deleted", "closed"})
# Editors save in several steps.
_SETTLING = 0.03


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
            with self._turn:
                self._paths |= meant
            self._is_there.set()

    def wait(self, seconds: float) -> frozenset[PurePath]:
        """What was saved, as soon as something was and no more is coming; nothing after so many seconds."""
        if not self._is_there.wait(seconds):
            return frozenset()
        while self._is_there.is_set():
            self._is_there.clear()
            time.sleep(_SETTLING)
        with self._turn:
            paths, self._paths = frozenset(self._paths), set()
        return paths


@contextmanager
def watched(folders: Iterable[Path]) -> Iterator[Saved]:
    """Look at some folders; where the system cannot tell what changes, by looking again and again."""
    saved = Saved()
    folders = list(folders)
    observer = Observer()
    try:
        for folder in folders:
            observer.schedule(saved, str(folder), recursive=True)
        observer.start()
    except OSError:  # more files than the system watches for one account
        observer = PollingObserver(timeout=0.3)
        for folder in folders:
            observer.schedule(saved, str(folder), recursive=True)
        observer.start()
    try:
        yield saved
    finally:
        observer.stop()
        observer.join()
