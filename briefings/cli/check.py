"""`briefings check`: read the content and say what is wrong with it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from briefings.checks import checked
from briefings.cli.arguments import CONFIG, JOBS, Ended, in_words, placed
from briefings.cli.explain import print_meaning
from briefings.cli.formats import FORMATS, print_formatted, write_sarif
from briefings.cli.printing import claims_and_articles, counted, print_problems
from briefings.loading import Loaded
from briefings.publishing.configuration import Configuration
from briefings.shares import processors

PATHS = click.argument("paths", metavar="[FOLDER | FILE...]", nargs=-1, type=click.Path(path_type=Path))
NAMED = click.option(
    "--folder",
    "named",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The content folder that the files are in; by default: content.",
)


@click.command(short_help="Check the content and print every problem.")
@PATHS
@NAMED
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="How problems are printed: for people, for a program, or for a code host.",
)
@click.option(
    "--sarif", metavar="FILE", type=click.Path(path_type=Path), help="Write the problems into this file as well."
)
@click.option("--explain", "code", metavar="CODE", help="Say what the code of a problem means, and check nothing.")
@CONFIG
@JOBS
def check(
    paths: tuple[Path, ...],
    named: Path | None,
    form: str,
    sarif: Path | None,
    code: str | None,
    config_file: Path | None,
    jobs: int | None,
) -> None:
    """Check FOLDER (by default: content) and print every problem; the exit code is 1 if there is one.

    With FILE, only the problems of these files are printed; the whole folder is read all the same, as each file is
    checked against all that is known.
    """
    if code:
        in_words(lambda: print_meaning(code))
    else:
        in_words(lambda: _check(paths, named, form, sarif, config_file, jobs or processors()))


def _check(
    paths: tuple[Path, ...], named: Path | None, form: str, sarif: Path | None, config_file: Path | None, jobs: int
) -> None:
    configuration, files = chosen(paths, named, config_file)
    loaded = checked(configuration.content, jobs, configuration.shared)
    problems = [problem for problem in loaded.problems if not files or problem.location.file in files]
    if sarif:
        write_sarif(problems, configuration.content, sarif)
    if form != "text":
        print_formatted(problems, configuration.content, form)
    elif problems:
        print_problems(problems, configuration.content)
    else:
        click.echo(_all_is_well(loaded, files))
    if problems:
        sys.exit(1)


def chosen(paths: Sequence[Path], named: Path | None, config_file: Path | None) -> tuple[Configuration, frozenset[str]]:
    """What was typed as a content folder, and as files in it, relative to the folder; no file means all."""
    if len(paths) == 1 and named is None and (paths[0].is_dir() or not paths[0].suffix):
        return placed(paths[0], config_file), frozenset()
    configuration = placed(named, config_file)
    return configuration, frozenset(_inside(path, configuration.content) for path in paths)


def _inside(path: Path, folder: Path) -> str:
    """A file's path as the content folder calls it; Ended where it is not in there."""
    # A link that stands in the folder is in it, wherever it leads.
    whole = Path(os.path.realpath(path.parent)) / path.name
    root = Path(os.path.realpath(folder))
    if path.is_dir():
        raise Ended(f"{path} is a folder.", "Give files of one content folder, or one content folder.")
    if not whole.is_relative_to(root):
        raise Ended(
            f"{path} is not in the content folder {folder}.",
            f"Give files that are, or name their folder: briefings {click.get_current_context().info_name} "
            f"--folder path/to/content {path}",
        )
    if not os.path.lexists(path):
        raise Ended(f"There is no file {path}.", "Look how it is called; names are told apart by capital letters too.")
    return whole.relative_to(root).as_posix()


def _all_is_well(loaded: Loaded, files: frozenset[str]) -> str:
    if not files:
        return f"No problem in {claims_and_articles(loaded.dossier)}."
    others = f" {counted(len(loaded.problems), 'problem')} elsewhere." if loaded.problems else ""
    return f"No problem in {'this file' if len(files) == 1 else f'these {len(files)} files'}.{others}"
