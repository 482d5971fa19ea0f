"""`briefings serve`: show the site on this machine, and build it anew whenever its content changes."""

import gc
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import click

from briefings.checks import checked
from briefings.cli.arguments import CONFIG, FOLDER, Ended, in_words, placed, unexpected
from briefings.cli.build import put_in_place
from briefings.cli.printing import claims_and_articles, print_problems
from briefings.publishing import PublishingError
from briefings.publishing.configuration import Configuration
from briefings.publishing.reporting import Silent


@click.command(short_help="Show the site on this machine; what you save appears.")
@FOLDER
@CONFIG
@click.option(
    "--port",
    metavar="N",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="The port to listen at.",
)
@click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The address to listen at.")
def serve(folder: Path | None, config_file: Path | None, port: int, host: str) -> None:
    """Show the site of FOLDER (by default: content) in a browser; what you save appears by itself.

    Problems are printed here, and the last good site stays up. Stop it with Ctrl-C.
    """
    in_words(lambda: _serve(folder, config_file, host, port))


def _serve(folder: Path | None, config_file: Path | None, host: str, port: int) -> None:
    # Only this command needs a server.
    from briefings.publishing.serving import serve as served

    configuration = placed(folder, config_file)
    # Shown at the top of this machine, wherever it is published.
    settings = replace(configuration.settings.for_serving(), site_url="")
    with tempfile.TemporaryDirectory(prefix="briefings-") as temporary:
        here = configuration._replace(site=Path(temporary) / "site", settings=settings, search=False)
        here.site.mkdir()
        _build(here)
        templates = [path for path in here.overrides if path.is_dir()]
        try:
            served(lambda: _build(here), here.site, [here.content, *templates], host, port, click.echo)
        except OSError as error:
            raise Ended(
                f"Nothing can be shown at {host}:{port}: {error.strerror or error}.",
                "Give another port with --port, such as 8001.",
            ) from None


def _build(configuration: Configuration) -> None:
    """Build into the folder that is shown; whatever is wrong is printed and the folder left as it is."""
    started = time.monotonic()
    try:
        loaded = checked(configuration.content, shared=configuration.shared)
        problems = loaded.problems or put_in_place(loaded, configuration, 1, Silent()).problems
    except PublishingError as error:
        click.echo(f"briefings: {error.message}\n  {error.hint}", err=True)
    except Exception as error:  # the next version of the content may be built again
        unexpected(error).show()
    else:
        if problems:
            print_problems(problems, configuration.content)
        else:
            click.echo(f"Built {claims_and_articles(loaded.dossier)} in {time.monotonic() - started:.1f} seconds.")
    # The command line looks for no cycles, which is right for one build only.
    gc.collect()
