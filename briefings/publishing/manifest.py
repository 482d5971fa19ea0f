"""The list of a site's files with their sizes and SHA-256, which stands in the site: what is ours, and what to upload.

`sha256sum --check` reads it, and takes the sizes for comments: whoever has the folder, or a copy of it on a server, can
see whether all of it is there. The same files make the same list. Neither it nor what others put beside our files is
in it.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from briefings.shares import in_shares

MARKER = ".briefings"
_TITLE = "Built by briefings. The next build replaces what is listed here, and leaves alone what else it finds."
_HOW = f"Whether all of it is there: sha256sum --check --quiet {MARKER}"
# A line without a digest, of a site built before there were any, is a name at the top of the site.
_LINE = re.compile(r"(?!# )(?:\\?(?P<digest>[0-9a-f]{64})  )?(?P<name>.+)")
_MEANT = {r"\\": "\\", r"\n": "\n", r"\r": "\r"}
_ESCAPED = re.compile(r"\\[\\nr]")
_ESCAPES = str.maketrans({meant: written for written, meant in _MEANT.items()})


def write_manifest(folder: Path, standing: Path, files: Sequence[str], jobs: int = 1) -> None:
    """Put the list of its files into the folder of a finished site, which is to take the place of the one standing.

    `files` are all that are in it, in order, which so many processes read. One that holds what it held keeps its time,
    by which servers and whoever uploads tell what is new. One that is, on the disk, the very same is not read again.
    """
    lines = in_shares(partial(_lines, folder, standing, _listed(standing) or {}), files, jobs)
    text = "".join([f"# {_TITLE}\n# {_HOW}\n", *lines])
    # Half a list would have the next build take what is ours for somebody else's.
    new = folder / f"{MARKER}.new"
    new.write_bytes(text.encode("utf-8", "surrogateescape"))
    new.chmod(0o644)
    if text == _text(standing) and (was := _stat(os.path.join(standing, MARKER))):
        os.utime(new, ns=(was.st_atime_ns, was.st_mtime_ns))
    new.replace(folder / MARKER)


def _lines(folder: Path, standing: Path, known: Mapping[str, str | None], names: Iterable[str]) -> str:
    """What the list says of some files; `known` is what that of the site that stands says."""
    lines = []
    for name in names:
        line, path = _escaped(name), os.path.join(folder, name)
        file, was, digest = os.stat(path), _stat(os.path.join(standing, name)), known.get(line)
        if digest is None or was is None or not os.path.samestat(file, was):
            listed, digest = digest, _digest(path)
            if was and digest == listed and file.st_size == was.st_size:
                os.utime(path, ns=(file.st_atime_ns, was.st_mtime_ns))
        mark = "\\" if "\\" in line else ""
        lines.append(f"# {file.st_size} bytes\n{mark}{digest}  {line}\n")
    return "".join(lines)


def ours(folder: Path) -> frozenset[str] | None:
    """The names at the top of a site that are ours; None where there is no list, or none of ours."""
    listed = _listed(folder)
    return None if listed is None else frozenset(_unescaped(name.partition("/")[0]) for name in listed)


def whole(folder: Path, jobs: int = 1) -> bytes | None:
    """The SHA-256 of a site's list, if all that it lists is there, for all to read, and nothing in between."""
    try:
        listed, tops = _listed(folder), ours(folder)
        if not listed or not tops or {_escaped(name) for name in _open_to_all(folder, tops)} != listed.keys():
            return None
        names = [(_unescaped(line), digest) for line, digest in listed.items()]
        are_right = all(in_shares(partial(_are_as_listed, folder), names, jobs))
        return digest_of_list(folder) if are_right else None
    except (OSError, ValueError):
        return None


def whole_folders(site: Path, folders: Iterable[str]) -> list[str]:
    """Those of some folders of a site that hold all that its list says of them, and nothing else."""
    listed = _listed(site) or {}
    return [folder for folder in folders if _is_whole(site, folder, listed)]


def _is_whole(site: Path, folder: str, listed: Mapping[str, str | None]) -> bool:
    digests = {_unescaped(line): digest for line, digest in listed.items() if line.startswith(f"{folder}/")}
    try:
        is_there = bool(digests) and set(_open_to_all(site, [folder])) == digests.keys()
        return is_there and _are_as_listed(site, digests.items())
    except (OSError, ValueError):
        return False


def _open_to_all(folder: Path, tops: Iterable[str]) -> Iterator[str]:
    """The files of a site that are ours, if everybody may look into their folders; ValueError for any other site."""
    for top in tops:
        if not os.path.isdir(folder / top):
            yield top
            continue
        for where, _, names in os.walk(folder / top):
            if os.path.islink(where) or os.stat(where).st_mode & 0o555 != 0o555:
                raise ValueError(f"not everybody may look into {where}")
            yield from (os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/") for name in names)
    if os.stat(folder).st_mode & 0o555 != 0o555:
        raise ValueError(f"not everybody may look into {folder}")


def digest_of_list(folder: Path) -> bytes:
    """The SHA-256 of a site's list."""
    return hashlib.sha256(_text(folder).encode("utf-8", "surrogateescape")).digest()


def _are_as_listed(folder: Path, names: Iterable[tuple[str, str | None]]) -> bool:
    return all(_is_as_listed(os.path.join(folder, name), digest) for name, digest in names)


def _is_as_listed(path: str, digest: str | None) -> bool:
    mode = os.lstat(path).st_mode
    return stat.S_ISREG(mode) and mode & 0o444 == 0o444 and _digest(path) == digest


def _listed(folder: Path) -> dict[str, str | None] | None:
    """The names that a site's list gives, with their digests; None where there is no list, or none of ours."""
    title, *lines = _text(folder).split("\n")
    if title.removeprefix("# ") != _TITLE:
        return None
    return {match["name"]: match["digest"] for match in map(_LINE.fullmatch, lines) if match}


def _text(folder: Path) -> str:
    try:
        return (folder / MARKER).read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _escaped(name: str) -> str:
    """A name as it stands in a line, which it must not end."""
    return name.translate(_ESCAPES)


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda match: _MEANT[match[0]], name)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
