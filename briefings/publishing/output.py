"""Files of a site that is being made: written once, and never written again."""

import os
from collections.abc import Iterator
from pathlib import Path


def link(old: Path, new: Path) -> bool:
    """Have a file in a second place, and the folder for it where there is none; whether the disk can do that."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
    except OSError:
        return False
    return True


def write(path: Path, content: bytes) -> None:
    """Write a new file, and the folder for it where there is none."""
    try:
        descriptor = _new(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _new(path)
    with open(descriptor, "wb", buffering=0) as file:
        file.write(content)


def _new(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)


def files_below(folder: Path) -> set[str]:
    """Every file below a folder, as paths relative to it."""
    return set(_names_below(str(folder), ""))


def _names_below(folder: str, path: str) -> Iterator[str]:
    inner = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield path + entry.name
            elif not entry.is_symlink():
                inner.append(entry)
    for entry in inner:
        yield from _names_below(entry.path, f"{path}{entry.name}/")
