"""A content file in; its text, and what its front matter holds, out."""

import hashlib
import os
import re
from itertools import islice
from pathlib import Path

from briefings.loading.decoding import MAX_BYTES, decoded, forbidden_character, too_large, unreadable
from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping
from briefings.model.location import Location
from briefings.problems import Problem

_CONFLICT = re.compile(r"^<{7} .*?^={7}$.*?^>{7} ", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def source(folder: Path, file: str, problems: list[Problem], digests: dict[str, bytes]) -> str | None:
    """A file's text, or None and a problem; the SHA-256 of its bytes is put among the `digests`."""
    try:
        with open(os.path.join(folder, file), "rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size
            content = opened.readall() if size <= MAX_BYTES else b""
        digests[file] = hashlib.sha256(content).digest()
        text = decoded(content, file) if size <= MAX_BYTES else too_large(file, "bytes", size, MAX_BYTES)
    except OSError as error:
        text = unreadable(file, error)
    if isinstance(text, str):
        is_plain = text.isascii() and text.replace("\n", "").isprintable()
        bad = (None if is_plain else forbidden_character(text, file)) or _in_conflict(text, file)
        if bad is None:
            return text
        text = bad
    problems.append(text)
    return None


def _in_conflict(text: str, file: str) -> Problem | None:
    """The problem of a file in which git left two versions of the same lines."""
    conflict = _CONFLICT.search(text) if "<<<<<<< " in text else None
    return conflict and Problem(
        Location(file, text.count("\n", 0, conflict.start()) + 1),
        "merge-conflict",
        "Two people changed the same lines, and git has put both versions here, between `<<<<<<<` and `>>>>>>>`.",
        "Keep what is right of the two, and take the lines away that begin with `<<<<<<<`, `=======` and `>>>>>>>`.",
        7,
    )


def front_matter(text: str, file: str, problems: list[Problem]) -> tuple[Mapping | None, str, int]:
    """The front matter's tree (None where there is none or it cannot be read), the rest, and the rest's first line."""
    fences = list(islice(_FENCE.finditer(text), 2))
    if not fences or fences[0].start() != 0:
        return None, text, 1
    if len(fences) < 2:
        problems.append(
            Problem(
                Location(file),
                "open-front-matter",
                "The front matter that starts here does not end.",
                "Write a line `---` after its last key.",
                3,
            )
        )
        return None, "", 1
    head, rest = text[fences[0].end() + 1 : fences[1].start()], text[fences[1].end() + 1 :]
    first_line = head.count("\n") + 3
    try:
        return parse(head, file, problems, first_line=2), rest, first_line
    except Refused as refused:
        problems.append(refused.problem)
        return None, rest, first_line
