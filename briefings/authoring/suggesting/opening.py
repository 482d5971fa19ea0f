"""What was typed as ARTICLE, and a content folder, in; the article, its dossier and its sidecar's text out."""

from pathlib import Path
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.loading import load
from briefings.loading.source import source
from briefings.model.article import Article
from briefings.model.dossier import Dossier
from briefings.problems import Problem


class Opened(NamedTuple):
    """An article with its dossier and its sidecar, whose text may be nothing yet."""

    article: Article
    dossier: Dossier
    sidecar: Path
    text: str


def opened(typed: Path, folder: Path | None) -> Opened | None:
    """Open an article by its own path or its sidecar's; None where it is there and cannot be read as an article."""
    path = typed.with_suffix(".md") if typed.name and typed.suffix in ("", ".yaml") else typed
    if not path.is_file():
        raise AuthoringError(
            f"There is no article {typed}." if typed.name else "No article was named.",
            "Give the path of one, such as content/articles/2025-05-14-talks.md.",
        )
    folder = folder or content_of(path)
    dossier = load(folder).dossier
    article = dossier.articles.get(path.stem)
    if article is None or not (folder / article.location.file).samefile(path):
        return None
    sidecar = path.with_suffix(".yaml")
    return Opened(article, dossier, sidecar, _text(folder, sidecar))


def content_of(path: Path) -> Path:
    """The folder that the article's `articles` folder is in, as short as the path was typed."""
    for at, parent in enumerate(path.absolute().parents):
        if parent.name == "articles":
            typed = [*path.parents]
            return typed[at + 1] if at + 1 < len(typed) else parent.parent
    raise AuthoringError(
        f"{path} does not stand in a folder called articles.", "Give the content folder with --folder."
    )


def _text(folder: Path, sidecar: Path) -> str:
    """What the sidecar holds, which may be nothing yet."""
    if not sidecar.exists():
        return ""
    problems: list[Problem] = []
    if not sidecar.resolve().is_relative_to(folder.resolve()):
        raise AuthoringError(f"{sidecar} is a link to a place outside the content folder.", "Put the file there.")
    text = source(folder, sidecar.resolve().relative_to(folder.resolve()).as_posix(), problems, {})
    if text is None:
        raise AuthoringError(f"{sidecar} cannot be read: {problems[0].message}", problems[0].hint)
    return text
