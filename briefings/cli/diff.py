"""`briefings diff`: say what a change to the content means."""

import sys
from pathlib import Path

import click

from briefings.cli.arguments import CONFIG, JOBS, in_words
from briefings.publishing.configuration import configured
from briefings.shares import processors


@click.command(short_help="Say in sentences what a change to the content means.")
@click.argument("states", metavar="[REV] [REV]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="How to print it: for a terminal, for a pull request, for programs.",
)
@click.option(
    "--folder", metavar="FOLDER", type=click.Path(path_type=Path), help="The content folder; by default: content."
)
@CONFIG
@JOBS
def diff(states: tuple[str, ...], form: str, folder: Path | None, config_file: Path | None, jobs: int | None) -> None:
    """Say what a change to the content means: who comes now and who does not, who wants what, what was renamed.

    Without REV, what you changed since the last commit; with one, since that revision (a branch, a tag, a commit);
    with two, from the first to the second. MAIN...MINE begins where MINE left MAIN. Two folders may be given instead.
    A content folder that was called otherwise in a revision is found there by its files.

    Nothing is written, and your files stay as they are. What has a problem is left out and said first.

    Exit codes: 0 no problem in the newer state, whatever changed; 1 a problem in it; 2 the two cannot be compared.
    """
    in_words(lambda: _diff(states, form, folder, config_file, jobs or processors()))


def _diff(given: tuple[str, ...], form: str, folder: Path | None, config_file: Path | None, jobs: int) -> None:
    # Only this command starts other programs.
    from briefings.authoring.diffing.sides import read, states
    from briefings.authoring.diffing.telling import Told, as_json, as_markdown, as_text
    from briefings.changes import compared

    is_two_folders = len(given) == 2 and all(Path(name).is_dir() for name in given)
    # A folder need not be there any more to be compared in two revisions that have it; `states` says where it must.
    configuration = configured(Path(given[1]) if is_two_folders and folder is None else folder, config_file)
    with states(configuration.content, given) as (older, newer):
        both = [read(state, jobs, configuration.shared) for state in (older, newer)]
        told = Told(both[0], both[1], compared(both[0].loaded.dossier, both[1].loaded.dossier))
        click.echo({"text": as_text, "markdown": as_markdown, "json": as_json}[form](told))
    if told.newer.loaded.problems:
        sys.exit(1)
