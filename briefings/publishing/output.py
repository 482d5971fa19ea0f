"""Files of a site that is being made: written once, and never written again; and those of the one that stands."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def link(old: str, new: str) -> bool:
    """Have a file in a second place, and the folder for it where there is none; whether the disk can do that."""
    try:
        _make_folder(os.path.dirname(new))
        os.link(old, new)
    except OSError:
        return False
    return True


def _make_folder(folder: str) -> None:
    # Most files of a site stand alone in theirs, so that it is seldom there.
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def take_out(folder: Path, name: str) -> None:
    """Take a file out of a folder, if it is there, and the folders around it as far up as they are empty then."""
    with suppress(OSError):
        os.unlink(folder / name)
        for parent in Path(name).parents[:-1]:
            (folder / parent).rmdir()


def holds(path: str, digest: bytes) -> bool:
    """Whether a file is there that has this SHA-256, and nothing else that somebody put in its place."""
    content = content_of(path)
    return bool(content) and hashlib.sha256(content).digest() == digest


def content_of(path: str) -> bytes:
    """What stands in a file; nothing where there is none, or a link, a pipe or a device that somebody put there."""
    try:
        with open(path, "rb", buffering=0, opener=_not_led_away) as opened:
            return opened.readall() if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else b""
    except OSError:
        return b""


def _not_led_away(path: str, flags: int) -> int:
    """Open a file, but not one that a link leads to, and without waiting at a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def write(path: Path, content: bytes) -> None:
    """Write a new file, and the folder for it where there is none."""
    _make_folder(os.path.dirname(path))
    with open(_new(path), "wb", buffering=0) as file:
        file.write(content)


def _new(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)


def files_below(folder: Path) -> dict[str, int]:
    """How long every file below a folder is, by its path relative to it."""
    return dict(_sizes_below(str(folder), ""))


def _sizes_below(folder: str, path: str) -> Iterator[tuple[str, int]]:
    inner = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield path + entry.name, entry.stat().st_size
            elif not entry.is_symlink():
                inner.append(entry)
    for entry in inner:
        yield from _sizes_below(entry.path, f"{path}{entry.name}/")


def set_modes(folder: Path) -> list[str]:
    """Everybody may read a site, whatever the habits of the account that built it; the files in it, in order."""
    os.chmod(folder, 0o755)
    return sorted(_with_modes_set(str(folder), ""))


def _with_modes_set(folder: str, path: str) -> Iterator[str]:
    """The files below a folder. What has the right mode is left alone: that is a write the less."""
    with os.scandir(folder) as entries:
        for entry in entries:
            is_folder, is_link = entry.is_dir(), entry.is_symlink()
            mode = 0o755 if is_folder else 0o644
            if not is_link and stat.S_IMODE(entry.stat().st_mode) != mode:
                os.chmod(entry.path, mode)
            if not is_folder:
                yield path + entry.name
            elif not is_link:
                yield from _with_modes_set(entry.path, f"{path}{entry.name}/")
