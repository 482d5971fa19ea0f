"""`briefings import`: make an article of a report, and a draft of its sidecar."""

from pathlib import Path

import click

from briefings.cli.arguments import in_words


@click.command(name="import", short_help="Make an article of a report: a page, text, PDF, DOCX or address.")
@click.argument("source")
@click.option(
    "--into", metavar="FOLDER", type=click.Path(path_type=Path), help="The content folder; by default: content."
)
@click.option("--date", metavar="DAY", help="The day it was published, such as 2025-05-14.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--url", metavar="ADDRESS", help="Where the original stands.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--language", metavar="CODE", help="Its language, such as en, fr or ru.")
def import_(source: str, into: Path | None, **said: str | None) -> None:
    """Make an article of SOURCE, and a draft of its sidecar: a file to fill in.

    SOURCE is a file (a saved web page, plain text, Markdown, PDF or DOCX) or an address that begins with https://.
    What the report says of itself becomes front matter, and what you say here goes before it. Menus, scripts and the
    like are left out, and you are told so. A terminal asks for the title and the day where the report does not say
    them. No file is ever overwritten.
    """
    # What reads reports takes a while to load, and only this command needs it.
    from briefings.cli.import_report import import_report

    in_words(lambda: import_report(source, into, {key: value for key, value in said.items() if value is not None}))
