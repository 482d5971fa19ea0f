"""A content folder in; its files with every certain correction made, and the problems that are left, out.

Corrections are made in a copy and checked there, again and again, as one mistake hides others; nothing is written to
the folder itself here.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.authoring.files import Change
from briefings.checks import checked
from briefings.problems import Edit, Problem, in_order

# A file that cannot be read shows one mistake at a time.
_ROUNDS = 1000
_ENDS = re.compile("(\r\n|\r|\n)")
_BOM = "\ufeff"


class Corrected(NamedTuple):
    """The files that change, how many corrections that takes, and what is left for somebody to decide."""

    changes: tuple[Change, ...]
    corrections: int
    left: tuple[Problem, ...]


def corrected(folder: Path, files: Collection[str] = (), jobs: int = 1, shared: bool = False) -> Corrected:
    """Make every certain correction in a copy of the folder; `files` are those to correct, by default all."""

    def concerned(found: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(problem for problem in found if not files or problem.location.file in files)

    corrections = 0
    before = dict[str, bytes]()
    left = concerned(checked(folder, jobs, shared).problems)
    if not any(problem.edit for problem in left):
        return Corrected((), 0, left)
    with tempfile.TemporaryDirectory(prefix="briefings-") as aside:
        copy = Path(aside) / "content"
        _copy(folder, copy)
        # A pipe, or what may not be read, stays the problem that it is.
        beyond = tuple(problem for problem in left if not (copy / problem.location.file).exists())
        for _ in range(_ROUNDS):
            edits = dict[str, list[Edit]]()
            for problem in left:
                if problem.edit and problem not in beyond:
                    edits.setdefault(problem.location.file, []).append(problem.edit)
            made = 0
            for file, every in edits.items():
                written = (copy / file).read_bytes()
                content, number = edited(written, every)
                before.setdefault(file, written)
                (copy / file).write_bytes(content)
                made += number
            if not made:
                break
            corrections += made
            left = (*beyond, *concerned(checked(copy, jobs, shared).problems))
        changes = (Change(folder / file, old, (copy / file).read_bytes()) for file, old in sorted(before.items()))
        changed = tuple(change for change in changes if change.before != change.after)
        return Corrected(changed, corrections, tuple(in_order(left)))


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


def _copy(folder: Path, copy: Path) -> None:
    """Copy what can be read as content; a link to a file of the folder becomes that file."""
    root = os.path.realpath(folder)

    def left_out(where: str, names: list[str]) -> set[str]:
        # Of a site that was built here, its mark is all that counts.
        if ".briefings" in names:
            return set(names) - {".briefings"}
        return {name for name in names if name.startswith(".") or _leads_away(os.path.join(where, name), root)}

    try:
        shutil.copytree(folder, copy, ignore=left_out, copy_function=shutil.copyfile)
    except shutil.Error as error:
        for path, _, reason in error.args[0]:
            if os.path.isfile(path) and os.access(path, os.R_OK):
                raise AuthoringError(
                    f"The corrections could not be tried in a copy: {reason}.",
                    "Nothing was written. See that the disk has room for temporary files.",
                ) from None


def _leads_away(path: str, root: str) -> bool:
    """Whether a path is a link to anything but a file of the content, which is a problem as it stands."""
    there = os.path.realpath(path)
    return os.path.islink(path) and not (os.path.isfile(there) and Path(there).is_relative_to(root))
