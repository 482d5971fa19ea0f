"""What was found in a report in; its article and its sidecar's draft, as texts and then as files, out."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefings.authoring import AuthoringError, files
from briefings.authoring.editor import project_of, schema_line
from briefings.authoring.importing.found import Found
from briefings.loading.identities import is_sound_id, slug
from briefings.loading.licenses import is_open
from briefings.loading.yaml_text import in_list, scalar

_LONGEST_STEM = 80
DRAFT = """\
{schema}
# What this article lets us say. It says nothing yet: take the # away from the lines that you need, and fill them in.
# What the text offers, with its quotes: briefings suggest {article}
#
# negotiation:                 the talks that all of this belongs to: a name, or the id of a record
# delegates:
#   - person:                  who comes, or does not
#     party:                   the country or organization that they speak for
#     post:                    their job, as printed
#     role: member
#     attendance: announced
#     quote:                   the article's own words
# positions:
#   - party:
#     issue:
#     stance: demands
#     summary:                 in your own words
#     quote:
# events:
#   - date:
#     title:
#     quote:
"""


def article_text(found: Found) -> str:
    """The article: front matter and Markdown."""
    return "\n".join(["---", *_front_matter(found), "---", found.text.strip(), ""])


def stem_of(found: Found) -> str:
    """What the files are called: the day and the title."""
    words = slug(found.title)
    if len(words) > _LONGEST_STEM:
        words = words[: _LONGEST_STEM + 1].rpartition("-")[0] or words[:_LONGEST_STEM]
    stem = f"{found.date}-{words or 'article'}"
    return stem if is_sound_id(stem) else f"{found.date}-article"


def _draft(article: Path, sidecar: Path, folder: Path, shown: Path) -> str:
    """The sidecar's draft, with the line by which an editor knows its keys."""
    schema = schema_line(sidecar, "sidecar", project_of(folder))
    return DRAFT.format(schema=schema, article=files.typed(shown / "articles" / article.name))


def write(found: Found, folder: Path, shown: Path) -> tuple[Path, Path]:
    """Write both files below the content folder; neither where one of the names is taken.

    `shown` is the content folder as the analyst calls it.
    """
    stem = stem_of(found)
    articles = folder / "articles"
    if os.path.lexists(articles) and not articles.is_dir():
        raise AuthoringError(
            f"{(shown / 'articles').as_posix()} is no folder, and articles stand in a folder of that name.",
            "Nothing was written. Give that file another name, or another content folder with --into.",
        )
    taken = next((path for path in sorted((folder / "articles").rglob(f"{stem}.*")) if path.is_file()), None)
    if taken:
        raise _taken(shown / taken.relative_to(folder))
    article, sidecar = (folder / "articles" / f"{stem}{ending}" for ending in (".md", ".yaml"))
    draft = _draft(article, sidecar, folder, shown)
    files.write([files.new(article, article_text(found)), files.new(sidecar, draft)])
    return article, sidecar


def _front_matter(found: Found) -> Iterator[str]:
    yield f"title: {scalar(found.title)}"
    yield f"date: {found.date}"
    for name in ("publisher", "url", "archive_url"):
        if value := getattr(found, name):
            yield f"{name}: {scalar(value)}"
    if found.retrieved:
        yield f"retrieved: {found.retrieved}"
    for name in ("authors", "agencies"):
        if values := getattr(found, name):
            yield f"{name}: {in_list(values)}"
    for name in ("language", "license"):
        if value := getattr(found, name):
            yield f"{name}: {scalar(value)}"
    if is_held_back(found):
        yield "publish: excerpts"


def is_held_back(found: Found) -> bool:
    """Whether nothing in a report says whose it is: an article without an address is else taken for our own text."""
    return not found.url and not is_open(found.license)


def _taken(path: Path) -> AuthoringError:
    return AuthoringError(
        f"The name is taken: {path.as_posix()} is already there. Nothing was written.",
        "If it is another report, import this one with a --title that tells them apart.",
    )
