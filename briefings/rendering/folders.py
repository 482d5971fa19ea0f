"""Where templates are: a site's own folders first, then ours."""

from collections.abc import Sequence
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """Our own templates: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def folders(overrides: Sequence[Path]) -> list[Path]:
    """All template folders, in the order in which a template is looked for."""
    return [*overrides, templates_folder()]


def find(path: str, overrides: Sequence[Path]) -> Path | None:
    """The first file of this relative path in the template folders."""
    return next((found for folder in folders(overrides) if (found := folder / path).is_file()), None)
