"""`briefings explain`: what a problem means, why it matters, and how it is put right."""

import textwrap
from difflib import get_close_matches

import click

from briefings.cli.arguments import Ended, in_words
from briefings.problems.meanings import codes, meaning_of

_WIDTH = 88
_SIDECAR = "articles/2025-05-14-talks.yaml"


@click.command(short_help="Say what the code of a problem means.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a problem means, why it matters, and how it is put right.

    CODE is what `briefings check` prints behind the place, such as missing-quote. Without it, every code is listed.
    """
    in_words(lambda: print_meaning(code) if code else _print_all())


def print_meaning(code: str) -> None:
    """Print what a code means, with an example of wrong and right; Ended where there is no such code."""
    meaning = meaning_of(code.strip().lower())
    if meaning is None:
        near = get_close_matches(code.lower(), codes(), n=1)
        hint = f"One that is nearly so: {near[0]}." if near else "`briefings explain` lists every code."
        raise Ended(f"No problem has the code {code}.", hint)
    click.echo(f"{meaning.code}\n\n{_filled(meaning.what)}\n\n{_filled(meaning.why)}")
    for title, files in (("Wrong", meaning.wrong), ("Right", meaning.right)):
        if not files.startswith("--- "):
            files = f"--- {_SIDECAR}\n{files}"
        click.echo(f"\n{title}:\n\n{textwrap.indent(files.rstrip(), '    ')}")


def _print_all() -> None:
    every = codes()
    width = max(map(len, every))
    for code in every:
        meaning = meaning_of(code)
        click.echo(f"{code:{width}}  {meaning.what if meaning else ''}")


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
