"""`briefings suggest`: what an article names and its sidecar does not, as entries ready for the sidecar."""

from pathlib import Path

import click

from briefings.cli.arguments import in_words


@click.command(short_help="Say what an article names and its sidecar does not.")
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--write",
    is_flag=True,
    help="Add the suggestions to the sidecar without asking, behind what is there; comments and layout stay.",
)
@click.option(
    "--folder", metavar="FOLDER", type=click.Path(path_type=Path), help="The content folder; by default the article's."
)
def suggest(article: Path, write: bool, folder: Path | None) -> None:
    """Print what the text of ARTICLE seems to say and its sidecar does not: who comes, who wants what, what is when.

    ARTICLE is a file, such as content/articles/2025-05-14-talks.md, or the sidecar beside it. Each suggestion is an
    entry for the sidecar, with the article's own words as its quote. These are guesses by words and patterns: read
    each, and take it, change it or leave it. Nothing is written without --write.
    """
    # What looks for names takes a while to load, and only this command needs it.
    from briefings.cli.suggesting import print_suggestions

    in_words(lambda: print_suggestions(article, write, folder))
