"""What was typed behind `briefings suggest` in; suggestions on the standard output, or in the sidecar, out."""

import codecs
import os
import tempfile
from pathlib import Path

import click

from briefings.authoring import AuthoringError
from briefings.authoring.suggesting.article import Suggested, suggested
from briefings.authoring.suggesting.sidecar import said_in, with_suggestions
from briefings.authoring.suggesting.suggestion import as_yaml
from briefings.cli.arguments import Ended, NotFound
from briefings.cli.printing import counted
from briefings.loading import load
from briefings.loading.article import source
from briefings.problems import Problem

_SHOWN = 160


def print_suggestions(path: Path, write: bool, folder: Path | None) -> None:
    """Print what an article offers, or write it into its sidecar."""
    path = path.with_suffix(".md") if path.suffix in ("", ".yaml") else path
    folder = folder or _content_of(path)
    if not path.is_file():
        raise Ended(
            f"There is no article {path}.", "Give the path of one, such as content/articles/2025-05-14-talks.md."
        )
    dossier = load(folder).dossier
    article = dossier.articles.get(path.stem)
    if article is None or not (folder / article.location.file).samefile(path):
        raise NotFound(f"{path} cannot be read as an article.", f"See what is wrong with it: briefings check {folder}")
    sidecar = path.with_suffix(".yaml")
    try:
        text = _text(folder, sidecar)
        found = suggested(article, dossier, said_in(text, sidecar.as_posix()))
        if not found.entries:
            click.echo("Nothing was found that the sidecar does not say already.")
        elif write:
            _write(sidecar, with_suggestions(text, found.entries, found.negotiation, sidecar.as_posix()))
            click.echo(f"Added {counted(len(found.entries), 'suggestion')} to {sidecar.as_posix()}.")
            click.echo("Read each, decide what is left open, then: briefings check")
        else:
            click.echo(f"# Suggestions for {sidecar.as_posix()}. Read each before you take it.")
            click.echo(as_yaml(found.entries, found.negotiation))
    except AuthoringError as error:
        raise Ended(error.message, error.hint) from None
    _tell_others(found)


def _tell_others(found: Suggested) -> None:
    """Whom the text names besides: comments, so that all that is printed is YAML."""
    if found.named:
        click.echo("# Named too, and nothing here says anything of them:")
    for one, sentence in found.named:
        words = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rpartition(' ')[0]} …"
        click.echo(f"#   {one.kind}: {one.name}{f' ({one.id})' if one.id else ''}: “{words}”")


def _content_of(path: Path) -> Path:
    """The folder that the article's `articles` folder is in."""
    for parent in path.parents:
        if parent.name == "articles":
            return parent.parent
    raise Ended(f"{path} does not stand in a folder called articles.", "Give the content folder with --folder.")


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


def _write(sidecar: Path, text: str) -> None:
    """Put the new text in the old one's place in one step, with its line ends and its mark of order; a link stays."""
    sidecar = Path(os.path.realpath(sidecar))
    old = sidecar.read_bytes() if sidecar.exists() else b""
    ends = "\r\n" if b"\r\n" in old else "\n"
    mark = "\ufeff" if old.startswith(codecs.BOM_UTF8) else ""
    try:
        number, aside = tempfile.mkstemp(dir=sidecar.parent, prefix=f".{sidecar.name}.")
        with open(number, "w", encoding="utf-8", newline=ends) as opened:
            opened.write(mark + text)
        os.chmod(aside, sidecar.stat().st_mode & 0o777 if sidecar.exists() else 0o644)
        os.replace(aside, sidecar)
    except OSError as error:
        raise AuthoringError(f"{sidecar} cannot be written: {error.strerror}.", "It stands as it was.") from None
