"""Which program this is: what it is made of, and what it uses, as one digest."""

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from re import match

from briefings.publishing.digests import digest_of, files_in
from briefings.rendering.folders import templates_folder

_PACKAGE = Path(__file__).resolve().parents[1]


def program() -> bytes:
    """A digest that another version of the program, of its templates, of Python or of a library does not have."""
    folders = [digest_of(folder, _written(folder)) for folder in (_PACKAGE, templates_folder())]
    return hashlib.sha256(repr((sys.version, folders, sorted(_versions("briefings").items()))).encode()).digest()


def _written(folder: Path) -> list[str]:
    """The files below a folder, but for what Python keeps there for itself."""
    return [name for name in files_in(folder) if "__pycache__" not in name]


def _versions(name: str) -> dict[str, str]:
    """The versions of a package, of those that it needs, and of those that they need; of what is installed."""
    found: dict[str, str] = {}
    wanted = [name]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # what only some systems or tests need
            found[name] = ""
            continue
        found[name] = package.version
        needed = (line for line in package.requires or () if "extra ==" not in line)
        wanted += (named[0] for line in needed if (named := match(r"[\w.-]+", line)))
    return found
