"""What was typed behind `briefings suggest` in; suggestions on the standard output, or in the sidecar, out."""

import codecs
import os
import tempfile
from pathlib import Path

import click

from briefings.authoring import AuthoringError
from briefings.authoring.suggesting.article import Suggested, suggested
from briefings.authoring.suggesting.opening import opened
from briefings.authoring.suggesting.sidecar import said_in, with_suggestions
from briefings.authoring.suggesting.suggestion import as_yaml
from briefings.cli.arguments import NotFound
from briefings.cli.printing import counted

_SHOWN = 160


def print_suggestions(path: Path, write: bool, folder: Path | None) -> None:
    """Print what an article offers, or write it into its sidecar."""
    there = opened(path, folder)
    if there is None:
        raise NotFound(f"{path} cannot be read as an article.", f"See what is wrong with it: briefings check {path}")
    sidecar = there.sidecar
    found = suggested(there.article, there.dossier, said_in(there.text, sidecar.as_posix()))
    if not found.entries:
        click.echo("Nothing was found that the sidecar does not say already.")
    elif write:
        _write(sidecar, with_suggestions(there.text, found.entries, found.negotiation, sidecar.as_posix()))
        click.echo(f"Added {counted(len(found.entries), 'suggestion')} to {sidecar.as_posix()}.")
        click.echo("Read each, decide what is left open, then: briefings check")
    else:
        click.echo(f"# Suggestions for {sidecar.as_posix()}. Read each before you take it.")
        click.echo(as_yaml(found.entries, found.negotiation))
    _tell_others(found)


def _tell_others(found: Suggested) -> None:
    """Whom the text names besides: comments, so that all that is printed is YAML."""
    if found.named:
        click.echo("# Named too, and nothing here says anything of them:")
    for one, sentence in found.named:
        click.echo(f"#   {one}: “{_shortened(sentence)}”")
    if found.for_record:
        click.echo("# For the record of the talks, in negotiations/, which then holds for every article:")
    for line, words in found.for_record:
        click.echo(f"#   {line}  # “{_shortened(words)}”")


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rpartition(' ')[0]} …"


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
