"""`briefings check`: read the content and say what is wrong with it."""

import sys
from pathlib import Path

import click

from briefings.checks import checked
from briefings.cli.arguments import CONFIG, FOLDER, JOBS, in_words, placed
from briefings.cli.printing import claims_and_articles, print_problems
from briefings.shares import processors


@click.command(short_help="Check the content and print every problem.")
@FOLDER
@CONFIG
@JOBS
def check(folder: Path | None, config_file: Path | None, jobs: int | None) -> None:
    """Check FOLDER (by default: content) and print every problem; the exit code is 1 if there is one."""
    in_words(lambda: _check(folder, config_file, jobs or processors()))


def _check(folder: Path | None, config_file: Path | None, jobs: int) -> None:
    configuration = placed(folder, config_file)
    loaded = checked(configuration.content, jobs, configuration.shared)
    if loaded.problems:
        print_problems(loaded.problems, configuration.content)
        sys.exit(1)
    click.echo(f"No problem in {claims_and_articles(loaded.dossier)}.")
