"""Entries in, small files of names, titles and addresses out, from which a browser completes what is typed.

The first file holds everybody and everything that is written about, the second the titles of articles, which a browser
asks for only where the first does not answer.
"""

import hashlib
import json
from collections.abc import Iterable

from briefings.pages.searchable import SINGULARS, Findable


def names_files(entries: Iterable[Findable]) -> dict[str, bytes]:
    """The files by address: for each kind and folder, `[id, title, other name, …]` of each entry."""
    files: dict[str, dict[tuple[str, str], list[list[str]]]] = {"names": {}, "titles": {}}
    for entry in entries:
        folder, _, name = entry.path.rstrip("/").rpartition("/")
        groups = files["titles" if entry.kind == SINGULARS["article"] else "names"]
        groups.setdefault((entry.kind, f"{folder}/" if folder else ""), []).append([name, entry.title, *entry.names])
    written = {}
    for label, groups in files.items():
        listed = [{"kind": kind, "folder": folder, "entries": found} for (kind, folder), found in groups.items()]
        content = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
        written[f"assets/{label}.{hashlib.sha256(content).hexdigest()[:8]}.json"] = content
    return written
