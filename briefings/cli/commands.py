"""All commands under one name."""

import click

from briefings import __version__
from briefings.cli.build import build
from briefings.cli.check import check
from briefings.cli.diff import diff
from briefings.cli.explain import explain
from briefings.cli.fix import fix
from briefings.cli.importing import import_
from briefings.cli.init import init
from briefings.cli.new import new
from briefings.cli.schema import schema
from briefings.cli.serve import serve
from briefings.cli.suggest import suggest
from briefings.cli.trace import trace
from briefings.cli.usage import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefings")
def commands() -> None:
    """Turn a folder of articles and sidecars into a checked, cross-linked site of briefings.

    The way from nothing to a site: init, then for each report import, suggest, check and serve; diff says what you
    changed, and build makes the site. `briefings check --help` says more of check, and so on.

    Every command ends with exit code 0 if all is well, 1 if the content has problems, 2 if it was called wrongly or may
    not read or write what it has to, and 130 if you stopped it.
    """


for command in (check, explain, fix, build, serve, trace, new, schema, init, diff, import_, suggest):
    commands.add_command(command)
