"""The files of a content folder, sorted by what reads them; what nothing would read becomes problems."""

import os
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from briefings.loading.identities import FOLDERS, MADE_FILES, is_device, is_sound_id, slug
from briefings.loading.walking import unread, walk
from briefings.model.location import Location
from briefings.problems import WHOLE_FILE, Problem

# Files that a browser shows and does not run.
PASSIVE = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".csv", ".txt"})

# What Windows takes in no name, or an address for something else; and spaces or dots at an edge.
_UNSOUND = re.compile(r"[<>:\"\\|?*#%]|^[ -]|[ .]$|[ .]\.[a-z]+$")
_LONGEST_NAME = 200
# No folder of an author's lies so deep, and programs that go down folder by folder end somewhere below.
_DEEPEST = 100


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
    alike, shown = dict[str, str](), dict[str, str]()
    for path in walk(folder, problems, shared):
        top, _, rest = path.partition("/")
        stem, ending = os.path.splitext(path)
        if ending != ".md":
            shown[path.lower()] = path
        if not path.isprintable():
            problems.append(unread(path, "Rename it: its name, or its folder's, holds an invisible character."))
        elif (depth := path.count("/")) > _DEEPEST:
            problems.append(unread(path, f"It lies {depth:,} folders deep. Move it up: at most {_DEEPEST:,} are read."))
        elif top == "articles" and rest:
            _article_file(path, stem, ending, files, problems)
        elif top in FOLDERS and rest:
            _record_file(path, stem, ending, top, files, problems)
        elif ending == ".md" and not shared and rest and (near := get_close_matches(top.lower(), FOLDERS, 1, 0.8)):
            # As an ordinary page, an article shows all of its text, whatever `publish` says.
            problems.append(unread(path, _renaming(top, near[0])))
        elif ending == ".md":
            files.pages.append(path)
        elif ending in PASSIVE and not shared and (made := MADE_FILES & set(path.lower().split("/")[:-1])):
            hint = f"Rename the folder {min(made)}: the site makes files of this name itself."
            problems.append(unread(path, hint))
        elif ending in PASSIVE and not shared and path.lower() in MADE_FILES:
            problems.append(unread(path, "Take it out: the site makes a file of this name itself."))
        elif ending in PASSIVE:
            if shared or _sound_file(path, alike, problems):
                files.passive.append(path)
        elif not shared or ending.lower() in (".yaml", ".yml"):
            problems.append(unread(path, _stray_hint(path, top, rest, ending)))
    for page in files.pages:
        # A page stands in a folder of its name.
        if other := shown.get(page.removesuffix(".md").lower()):
            message = f"This file and {other} want the same address."
            problems.append(Problem(Location(page), "address-collision", message, "Rename one of them.", WHOLE_FILE))
    markdown = {os.path.splitext(path)[0]: path for path, _ in files.articles}
    sidecars = {os.path.splitext(path)[0]: path for path in files.records.pop("articles", [])}
    files.articles = [(path, sidecars.pop(stem, None)) for stem, path in markdown.items()]
    for stem, path in sidecars.items():
        near = get_close_matches(stem, markdown, n=1, cutoff=0.8)
        there = f"Give it the name of its article: is that {near[0]}.md? If not, write" if near else "Write"
        problems.append(unread(path, f"{there} {stem}.md beside it.", "lone-sidecar"))
    return files


def _article_file(path: str, stem: str, ending: str, files: Files, problems: list[Problem]) -> None:
    if ending == ".md":
        if _sound_name(path, stem, problems):
            files.articles.append((path, None))
    elif ending == ".yaml":
        files.records.setdefault("articles", []).append(path)
    else:
        problems.append(unread(path, _ending_hint(stem, ending, (".md", ".yaml"))))


def _record_file(path: str, stem: str, ending: str, top: str, files: Files, problems: list[Problem]) -> None:
    if ending == ".yaml":
        if _sound_name(path, stem, problems):
            files.records[top].append(path)
    else:
        problems.append(unread(path, _ending_hint(stem, ending, (".yaml",))))


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


def _sound_file(path: str, others: dict[str, str], problems: list[Problem]) -> bool:
    """Whether a file that is shown as it is can have its name on every disk; a problem is added where it cannot."""
    for part in path.split("/"):
        if _UNSOUND.search(part) or is_device(part.partition(".")[0].lower()) or len(part.encode()) > _LONGEST_NAME:
            hint = "Name it with letters, digits and hyphens; marks such as `:`, `?` and `#` mean something else there."
            message = f"The file's path becomes an address, and `{part}` cannot be part of one."
            problems.append(Problem(Location(path), "bad-address", message, hint, WHOLE_FILE))
            return False
    if (other := others.setdefault(path.lower(), path)) != path:
        message = f"This file and {other} are called alike but for capital letters, which not every disk tells apart."
        problems.append(Problem(Location(path), "address-collision", message, "Rename one of them.", WHOLE_FILE))
    return other == path


def _ending_hint(stem: str, ending: str, endings: tuple[str, ...]) -> str:
    name = stem.rpartition("/")[2]
    inner, inner_ending = os.path.splitext(name)
    if inner_ending.lower() in (".md", ".yaml", ".yml"):
        # Notepad puts its own ending behind the one that was typed.
        return _ending_hint(inner, inner_ending, endings)
    if ending.lower() in (".yml", ".yaml") and ".yaml" in endings:
        return f"Rename it to {name}.yaml."
    if ending.lower() in (".md", ".markdown", ".txt") and ".md" in endings:
        return f"Rename it to {name}.md."
    return f"Only {' and '.join(endings)} files belong in this folder; move it elsewhere."


def _stray_hint(path: str, top: str, rest: str, ending: str) -> str:
    near = get_close_matches(top.lower(), FOLDERS, n=1, cutoff=0.7) if rest else []
    if near:
        return _renaming(top, near[0])
    if ending.lower() in (".yaml", ".yml"):
        return f"Move it to one of the folders {', '.join(f'{name}/' for name in FOLDERS)}."
    if ending.lower() in PASSIVE or ending.lower() == ".md":
        return f"Write its ending in small letters: {os.path.splitext(path)[0].rpartition('/')[2]}{ending.lower()}."
    return f"Take it out of the content folder. Files that are shown as they are: {', '.join(sorted(PASSIVE))}."


def _renaming(folder: str, better: str) -> str:
    return f"Rename the folder {folder}/ to {better}/."
