"""`briefings init`: begin a site, with one worked example."""

from pathlib import Path

import click

from briefings.authoring.editor import write_settings
from briefings.authoring.starting_site import source_of, start_site
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
    there already stays as it is: then nothing is made.
    """
    in_words(lambda: _init(folder or Path(), name, source, revision))


def _init(folder: Path, name: str, address: str, revision: str) -> None:
    source = source_of(address, revision)
    made = start_site(folder, name, source)
    click.echo(f"A site begins in {folder.as_posix()}: {len(made)} files, with one example in content/.")
    if source.is_placeholder:
        click.echo(
            "Its workflows do not know yet where to install briefings from. Put the address of its git repository in "
            f"the place of\n  {source.address}\nin requirements.txt and in .pre-commit-config.yaml."
        )
    write_settings(folder / "content", folder)
    first = "" if folder == Path() else f"cd {folder.as_posix()}, then "
    click.echo(f"Next: {first}briefings serve. README.md says more.")
