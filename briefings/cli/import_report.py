"""What was typed behind `briefings import` in; an article and a draft of its sidecar, and what is said of them, out."""

import datetime
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from briefings.authoring.importing.completing import Missing, complete, refused
from briefings.authoring.importing.fetching import Fetched, fetch
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.source import read_source
from briefings.authoring.importing.writing import is_held_back, write
from briefings.cli.arguments import Ended, Stopped
from briefings.publishing.configuration import configured

_EXAMPLES = {"title": '"Putin stays away"', "date": "2025-05-14"}
_QUESTIONS = {"title": "Its title", "date": "The day it was published"}


def import_report(source: str, into: Path | None, said: Mapping[str, str]) -> None:
    """Import a report; what was `said` on the command line, by key, goes before what the report says."""
    wrong = [f"--{key}: {why}" for key, value in said.items() if (why := refused(key, value))]
    if wrong:
        raise Ended("\n  ".join(wrong), "Nothing was written.")
    content = configured(into).content
    if not content.is_dir():
        raise Ended(
            f"The content folder {content} {'is a file' if content.exists() else 'does not exist'}.",
            "Begin a site with: briefings init my-site; or give the folder that holds your articles: --into my/content",
        )
    found = read_source(source, said.get("url", ""), _fetched, datetime.date.today().isoformat())
    _ask(found, complete(found, said, content, source))
    article, sidecar = write(found, content, content)
    click.echo(f"Wrote {article.as_posix()}")
    click.echo(f"      {sidecar.as_posix()}, a draft that says nothing yet")
    _tell(found)
    click.echo(f"See what it offers: briefings suggest {article.as_posix()}")


def _fetched(url: str) -> Fetched:
    click.echo(f"Fetching {url} …", err=True)
    return fetch(url)


def _ask(found: Found, missing: Sequence[Missing]) -> None:
    """Have all that is missing answered; Ended, with all of it, where nobody sits at a terminal."""
    if missing and not sys.stdin.isatty():
        flags = " ".join(f"--{one.key} {one.likely or _EXAMPLES[one.key]}" for one in missing)
        raise Ended(" ".join(one.why for one in missing), f"Say it yourself, such as: {flags}")
    for key, why, likely in missing:

        def taken(text: str, key: str = key) -> str:
            if wrong := refused(key, text):
                raise click.BadParameter(wrong)
            return " ".join(text.split())

        click.echo(why)
        try:
            setattr(found, key, click.prompt(_QUESTIONS[key], default=likely or None, value_proc=taken))
        except click.Abort:
            raise Stopped("Stopped.", "Nothing was written.") from None


def _tell(found: Found) -> None:
    shown = replace(found, title=f"“{found.title}”")
    facts = [(name, getattr(shown, name)) for name in ("title", "date", "publisher", "url", "authors", "agencies")]
    for name, value in facts:
        text = ", ".join(value) if isinstance(value, list) else value
        click.echo(f"  {name:<10}{text or '– not found'}")
    click.echo(f"  {'language':<10}{found.language or '– not found: without it, pages say English'}")
    if is_held_back(found):
        click.echo(f"  {'publish':<10}excerpts: pages show what is quoted; write `full` for a text that is your own")
    if found.removed:
        click.echo(f"Left out: {'; '.join(found.removed)}.")
