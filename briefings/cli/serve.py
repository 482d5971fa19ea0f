"""`briefings serve`: show the site on this machine, always as it was last saved."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import click

from briefings.cli.arguments import CONFIG, FOLDER, Ended, in_words, placed, unexpected
from briefings.cli.build import put_in_place
from briefings.cli.printing import claims_and_articles, print_problems
from briefings.publishing import PublishingError
from briefings.publishing.reporting import Silent
from briefings.shares import processors
from briefings.signals import proceed, undisturbed

# How long nothing must have been saved before memory is tidied, which takes a moment.
_IDLE = 3.0


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

    Problems are printed here and shown in a panel of the page, and the last good site stays up. Stop it with Ctrl-C.
    """
    in_words(lambda: _serve(folder, config_file, host, port))


def _serve(folder: Path | None, config_file: Path | None, host: str, port: int) -> None:
    # Only this command needs a server, and something that looks whether files change.
    from briefings.publishing.serving.answering import Server
    from briefings.publishing.serving.leftovers import own_folder
    from briefings.publishing.serving.live import Live
    from briefings.publishing.serving.panel import told_in_words, told_of
    from briefings.publishing.serving.reading import Outcome, Reader
    from briefings.publishing.serving.watching import watched

    configuration = placed(folder, config_file)
    live = Live()
    try:
        server = Server(live, _in_words, host, port)
    except OSError as error:
        raise Ended(
            f"Nothing can be shown at {host}:{port}: {error.strerror or error}.",
            "Give another port with --port, such as 8001.",
        ) from None
    with server, own_folder() as temporary:
        # Shown at the top of this machine, wherever it is published.
        settings = replace(configuration.settings, site_url="")
        here = configuration._replace(site=temporary / "site", settings=settings, search=False)
        here.site.mkdir()
        reader = Reader(here, lambda loaded: put_in_place(loaded, here, 1, Silent()))

        def refresh(read: Callable[[], Outcome | None]) -> None:
            started = time.monotonic()
            try:
                found = read()
            except PublishingError as error:
                live.take(None, told_in_words(error.message, error.hint))
                click.echo(f"briefings: {error.message}\n  {error.hint}", err=True)
            except Exception as error:  # the next version of the content may be read again
                ended = unexpected(error)
                live.take(None, told_in_words(ended.message, ended.hint))
                ended.show()
            else:
                if found is None:
                    return
                live.take(found.site, told_of(found.problems, here.content))
                if found.problems:
                    print_problems(found.problems, here.content)
                else:
                    seconds = time.monotonic() - started
                    click.echo(f"Read {claims_and_articles(found.loaded.dossier)} in {seconds:.2f} seconds.")

        templates = [path for path in here.overrides if path.is_dir()]
        with watched([here.content.absolute(), *(path.absolute() for path in templates)]) as folders:
            with undisturbed():  # as `shutdown` waits for ever for one that was not begun
                Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            try:
                refresh(lambda: reader.read(jobs=processors()))
                click.echo(f"The site is at {server.url}. Stop with Ctrl-C.")
                is_tidy = False
                while True:
                    proceed()
                    if paths := folders.wait(_IDLE):
                        refresh(lambda paths=paths: reader.read(paths))  # type: ignore[misc] # called at once
                        is_tidy = False
                    elif not is_tidy:
                        # Whatever nobody told of is seen now.
                        refresh(reader.read)
                        # The command line looks for no cycles, which is right for one build only.
                        gc.collect()
                        is_tidy = True
            except KeyboardInterrupt:
                server.shutdown()


def _in_words(error: Exception) -> str:
    """Why a page could not be made."""
    ended = unexpected(error)
    return f"{ended.message} {ended.hint}"
