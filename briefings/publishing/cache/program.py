"""Which program this is: what it is made of, and what it uses, as one digest."""

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

from briefings.rendering.folders import templates_folder

_PACKAGE = Path(__file__).resolve().parents[2]


def program() -> bytes:
    """A digest that another version of the program, of its templates, of Python or of a library does not have."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in (_PACKAGE, templates_folder()):
        for path in sorted(folder.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                digest.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    for library in _libraries():
        digest.update(f"\n{library}".encode())
    return digest.digest()


def _libraries() -> list[str]:
    found = []
    for requirement in requires("briefings") or ():
        name = match(r"[A-Za-z0-9._-]+", requirement)
        try:
            found.append(f"{name[0]} {version(name[0])}" if name else requirement)
        except PackageNotFoundError:  # what only some systems or tests need
            found.append(requirement)
    return found
