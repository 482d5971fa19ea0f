"""A content folder in; its files with every certain correction made, and the problems that are left, out.

Corrections are made in a copy and checked there, again and again, as one mistake hides others; nothing is written to
the folder itself before `write` is called.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from briefings.checks import checked
from briefings.problems import Edit, Problem

# A file that cannot be read shows one mistake at a time.
_ROUNDS = 1000
_ENDS = re.compile("(\r\n|\r|\n)")
_BOM = "\ufeff"


class Change(NamedTuple):
    """A file of the folder: what is in it, and what should be."""

    file: str
    before: bytes
    after: bytes


class Corrected(NamedTuple):
    """The files that change, how many corrections that takes, and what is left for somebody to decide."""

    changes: tuple[Change, ...]
    corrections: int
    left: tuple[Problem, ...]


def corrected(folder: Path, files: Collection[str] = (), jobs: int = 1, shared: bool = False) -> Corrected:
    """Make every certain correction in a copy of the folder; `files` are those to correct, by default all."""
    corrections = 0
    touched = set[str]()
    with tempfile.TemporaryDirectory(prefix="briefings-") as aside:
        copy = Path(aside) / "content"
        # A pipe, or what may not be read, is a problem that no correction helps.
        with contextlib.suppress(shutil.Error):
            shutil.copytree(folder, copy, symlinks=True, ignore=_not_content)
        for _ in range(_ROUNDS):
            found = checked(copy, jobs, shared).problems
            left = tuple(problem for problem in found if not files or problem.location.file in files)
            edits = dict[str, list[Edit]]()
            for problem in left:
                if problem.edit:
                    edits.setdefault(problem.location.file, []).append(problem.edit)
            made = {file: _correct(copy / file, every) for file, every in edits.items()}
            if not any(made.values()):
                break
            corrections += sum(made.values())
            touched |= {file for file, number in made.items() if number}
        changes = (Change(file, (folder / file).read_bytes(), (copy / file).read_bytes()) for file in sorted(touched))
        return Corrected(tuple(change for change in changes if change.before != change.after), corrections, left)


def edited(content: bytes, edits: Iterable[Edit]) -> tuple[bytes, int]:
    """A file with corrections made, and how many; all else, line ends and marks too, stays byte for byte.

    A correction that does not fit the line as it is written, or overlaps another, is left out.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content, 0
    mark = _BOM if text.startswith(_BOM) else ""
    parts = _ENDS.split(text.removeprefix(mark))
    made, last, start = 0, 0, 0
    # From the end of each line, so that what stands before keeps its column.
    for edit in sorted(set(edits), key=lambda edit: (edit.line, -edit.column)):
        at = 2 * (edit.line - 1)
        fitting = edit.within(parts[at]) if 0 <= at < len(parts) else None
        if fitting is None:
            continue
        begin = fitting.column - 1
        end = begin + len(fitting.old)
        if edit.line == last and end > start:
            continue
        parts[at] = parts[at][:begin] + fitting.new + parts[at][end:]
        made, last, start = made + 1, edit.line, begin
    return (mark + "".join(parts)).encode(), made


def write(folder: Path, changes: Iterable[Change]) -> str | None:
    """Write the changed files, all of them or, with an OSError, none; the name of one that has changed meanwhile."""
    asides, done = list[tuple[Path, Path]](), list[tuple[Path, bytes]]()
    try:
        for change in changes:
            # What is a link stays one.
            path = Path(os.path.realpath(folder / change.file))
            if path.read_bytes() != change.before:
                return change.file
            number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            aside = Path(name)
            asides.append((aside, path))
            done.append((path, change.before))
            with open(number, "wb") as opened:
                opened.write(change.after)
            shutil.copymode(path, aside)
        for number, (aside, path) in enumerate(asides):
            try:
                os.replace(aside, path)
            except OSError:
                for written, before in done[:number]:
                    written.write_bytes(before)
                raise
    finally:
        for aside, _ in asides:
            aside.unlink(missing_ok=True)
    return None


def _correct(path: Path, edits: list[Edit]) -> int:
    """Correct a file of the copy; a link becomes a file, so that nothing outside the copy is written to."""
    content, made = edited(path.read_bytes(), edits)
    if made:
        path.unlink()
        path.write_bytes(content)
    return made


def _not_content(folder: str, names: list[str]) -> set[str]:
    """What is not copied: what is hidden, and all of a site that was built here but for the mark that says so."""
    if ".briefings" in names:
        return set(names) - {".briefings"}
    return {name for name in names if name.startswith(".") and name != ".briefings"}
