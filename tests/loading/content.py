"""Small content folders for tests: the files in words, the dossier out."""

from pathlib import Path

from briefings.checks import checked
from briefings.loading.dossier import Loaded

FRONT_MATTER = "---\ntitle: Talks\ndate: 2025-05-14\n---\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files by their paths; an article gets front matter where it has none."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        needs_front = path.startswith("articles/") and path.endswith(".md") and not text.startswith("---")
        file.write_text(FRONT_MATTER + text if needs_front else text, encoding="utf-8")
    return folder


def loaded(folder: Path, files: dict[str, str]) -> Loaded:
    """What the files say, when all of it is sound."""
    content = checked(write(folder, files))
    assert content.problems == ()
    return content
