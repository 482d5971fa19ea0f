"""What was typed behind `briefings suggest` in; suggestions on the standard output, or in the sidecar, out."""

from pathlib import Path

import click

from briefings.authoring import files
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
        files.put(sidecar, with_suggestions(there.text, found.entries, found.negotiation, sidecar.as_posix()))
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
