"""`briefings trace`: why does a page say that?"""

import sys
from pathlib import Path

import click

from briefings.checks import checked
from briefings.cli.arguments import CONFIG, NotFound, in_words, placed
from briefings.cli.printing import print_problems
from briefings.loading.showing import lines_of
from briefings.pages.page import Page
from briefings.publishing.ordinary import file_of
from briefings.publishing.plan import Plan, planned
from briefings.publishing.tracing import Traced, page_at, path_of, trace_page


@click.command(short_help="Say on which line each fact of a page was written.")
@click.argument("address")
@click.argument("text", required=False)
@click.option(
    "--folder", metavar="FOLDER", type=click.Path(path_type=Path), help="The content folder; by default: content."
)
@CONFIG
def trace(address: str, text: str | None, folder: Path | None, config_file: Path | None) -> None:
    """Say on which line of which file each fact of a page was written.

    ADDRESS is a page, such as people/vladimir-medinsky or its whole web address. TEXT picks the facts that hold it.
    Such as: briefings trace people/ola-vik "will not attend"
    """
    in_words(lambda: _trace(address, text, folder, config_file))


def _trace(address: str, text: str | None, folder: Path | None, config_file: Path | None) -> None:
    configuration = placed(folder, config_file)
    loaded = checked(configuration.content, shared=configuration.shared)
    if loaded.problems:
        print_problems(loaded.problems, configuration.content)
        sys.exit(1)
    plan = planned(loaded, configuration)
    page, near = page_at(address, plan)
    if page is None:
        raise _no_page(address, near, plan)
    for fact in _facts(page, text, plan):
        click.echo(f"“{fact.text}”")
        click.echo(f"    {(configuration.content / fact.file).as_posix()}:{fact.line}")
        click.echo(f"    {lines_of(configuration.content / fact.file).get(fact.line, '').strip()}\n")


def _no_page(address: str, near: list[str], plan: Plan) -> NotFound:
    if ordinary := plan.ordinary.written_to(file_of(f"{path_of(address, plan)}/")):
        file = plan.configuration.content / ordinary.location.file
        return NotFound(f"{address} is written as a whole in {file.as_posix()}.", "There is nothing to trace on it.")
    hint = f"Pages with nearly this address: {', '.join(near)}." if near else "Copy the address from the site."
    return NotFound(f"There is no page {address}.", hint)


def _facts(page: Page, text: str | None, plan: Plan) -> list[Traced]:
    every = trace_page(page, plan)
    facts = [fact for fact in every if text is None or fact.holds(text)]
    where = page.permalink or "the home page"
    if not every:
        raise NotFound(f"Nothing on {where} was written in the content.", "Other pages say what its links lead to.")
    if not facts:
        raise NotFound(f'Nothing on {where} holds "{text}".', "Leave the text away to see every fact of the page.")
    return facts
