"""`briefings build`: check the content, then build the site and put it in place."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path

import click

from briefings.checks import checked
from briefings.cli.arguments import CONFIG, FOLDER, JOBS, in_words, placed
from briefings.cli.printing import print_problems, print_summary
from briefings.cli.progress import Bar
from briefings.loading import Loaded
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration
from briefings.publishing.executors import Factory, factory_named
from briefings.publishing.lock import PATIENCE, building
from briefings.publishing.published import Published
from briefings.publishing.reporting import Reporter
from briefings.publishing.site import publish
from briefings.publishing.staging import recover
from briefings.shares import end_all, processors

CACHE = Path(".cache") / "briefings"


@click.command(short_help="Check the content, build its site, put it in place.")
@FOLDER
@click.option(
    "--site",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Where the site goes; by default: site, or the configuration's site_dir.",
)
@CONFIG
@JOBS
@click.option("--no-wait", is_flag=True, help="End at once if another build of the same site is running.")
@click.option(
    "--no-cache",
    is_flag=True,
    envvar="BRIEFINGS_NO_CACHE",
    help="Read and make everything anew, whatever the last build left; or set BRIEFINGS_NO_CACHE=1.",
)
@click.option("--no-search", is_flag=True, help="Index no texts for the site's search, which then finds names only.")
@click.option(
    "--executor",
    metavar="MODULE:FACTORY",
    callback=lambda _, __, name: named_factory(name) if name else None,
    help="Whose workers make the pages, such as a cluster's: what makes a concurrent.futures.Executor.",
)
def build(
    folder: Path | None,
    site: Path | None,
    config_file: Path | None,
    jobs: int | None,
    no_wait: bool,
    no_cache: bool,
    no_search: bool,
    executor: Factory | None,
) -> None:
    """Check the content in FOLDER (by default: content), build its site, and swap it in whole.

    With a problem in the content nothing is written, the site stays as it was, and the exit code is 1. Files in the
    site's folder that are not the site's stay. Such as: briefings build --site public
    """
    patience = 0.0 if no_wait else PATIENCE
    works = jobs or processors()
    in_words(lambda: _build(folder, site, config_file, works, patience, not no_cache, not no_search, executor))


def named_factory(name: str) -> Factory:
    """The factory that was typed."""
    try:
        return factory_named(name)
    except ValueError as error:
        raise click.BadParameter(f"{name} makes no executor: {error}.", param_hint="--executor") from None


def _build(
    folder: Path | None,
    site: Path | None,
    config_file: Path | None,
    jobs: int,
    patience: float,
    use_cache: bool,
    search: bool,
    executor: Factory | None,
) -> None:
    started = time.monotonic()
    configuration = placed(folder, config_file)
    configuration = configuration._replace(site=site or configuration.site, search=search, executor=executor)
    waiting = partial(click.echo, err=True)
    with building(configuration.site, patience, waiting), _left_tidy(configuration.site), Bar() as bar:
        bar.stage("Reading and checking")
        cache = Cache(configuration.content.absolute().parent / CACHE) if use_cache else None
        standing = cache.unchanged(configuration, jobs) if cache else None
        published = standing or _built(configuration, jobs, bar, cache)
    if published.problems:
        print_problems(published.problems, configuration.content)
        sys.exit(1)
    if standing:
        click.echo("Nothing has changed since the last build, and its site stands as it was left.")
    print_summary(published, time.monotonic() - started)
    click.echo(f"Open {configuration.site / 'index.html'}")
    if not published.articles:
        click.echo(
            f"There is no article in {configuration.content} yet. Write one as "
            f"{configuration.content / 'articles'}/2025-05-14-some-title.md.",
            err=True,
        )


def _go_with_the_process(value: object) -> None:
    """Have nobody take something apart when it is not needed any more: of 10,000 articles it takes half a second.

    The command line looks for no cycles (`briefings.cli`).
    """
    cycle = [value]
    cycle.append(cycle)


@contextmanager
def _left_tidy(site: Path) -> Iterator[None]:
    """Clear away what a build leaves that is stopped between making something and whoever sees to its end."""
    try:
        yield
    except KeyboardInterrupt:  # and a second one does not disturb any more
        end_all()
        with suppress(OSError):
            recover(site)
        raise


def _built(configuration: Configuration, jobs: int, bar: Bar, cache: Cache | None) -> Published:
    with cache.filling_ahead(configuration, jobs) if cache else nullcontext():
        articles = cache.articles if cache else None
        loaded = checked(configuration.content, jobs, configuration.shared, articles)
        _go_with_the_process((loaded, cache))
        if loaded.problems:
            return Published(problems=loaded.problems)
        published = put_in_place(loaded, configuration, jobs, bar, cache)
        if cache and not published.problems:
            cache.store(configuration, published, configuration.forked(jobs))
    return published


def put_in_place(
    loaded: Loaded,
    configuration: Configuration,
    jobs: int,
    report: Reporter,
    cache: Cache | None = None,
    stages: bool = True,
) -> Published:
    """Build the site, through MkDocs where there is a configuration for it."""
    if configuration.mkdocs is None:
        return publish(loaded, configuration, jobs, report, cache)
    # MkDocs takes a while to import, and is not always needed.
    from briefings.publishing.mkdocs_build import publish_with_mkdocs

    return publish_with_mkdocs(loaded, configuration, jobs, report, cache, stages)
