"""`briefings fix`: correct what can only be meant one way, after showing it."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefings.cli.arguments import CONFIG, JOBS, in_words
from briefings.cli.check import NAMED, PATHS, chosen
from briefings.cli.printing import counted
from briefings.loading.showing import texts
from briefings.problems import Problem, printable
from briefings.shares import processors
from briefings.signals import proceed


@click.command(short_help="Correct what can only be meant one way, after showing it.")
@PATHS
@NAMED
@click.option("--yes", is_flag=True, help="Write the corrections without asking; they are shown all the same.")
@CONFIG
@JOBS
def fix(paths: tuple[Path, ...], named: Path | None, yes: bool, config_file: Path | None, jobs: int | None) -> None:
    """Correct the problems in FOLDER (by default: content), or in each FILE, that have one certain remedy.

    These are tabs, dates such as 20/11/2026, misspelt keys and words, names in another order or by a former id, and
    texts that need quotation marks. You are shown every line before and after, and asked; with --yes you are shown them
    and not asked. Then all the files are written, or none; comments and layout stay. Where nobody can answer, nothing
    is written.

    What only you can decide is left, and printed as `briefings check` does.

    Exit codes: 0 no problem is left; 1 some are, or you did not say yes; 2 a file could not be written.
    """
    in_words(lambda: _fix(paths, named, yes, config_file, jobs or processors()))


def _fix(paths: tuple[Path, ...], named: Path | None, yes: bool, config_file: Path | None, jobs: int) -> None:
    # Only here, as a build needs none of it.
    from briefings.authoring.correcting import corrected
    from briefings.authoring.files import write

    configuration, files = chosen(paths, named, config_file)
    folder = configuration.content
    found = corrected(folder, files, jobs, configuration.shared)
    if not found.changes:
        _print_left(found.left, folder, "No problem." if not found.left else "Nothing can be corrected for certain.")
        return
    for change in found.changes:
        for line in _difference(change.before or b"", change.after, change.path.as_posix()):
            click.echo(line)
    number = f"{counted(found.corrections, 'correction')} in {counted(len(found.changes), 'file')}"
    if not yes and not _is_wanted(number):
        click.echo("Nothing was written.")
        sys.exit(1)
    write(found.changes)
    _print_left(found.left, folder, f"{number} written.")


def _is_wanted(number: str) -> bool:
    try:
        return click.confirm(f"Write {number}?", default=False)
    except click.Abort:
        proceed()  # which is Ctrl-C; else nobody is there to be asked
        click.echo("\nTo write without being asked: --yes")
        return False


def _difference(before: bytes, after: bytes, path: str) -> Iterator[str]:
    """The lines that change, those around them, and what they become."""
    old, new = (content.decode("utf-8-sig").splitlines() for content in (before, after))
    for line in difflib.unified_diff(old, new, path, path, n=1, lineterm=""):
        colour = {"+": "green", "-": "red"}.get(line[:1])
        # A tab that becomes spaces would look like them.
        shown = printable(line.replace("\t", "→   "))
        yield click.style(shown, fg=colour) if colour else shown
    yield ""


def _print_left(left: tuple[Problem, ...], folder: Path, done: str) -> None:
    """Print what is left for somebody to decide, and what was done; exit code 1 if something is."""
    for text in texts(left, folder):
        click.echo(f"{text}\n")
    click.echo(done)
    if left:
        click.echo(f"{counted(len(left), 'problem')} left, which only you can decide.")
        sys.exit(1)
