"""What was found or made in; words on the standard output out."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefings.loading.showing import texts
from briefings.model.dossier import Dossier
from briefings.problems import Problem, certain
from briefings.publishing.published import Published
from briefings.signals import proceed

# How a reader of the summary calls pages, by template; what is not here is counted as other pages.
_KINDS = {
    "negotiation": ("negotiation", "negotiations"),
    "person": ("person", "people"),
    "country": ("country", "countries"),
    "organization": ("organization", "organizations"),
    "issue": ("issue", "issues"),
    "article": ("article", "articles"),
    "chronicle": ("year", "years"),
    "listing": ("list", "lists"),
    "ordinary": ("ordinary page", "ordinary pages"),
    "redirect": ("former address", "former addresses"),
}


def print_problems(problems: Sequence[Problem], folder: Path) -> None:
    """Print every problem, then their number; Interrupted where they may only come of a Ctrl-C that was lost."""
    proceed()
    for text in texts(problems, folder):
        click.echo(f"{text}\n")
    if corrected := certain(problems):
        click.echo(corrected)
    files = len({problem.location.file for problem in problems})
    click.echo(
        f"{counted(len(problems), 'problem')} in {counted(files, 'file')}. Nothing was written; correct "
        f"{'it' if len(problems) == 1 else 'them'} and try again."
    )


def print_summary(published: Published, seconds: float) -> None:
    """Print what was built: pages by kind, claims, problems, seconds."""
    named = [f"{number:,} {_KINDS[kind][number != 1]}" for kind, number in published.pages if kind in _KINDS and number]
    others = sum(number for kind, number in published.pages if kind not in _KINDS)
    total = sum(number for _, number in published.pages)
    named.append(f"{others:,} {_plural(others, 'other')}")
    click.echo(f"{counted(total, 'page')}: {', '.join(named)}.")
    proof = ", every quote in its place" if published.claims else ""
    click.echo(
        f"{_claims_and_articles(published.claims, published.articles)}{proof}; 0 problems; {seconds:.1f} seconds."
    )


def claims_and_articles(dossier: Dossier) -> str:
    """How much there is."""
    return _claims_and_articles(len(dossier.claims), len(dossier.articles))


def _claims_and_articles(claims: int, articles: int) -> str:
    return f"{counted(claims, 'claim')} from {counted(articles, 'article')}"


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where that is right."""
    return f"{number:,} {_plural(number, noun)}"


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
