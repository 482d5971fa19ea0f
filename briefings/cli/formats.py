"""Problems in; what people, programs and code hosts read, on the standard output and beside it, out."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from briefings import __version__
from briefings.cli.arguments import Ended
from briefings.loading.showing import lines_of
from briefings.problems import Problem

FORMATS = ("text", "json", "github", "gitlab", "sarif")
_SUMMARY = "GITHUB_STEP_SUMMARY"


def print_formatted(problems: Sequence[Problem], folder: Path, form: str) -> None:
    """Print the problems in a format other than text; for GitHub, also add to the summary of the run."""
    # Only here, as a build needs none of it.
    from briefings.authoring.changed_last import changed_last
    from briefings.problems import as_json, github
    from briefings.problems.report import Report

    report = Report(problems, _called(folder), lambda file: lines_of(folder / file))
    if form == "json":
        click.echo(as_json.as_json(report))
    elif form == "gitlab":
        click.echo(as_json.as_gitlab(report))
    elif form == "sarif":
        click.echo(_sarif(problems, folder))
    else:
        for line in github.annotations(report, changed_last(folder) if problems else ()):
            click.echo(line)
        if summary := os.environ.get(_SUMMARY):
            with open(summary, "a", encoding="utf-8", errors="replace") as file:
                file.write(github.summary(report))


def write_sarif(problems: Sequence[Problem], folder: Path, path: Path) -> None:
    """Write SARIF into a file, aside and then in place; a file that is no SARIF is never replaced."""
    if path.is_dir() or (path.exists() and b"sarif" not in path.read_bytes()[:200]):
        raise Ended(f"{path} is there already, and is no SARIF.", "Give another name, so that nothing is lost.")
    if not path.parent.is_dir():
        raise Ended(f"There is no folder {path.parent}.", "Make it, or give another name.")
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.write_text(f"{_sarif(problems, folder)}\n", encoding="utf-8")
        os.replace(aside, path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise Ended(f"{path} could not be written: {error.strerror}.", "See that you may write there.") from None


def _sarif(problems: Sequence[Problem], folder: Path) -> str:
    from briefings.problems.report import Report
    from briefings.problems.sarif import as_sarif

    return as_sarif(Report(problems, _called(folder), lambda file: lines_of(folder / file)), __version__)


def _called(folder: Path) -> Path:
    """A folder as code hosts call it: from where the command runs, if it is below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
