"""`briefings schema`: let an editor check and complete what an analyst writes."""

from pathlib import Path

import click

from briefings.authoring.editor import SCHEMAS, SETTINGS, project_of, write_schemas, write_settings
from briefings.cli.arguments import CONFIG, FOLDER, in_words, placed
from briefings.loading import load
from briefings.shares import processors


@click.command(short_help="Let your editor check and complete what you write.")
@FOLDER
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that you open in your editor; by default the one that holds FOLDER.",
)
@CONFIG
def schema(folder: Path | None, into: Path | None, config_file: Path | None) -> None:
    """Let your editor check and complete what you write in FOLDER (by default: content).

    Writes a JSON Schema for every kind of file into DIR/schemas, and into DIR/.vscode/settings.json which schema is for
    which files; what else stands there stays. In VS Code, install the extension "YAML" by Red Hat. The schemas offer
    the names that the content knows today: run this again when there are new ones.
    """
    in_words(lambda: _schema(folder, into, config_file))


def _schema(folder: Path | None, into: Path | None, config_file: Path | None) -> None:
    configuration = placed(folder, config_file)
    project = into or project_of(configuration.content)
    number = write_schemas(load(configuration.content, jobs=processors(), shared=configuration.shared).dossier, project)
    click.echo(f"{number} schemas are in {(project / SCHEMAS).as_posix()}.")
    is_new = write_settings(configuration.content, project)
    click.echo(f"{(project / SETTINGS).as_posix()} {'now leads' if is_new else 'leads'} VS Code to them.")
