"""What was typed behind `briefings import` in; an article and a draft of its sidecar, and what is said of them, out."""

import datetime
import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from briefings.authoring import AuthoringError
from briefings.authoring.importing.dates import in_address, printed
from briefings.authoring.importing.fetching import fetch
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.language import is_english
from briefings.authoring.importing.publishers import publisher_of
from briefings.authoring.importing.source import is_address, may_fetch, read_source
from briefings.authoring.importing.writing import write
from briefings.cli.arguments import Ended
from briefings.loading import load
from briefings.publishing.configuration import configured


def import_report(source: str, into: Path | None, said: Found) -> None:
    """Import a report; what was `said` on the command line goes before what the report says."""
    content = configured(into, None).content
    if not content.is_dir():
        raise Ended(
            f"The content folder {content} does not exist.",
            "Give the folder that holds your articles, such as: --into path/to/content",
        )
    try:
        if is_address(source) and may_fetch(os.environ):
            click.echo(f"Fetching {source} …", err=True)
        found = read_source(source, said.url, fetch, datetime.date.today().isoformat())
        _complete(found, said, content, source)
        article, sidecar = write(found, content, content)
    except AuthoringError as error:
        raise Ended(error.message, error.hint) from None
    click.echo(f"Wrote {article.as_posix()}")
    click.echo(f"      {sidecar.as_posix()}, a draft that says nothing yet")
    _tell(found)
    click.echo(f"See what it offers: briefings suggest {article.as_posix()}")


def _complete(found: Found, said: Found, content: Path, source: str) -> None:
    """Put together what was said here, what the report says and what has to be asked for."""
    for name in ("title", "url", "publisher", "language"):
        setattr(found, name, getattr(said, name) or getattr(found, name))
    articles = load(content).dossier.articles.values()
    if found.url and (there := next((one for one in articles if one.url == found.url and not one.is_note), None)):
        raise AuthoringError(
            f"This report is already there: {(content / there.location.file).as_posix()} has the same address. "
            "Nothing was written.",
            "If it is another report, give its own address with --url.",
        )
    if not found.url.startswith(("https://", "http://")):
        found.url = ""
    if not found.publisher:
        found.publisher = publisher_of(found.url, f"{found.title}\n{found.text}", articles)
    if not found.language and is_english(found.text):
        found.language = "en"
    found.title = " ".join(found.title.split()) or _asked(
        "Its title", "", f"{source} does not say its title.", "Give it with --title."
    )
    _settle_day(found, said.date, source)


def _settle_day(found: Found, said: str, source: str) -> None:
    """The day that was given, the day that is sure, or the day that somebody answers."""
    sure = printed(found.date)
    addressed = in_address(found.url)
    if not said and found.date and (sure is None or (addressed and abs(_days(addressed, sure.day)) > 1)):
        found.likely_date, found.because = (sure.day if sure else ""), f"its address says {addressed}"
        sure = None
    if not said and sure is None and not found.likely_date and addressed:
        sure = printed(addressed)
    if said or sure:
        found.date = said or (sure.day if sure else "")
        return
    likely = f" It may be {found.likely_date}: {found.because}." if found.likely_date else ""
    answer = _asked(
        "The day it was published",
        found.likely_date,
        f"It is not sure on which day {source} was published.{likely}",
        f"Give the day with --date, such as --date {found.likely_date or '2025-05-14'}.",
    )
    found.date = day_of(answer)


def _asked(question: str, default: str, message: str, hint: str) -> str:
    """An answer from whoever sits at the terminal; Ended where there is none."""
    if not sys.stdin.isatty():
        raise Ended(message, hint)
    click.echo(message)
    answer: str = click.prompt(question, default=default or None)
    return answer


def _tell(found: Found) -> None:
    shown = replace(found, title=f"“{found.title}”")
    facts = [(name, getattr(shown, name)) for name in ("title", "date", "publisher", "url", "authors", "agencies")]
    for name, value in facts:
        text = ", ".join(value) if isinstance(value, list) else value
        click.echo(f"  {name:<10}{text or '– not found'}")
    click.echo(f"  {'language':<10}{found.language or '– not found: without it, pages say English'}")
    if found.removed:
        click.echo(f"Left out: {'; '.join(found.removed)}.")


def day_of(text: str) -> str:
    """The day that was typed, as the front matter has it."""
    found = printed(text)
    if found is None or not found.is_sure:
        raise Ended(f"“{text}” is no day that can be told.", "Give year, month and day, such as --date 2025-05-14.")
    return found.day


def _days(one: str, other: str) -> int:
    return (datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days
