"""`briefings init`: begin a site, with one worked example."""

from pathlib import Path

import click

from briefings.authoring.editor import SCHEMAS, SETTINGS, write_settings
from briefings.authoring.files import typed
from briefings.authoring.starting_site import is_in_repository, source_of, start_site
from briefings.cli.arguments import in_words


@click.command(short_help="Begin a new site, with one worked example.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--name", metavar="TEXT", default="", help="What the site is called; by default: Briefings.")
@click.option(
    "--source",
    metavar="ADDRESS",
    default="",
    help="The git repository that the site's workflows install briefings from; by default the one that this program "
    "was installed from. Where that is not known, you are told where to write it.",
)
@click.option(
    "--revision",
    metavar="REV",
    default="",
    help="The state of that repository to install: a tag, a branch or a commit; by default the one of this version.",
)
def init(folder: Path | None, name: str, source: str, revision: str) -> None:
    """Begin a new site in FOLDER (by default: this one), with one worked example.

    Besides the example you get the site's settings, settings for VS Code, a hook for pre-commit, and workflows for
    GitHub and GitLab that check each proposed change, say what it means, keep a preview, and publish. A file that is
    there already stays as it is, and then nothing is made at all. Git is left to you: you are told what to type.
    """
    in_words(lambda: _init(folder or Path(), name, source, revision))


def _init(folder: Path, name: str, address: str, revision: str) -> None:
    source = source_of(address, revision)
    made, schemas = start_site(folder, name, source)
    where = "this folder" if folder == Path() else folder.as_posix()
    click.echo(f"A site begins in {where}: {len(made)} files, with one example in content/.")
    if source.is_placeholder:
        click.echo(
            "Its workflows do not know yet where to install briefings from. Put the address of its git repository in "
            f"the place of\n  {source.address}\nin requirements.txt and in .pre-commit-config.yaml."
        )
    write_settings(folder / "content", folder)
    click.echo(f"For your editor: {SETTINGS.as_posix()}, and {schemas} schemas in {SCHEMAS}/, which git leaves out.")
    first = [f"cd {typed(folder)}"] if folder != Path() else []
    if not is_in_repository(folder):
        first += ["git init", "git add .", 'git commit -m "A new site"']
    click.echo("\n    ".join(["Next:", *first, "briefings serve"]))
    click.echo("README.md says more.")
