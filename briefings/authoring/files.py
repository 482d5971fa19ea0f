"""Texts in, files out: whole, and never in the place of one that somebody wrote."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefings.authoring import AuthoringError


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; AuthoringError where one is, which stays as it was."""
    with _aside(path, text) as aside:
        try:
            os.link(aside, path)
        except FileExistsError:
            raise taken(path) from None
        except OSError:
            # A disk without links: then the file is made empty, which fails if there is one, and filled.
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                raise taken(path) from None


def put(path: Path, text: str) -> bool:
    """Write a file of ours that may be there, in one step; tells whether that changed anything."""
    try:
        if path.read_text("utf-8") == text:
            return False
    except (OSError, UnicodeDecodeError):
        pass
    with _aside(path, text) as aside:
        os.replace(aside, path)
    return True


def taken(path: Path) -> AuthoringError:
    """What to say of a file that is there already."""
    return AuthoringError(
        f"{path.as_posix()} is there already, and was left as it is.", "Edit that file, or choose another name."
    )


@contextlib.contextmanager
def _aside(path: Path, text: str) -> Iterator[Path]:
    """A file beside the one that is meant, with its text on the disk; gone afterwards if it was not renamed."""
    name = ""
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())
        except OSError as error:
            raise AuthoringError(
                f"{path.as_posix()} could not be written. The computer says: {error.strerror}.",
                "See that its folder is one, that this account may write there, and that the disk has room.",
            ) from None
        yield Path(name)
    finally:
        if name:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)


def _umask() -> int:
    """What this account takes away from the rights of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
