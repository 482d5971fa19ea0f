"""What files hold and what they should hold in; the same on the disk out: all of it, or nothing of it.

Here alone the analyst's files are written: each whole and in one step, with its mark of order, line ends, rights and
links kept, and never in the place of what somebody wrote meanwhile.
"""

import codecs
import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.signals import proceed, undisturbed

_NOTHING = "Nothing was written."


class Change(NamedTuple):
    """A file: where it is, what is in it (None where there is none yet), and what should be."""

    path: Path
    before: bytes | None
    after: bytes


def new(path: Path, text: str) -> Change:
    """A file that is not there yet."""
    return Change(path, None, _encoded(path, text))


def edited(path: Path, text: str) -> Change:
    r"""A file whose text, with `\n` line ends, becomes another; its mark of order and its line ends stay."""
    with _in_words(path):
        before = path.read_bytes() if os.path.lexists(path) else None
    if before is None:
        return new(path, text)
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return Change(path, before, mark + _encoded(path, text.replace("\n", "\r\n") if b"\r\n" in before else text))


def write(changes: Iterable[Change]) -> None:
    """Write files, all of them or none; AuthoringError says which one is in the way, or may not be written."""
    with ExitStack() as tidying, ExitStack() as undoing:
        prepared = [_prepared(change, tidying) for change in changes]
        proceed()
        for change, aside, old in prepared:
            with _in_words(change.path), undisturbed():
                if old is None:
                    _begin(aside, change)
                    undoing.callback(os.unlink, change.path)
                else:
                    # What is a link stays one.
                    there = Path(os.path.realpath(change.path))
                    os.replace(aside, there)
                    undoing.callback(os.replace, old, there)
        undoing.pop_all()


def put(path: Path, text: str) -> bool:
    """Write a file of ours that may be there; tells whether that changed anything."""
    change = edited(path, text)
    if change.before != change.after:
        write([change])
    return change.before != change.after


def take_back(changes: Iterable[Change]) -> None:
    """Remove files that were new when they were written."""
    for change in changes:
        if change.before is None:
            change.path.unlink(missing_ok=True)


def typed(path: Path | str) -> str:
    """A path, or a word, as it may be typed on a command line."""
    text = path.as_posix() if isinstance(path, Path) else path
    return f'"{text}"' if " " in text else text


def _prepared(change: Change, tidying: ExitStack) -> tuple[Change, Path, Path | None]:
    """A change with the file that is to be renamed, and one to take it back with; nothing in its place is touched."""
    with _in_words(change.path):
        if change.before is None:
            if os.path.lexists(change.path):
                raise _taken(change.path)
            change.path.parent.mkdir(parents=True, exist_ok=True)
            return change, _aside(change.path, change.after, 0o666 & ~_umask(), tidying), None
        there = Path(os.path.realpath(change.path))
        mode = stat.S_IMODE(there.stat().st_mode)
        if there.read_bytes() != change.before:
            raise AuthoringError(f"{change.path.as_posix()} has changed meanwhile.", f"{_NOTHING} Try again.")
        if not mode & 0o222 or not os.access(there, os.W_OK):
            raise AuthoringError(
                f"{change.path.as_posix()} may only be read: it is protected from being written to.",
                f"{_NOTHING} If it is to change, take that protection away in its properties, and try again.",
            )
        return change, _aside(there, change.after, mode, tidying), _aside(there, change.before, mode, tidying)


def _aside(path: Path, content: bytes, mode: int, tidying: ExitStack) -> Path:
    """A file beside the one that is meant, with its content on the disk; removed afterwards if it was not renamed."""
    with undisturbed():
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        aside = Path(name)
        tidying.callback(aside.unlink, missing_ok=True)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(aside, mode)
    return aside


def _begin(aside: Path, change: Change) -> None:
    """Give a new file its name, unless somebody was faster."""
    try:
        os.link(aside, change.path)
    except FileExistsError:
        raise _taken(change.path) from None
    except OSError:
        # A disk without links: then the file is made empty, which fails if there is one, and filled.
        try:
            with change.path.open("xb") as file, ExitStack() as undoing:
                undoing.callback(os.unlink, change.path)
                file.write(change.after)
                file.flush()
                undoing.pop_all()
        except FileExistsError:
            raise _taken(change.path) from None


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise AuthoringError(
            f"What is to stand in {path.as_posix()} holds a sign that is no text.",
            f"{_NOTHING} Type it again in UTF-8.",
        ) from None


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Say in words what the disk objects to."""
    try:
        yield
    except OSError as error:
        raise AuthoringError(
            f"{path.as_posix()} could not be written. The computer says: {error.strerror}.",
            f"{_NOTHING} See that its folder is one, that this account may write there, and that the disk has room.",
        ) from None


def _taken(path: Path) -> AuthoringError:
    """What to say of a file that is there already."""
    return AuthoringError(
        f"{path.as_posix()} is there already, and was left as it is.", "Edit that file, or choose another name."
    )


def _umask() -> int:
    """What this account takes away from the rights of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
