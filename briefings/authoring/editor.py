"""A content folder in; the schemas by which an editor checks and completes its files, and the editor's settings, out.

Beside the folder `content` stand then `schemas`, made anew whenever asked for and left out by git, and
`.vscode/settings.json`, which says which schema is for which files. What else stood in it stays.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefings.authoring import AuthoringError
from briefings.authoring.files import put
from briefings.authoring.schema import schema_of
from briefings.loading.identities import FOLDERS
from briefings.loading.written.base import Written
from briefings.loading.written.front_matter import FrontMatter, PageFrontMatter
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.sidecar import Sidecar
from briefings.model.dossier import Dossier
from briefings.model.known_names import known_names

SCHEMAS = "schemas"
MODELS: Mapping[str, type[Written]] = {
    "sidecar": Sidecar,
    **{FOLDERS[folder]: model for folder, model in RECORD_FILES.items()},
    "article": FrontMatter,
    "page": PageFrontMatter,
}
# The files that each schema is for; front matter is in Markdown, where editors look for no schema.
FILES: Mapping[str, str] = {
    "sidecar": "articles/**/*.yaml",
    **{FOLDERS[folder]: f"{folder}/**/*.yaml" for folder in RECORD_FILES},
}
_MADE = "Made from the content by `briefings schema`."
SETTINGS = Path(".vscode") / "settings.json"


def project_of(content: Path) -> Path:
    """The folder that holds the content folder, which an editor opens."""
    return content.parent if content.name not in ("", "..") else content.resolve().parent


def schema_line(file: Path, name: str, project: Path) -> str:
    """The line that tells an editor, at the top of a file, by which schema to read it."""
    way = os.path.relpath(project.resolve() / SCHEMAS / f"{name}.json", file.resolve().parent)
    return f"# yaml-language-server: $schema={Path(way).as_posix()}"


def write_schemas(dossier: Dossier, project: Path) -> int:
    """Write the schema of every kind of file, with the names that the dossier knows; how many there are.

    AuthoringError names a file of somebody else's in the place of one: then none is written.
    """
    names = known_names(dossier)
    folder = project / SCHEMAS
    texts = {folder / ".gitignore": f"# {_MADE}\n*\n"}
    for name, model in MODELS.items():
        texts[folder / f"{name}.json"] = _json({"$comment": _MADE, **schema_of(model, names)}, "  ")
    for path in texts:
        _is_ours(path)
    for path, text in texts.items():
        put(path, text)
    return len(MODELS)


def _is_ours(path: Path) -> None:
    """See that a file is not there yet, or was made by us."""
    try:
        if _MADE in path.read_text("utf-8"):
            return
    except FileNotFoundError:
        if not path.is_symlink():
            return
    except (OSError, UnicodeDecodeError):
        pass
    raise AuthoringError(
        f"{path.as_posix()} is there already and was not made by `briefings schema`. No schema was written.",
        "Move it elsewhere; or have the schemas made beside another folder: briefings schema --into path/to/folder",
    )


def write_settings(content: Path, project: Path) -> bool:
    """Tell VS Code which schema is for which files; tells whether that had to be written.

    AuthoringError says what to add where settings stand that cannot be read, or that hold comments.
    """
    where = Path(os.path.relpath(content.resolve(), project.resolve())).as_posix()
    ours = {f"./{SCHEMAS}/{name}.json": [f"{where}/{files}"] for name, files in FILES.items()}
    file = project / SETTINGS
    if not os.path.lexists(file):
        return put(file, _json({"yaml.schemas": ours}, "  "))
    try:
        text = file.read_text("utf-8-sig")
        settings = json.loads(text)
    except (OSError, ValueError, RecursionError):
        raise _by_hand(file, ours) from None
    others = settings.get("yaml.schemas", {}) if isinstance(settings, dict) else None
    if not isinstance(others, dict):
        raise _by_hand(file, ours)
    merged = settings | {"yaml.schemas": others | ours}
    return merged != settings and put(file, _json(merged, _indent(text)))


def _by_hand(file: Path, ours: Mapping[str, Any]) -> AuthoringError:
    return AuthoringError(
        f"{file.as_posix()} holds comments, or is not written as we expect, and was left as it is.",
        f"Add to it, before its last bracket:\n{_json({'yaml.schemas': ours}, '  ').strip()[2:-2]}",
    )


def _indent(text: str) -> str:
    """How deep the lines of a file in JSON are indented."""
    line = next((line for line in text.splitlines() if line[:1] in (" ", "\t")), "  ")
    return line[: len(line) - len(line.lstrip())]


def _json(tree: Mapping[str, Any], indent: str) -> str:
    return f"{json.dumps(tree, ensure_ascii=False, indent=indent)}\n"
