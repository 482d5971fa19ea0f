"""A folder in; every file below it that there is to read out, in one order; what cannot be read becomes problems."""

import errno
import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from briefings.loading.decoding import unreadable
from briefings.loading.identities import FOLDERS
from briefings.model.location import Location
from briefings.problems import WHOLE_FILE, Problem

# What of a file tells that it was saved.
Stamp = tuple[int, ...]


def walk(folder: Path, problems: list[Problem], shared: bool) -> Iterator[str]:
    """Every file below the folder, hidden ones aside, in an order that no disk decides."""
    root, waiting = os.path.realpath(folder), [(str(folder), "")]
    while waiting:
        where, below = waiting.pop()
        try:
            with os.scandir(where) as found:
                entries = sorted(found, key=attrgetter("name"))
        except OSError as error:
            problems.append(unreadable(below.rstrip("/") or ".", error))
            continue
        folders = []
        for entry in entries:
            path, is_link, is_folder = below + entry.name, entry.is_symlink(), _is_folder(entry)
            if is_folder and (_is_hidden(entry.name) or _is_site(entry.path)):
                continue
            if is_link and not Path(os.path.realpath(entry.path)).is_relative_to(root):
                problems.append(
                    unread(path, "It is a link to a place outside the content folder. Copy the file itself here.")
                )
            elif is_folder and not is_link:
                folders.append((entry.path, f"{path}/"))
            elif is_folder:
                if not shared or path.partition("/")[0] in FOLDERS:
                    problems.append(unread(path, "It is a link, and leads to a folder. Move the folder itself here."))
            elif not _is_hidden(entry.name) and _is_file(entry, path, problems):
                yield path
        waiting += reversed(folders)


def stamp_of(file: os.stat_result) -> Stamp:
    """What tells that a file was saved."""
    return file.st_mtime_ns, file.st_ctime_ns, file.st_size, file.st_ino


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _is_hidden(name: str) -> bool:
    """Whether a file is the system's or an editor's, not the author's."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in ("Thumbs.db", "desktop.ini", "__pycache__")


def _is_file(entry: "os.DirEntry[str]", path: str, problems: list[Problem]) -> bool:
    """Whether there is a file to read; a problem is added where there is not."""
    try:
        if not os.access(entry.path, os.R_OK):
            os.stat(entry.path)
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        problems.append(unreadable(path, error))
        return False
    if not entry.is_file():
        problems.append(unread(path, "It is a pipe, a socket or a device and no file. Take it out."))
        return False
    return True


def _is_site(folder: str) -> bool:
    """Whether a folder is a site that was built here, which is no content."""
    return os.path.exists(os.path.join(folder, ".briefings"))


def unread(path: str, hint: str, code: str = "unread-file") -> Problem:
    """The problem of a file that nothing would read; `hint` is what to do with it."""
    return Problem(Location(path), code, "Nothing would read this file.", hint, WHOLE_FILE)
