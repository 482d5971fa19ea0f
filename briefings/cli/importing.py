"""`briefings import`: make an article of a report, and a draft of its sidecar."""

from pathlib import Path

import click

from briefings.cli.arguments import Ended, in_words


@click.command(name="import", short_help="Make an article of a report: a page, text, PDF, DOCX or address.")
@click.argument("source")
@click.option(
    "--into", metavar="FOLDER", type=click.Path(path_type=Path), help="The content folder; by default: content."
)
@click.option("--date", "day", metavar="DAY", help="The day it was published, such as 2025-05-14.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--url", metavar="ADDRESS", help="Where the original stands.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--language", metavar="CODE", help="Its language, such as en, fr or ru.")
def import_(
    source: str,
    into: Path | None,
    day: str | None,
    title: str | None,
    url: str | None,
    publisher: str | None,
    language: str | None,
) -> None:
    """Make an article of SOURCE, and a draft of its sidecar: a file to fill in.

    SOURCE is a file (a saved web page, plain text, Markdown, PDF or DOCX) or an address that begins with https://.
    What the report says of itself becomes front matter, and what you say here goes before it. Menus, scripts and the
    like are left out, and you are told so. No file is ever overwritten.
    """
    # What reads reports takes a while to load, and only this command needs it.
    from briefings.authoring.importing.found import Found
    from briefings.cli.import_report import day_of, import_report

    said = Found(title=title or "", url=url or "", publisher=publisher or "", language=language or "")
    if day:
        said.date = day_of(day)
    if url and not url.startswith(("https://", "http://")):
        raise Ended(f"{url} is no address of a web page.", "Give --url one that begins with https:// or http://.")
    in_words(lambda: import_report(source, into, said))
