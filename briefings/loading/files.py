"""The files of a content folder, sorted by what reads them; what nothing would read becomes problems."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from briefings.loading.identities import is_device, is_sound_id, slug
from briefings.model.location import Location
from briefings.model.reference import Kind
from briefings.problems import WHOLE_FILE, Problem

FOLDERS: dict[str, Kind] = {
    "articles": "article",
    "negotiations": "negotiation",
    "people": "person",
    "countries": "country",
    "organizations": "organization",
    "issues": "issue",
}
# Files that a browser shows and does not run.
PASSIVE = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".csv", ".txt"})
MAX_BYTES = 1_000_000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(slots=True)
class Files:
    """Paths relative to the content folder, in order. An article comes with its sidecar's path, or None."""

    articles: list[tuple[str, str | None]] = field(default_factory=list)
    records: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FOLDERS if name != "articles"})
    pages: list[str] = field(default_factory=list)
    passive: list[str] = field(default_factory=list)


def survey(folder: Path, problems: list[Problem], shared: bool = False) -> Files:
    """Sort the files of a content folder.

    `shared` tells that somebody else reads the folder too (an existing MkDocs site): then only what looks meant for us
    is held to be lost.
    """
    files = Files()
    for path in _walk(folder, problems):
        top, _, rest = path.partition("/")
        stem, ending = os.path.splitext(path)
        if not path.isprintable():
            problems.append(_unread(path, "Rename it: its name, or its folder's, holds an invisible character."))
        elif top == "articles" and rest:
            _article_file(path, stem, ending, files, problems)
        elif top in FOLDERS and rest:
            _record_file(path, stem, ending, top, files, problems)
        elif ending == ".md":
            files.pages.append(path)
        elif ending in PASSIVE:
            files.passive.append(path)
        elif not shared or ending.lower() in (".yaml", ".yml"):
            problems.append(_unread(path, _stray_hint(path, top, rest, ending)))
    markdown = {os.path.splitext(path)[0]: path for path, _ in files.articles}
    sidecars = {os.path.splitext(path)[0]: path for path in files.records.pop("articles", [])}
    files.articles = [(path, sidecars.pop(stem, None)) for stem, path in markdown.items()]
    for stem, path in sidecars.items():
        near = get_close_matches(stem, markdown, n=1, cutoff=0.8)
        there = f"Give it the name of its article: is that {near[0]}.md? If not, write" if near else "Write"
        problems.append(_unread(path, f"{there} {stem}.md beside it.", "lone-sidecar"))
    return files


def _walk(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Every file below the folder, hidden ones aside, in an order that no disk decides."""
    root = folder.resolve()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name) and not _is_site(where, name))
        relative = Path(where).relative_to(folder).as_posix()
        for name in (*folders, *sorted(names)):
            path = name if relative == "." else f"{relative}/{name}"
            whole = os.path.join(where, name)
            if os.path.islink(whole) and not Path(whole).resolve().is_relative_to(root):
                problems.append(
                    _unread(path, "It is a link to a place outside the content folder. Copy the file itself here.")
                )
            elif name not in folders and not _is_hidden(name):
                yield path


def _is_hidden(name: str) -> bool:
    """Whether a file is the system's or an editor's, not the author's."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in ("Thumbs.db", "desktop.ini", "__pycache__")


def _is_site(where: str, name: str) -> bool:
    """Whether a folder is a site that was built here, which is no content."""
    return os.path.exists(os.path.join(where, name, ".briefings"))


def _article_file(path: str, stem: str, ending: str, files: Files, problems: list[Problem]) -> None:
    if ending == ".md":
        if _sound_name(path, stem, problems):
            files.articles.append((path, None))
    elif ending == ".yaml":
        files.records.setdefault("articles", []).append(path)
    else:
        problems.append(_unread(path, _ending_hint(stem, ending, (".md", ".yaml"))))


def _record_file(path: str, stem: str, ending: str, top: str, files: Files, problems: list[Problem]) -> None:
    if ending == ".yaml":
        if _sound_name(path, stem, problems):
            files.records[top].append(path)
    else:
        problems.append(_unread(path, _ending_hint(stem, ending, (".yaml",))))


def _sound_name(path: str, stem: str, problems: list[Problem]) -> bool:
    """Whether a file's name can be an address; a problem is added where it cannot."""
    name = stem.rpartition("/")[2]
    if is_sound_id(name):
        return True
    better = slug(name)
    ending = os.path.splitext(path)[1]
    if is_sound_id(better):
        hint = f"Rename it to {better}{ending}."
    elif is_device(better):
        hint = f"Windows keeps this name for itself. Add something to it, such as {better}-1{ending}."
    else:
        hint = f"Give it a name of small letters, digits and hyphens, such as jane-roe{ending}."
    problems.append(
        Problem(
            Location(path),
            "bad-address",
            f"The file's name becomes the address of a page, and `{name}` cannot be one.",
            hint,
            WHOLE_FILE,
        )
    )
    return False


def _ending_hint(stem: str, ending: str, endings: tuple[str, ...]) -> str:
    name = stem.rpartition("/")[2]
    if ending.lower() in (".yml", ".yaml") and ".yaml" in endings:
        return f"Rename it to {name}.yaml."
    if ending.lower() in (".md", ".markdown", ".txt") and ".md" in endings:
        return f"Rename it to {name}.md."
    return f"Only {' and '.join(endings)} files belong in this folder; move it elsewhere."


def _stray_hint(path: str, top: str, rest: str, ending: str) -> str:
    near = get_close_matches(top.lower(), FOLDERS, n=1, cutoff=0.7) if rest else []
    if near:
        return f"Rename the folder {top}/ to {near[0]}/."
    if ending.lower() in (".yaml", ".yml"):
        return f"Move it to one of the folders {', '.join(f'{name}/' for name in FOLDERS)}."
    if ending.lower() in PASSIVE or ending.lower() == ".md":
        return f"Write its ending in small letters: {os.path.splitext(path)[0].rpartition('/')[2]}{ending.lower()}."
    return f"Take it out of the content folder. Files that are shown as they are: {', '.join(sorted(PASSIVE))}."


def _unread(path: str, hint: str, code: str = "unread-file") -> Problem:
    return Problem(Location(path), code, "Nothing would read this file.", hint, WHOLE_FILE)


def decoded(content: bytes, file: str) -> str | Problem:
    r"""A file's bytes as text with `\\n` line ends and without a BOM, or the problem that prevents it."""
    if len(content) > MAX_BYTES:
        return Problem(
            Location(file),
            "too-large",
            f"The file has {len(content):,} bytes; {MAX_BYTES:,} is the most that is read.",
            "Cut it into several files.",
            WHOLE_FILE,
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(
            Location(file),
            "not-utf-8",
            "The file is saved as UTF-16, and only UTF-8 is read.",
            "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
            WHOLE_FILE,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return Problem(
            Location(file, line, column),
            "not-utf-8",
            "The letter here is not saved as UTF-8, the only encoding that is read "
            f"(byte 0x{content[error.start]:02X}).",
            "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def forbidden_character(text: str, file: str) -> Problem | None:
    """The first control character of a text, as a problem."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return Problem(
        Location(file, line, column),
        "control-character",
        f"There is an invisible control character here (U+{ord(found.group()):04X}).",
        "Type the line anew, or put the cursor behind the character and press the backspace key.",
    )
