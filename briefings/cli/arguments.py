"""What several commands take (content folder, configuration, processes), and how all of them end."""

import errno
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefings.authoring.files import typed
from briefings.cli.stopping import STOPPED, heard
from briefings.loading.identities import FOLDERS
from briefings.problems.worded import WordedError
from briefings.publishing.configuration import DEFAULT_CONTENT, Configuration, configured
from briefings.rendering.folders import templates_folder
from briefings.shares import PLACES
from briefings.signals import proceed

FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path))
CONFIG = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The MkDocs configuration to honour; by default mkdocs.yml in this folder, if its docs_dir is FOLDER.",
)
JOBS = click.option(
    "--jobs", metavar="N", type=click.IntRange(1), help="How many processes may work; by default one a processor."
)


class Ended(click.ClickException):
    """An end with words: the environment, or what was typed, does not allow what was asked for."""

    exit_code = 2

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def show(self, file: Any = None) -> None:
        """Print both sentences."""
        click.echo(f"briefings: {self.message}\n  {self.hint}", err=True)


class NotFound(Ended):
    """An end because the content does not have what was asked for."""

    exit_code = 1


class Stopped(Ended):
    """An end because somebody pressed Ctrl-C."""

    exit_code = STOPPED


def in_words(work: Callable[[], None]) -> None:
    """Do the work; whatever ends it early does so in words, with an exit code."""
    try:
        with heard():
            _do(work)
    except WordedError as error:
        raise Ended(error.message, error.hint) from None
    except KeyboardInterrupt:
        raise Stopped("Stopped.", "The site is whole: the old one, or the new one where it was ready.") from None
    except (click.ClickException, BrokenPipeError):
        raise
    except OSError as error:
        if ended := unwritable(error):
            raise ended from None
        if error.errno == errno.ENAMETOOLONG:
            name = max(os.fsdecode(error.filename or "").split(os.sep), key=len)
            raise Ended(f"The name {name[:40]}… is too long for this disk.", "Give a shorter one.") from None
        if isinstance(error, PermissionError) and isinstance(error.filename, str | bytes):
            place = os.fsdecode(error.filename)
            hint = "Ask whoever looks after it for the right to use it, or give another place."
            raise Ended(f"{place} may not be used: {error.strerror}.", hint) from None
        raise unexpected(error) from error
    except Exception as error:  # nobody who writes reports has to read a traceback
        raise unexpected(error) from error


def _do(work: Callable[[], None]) -> None:
    """Do the work; an end that may only come of a Ctrl-C that was lost gives way to it."""
    try:
        work()
    except Stopped:  # which has its own words for it
        raise
    except (Exception, SystemExit):
        proceed()
        raise


def unwritable(error: OSError) -> Ended | None:
    """An end because what is printed cannot go where it is sent; None where it is something else that failed."""
    if error.filename is None and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        return Ended(f"The output could not be written: {error.strerror}.", "Send it elsewhere.")
    return None


def unexpected(error: Exception) -> Ended:
    """An end by what should not have happened, with the place in the code for whoever mends it."""
    places = [(place.filename, place.lineno) for place in traceback.extract_tb(error.__traceback__)]
    places += getattr(error, PLACES, ())
    # Where a template went wrong, what it called says nothing to its author.
    file, line = next((place for place in reversed(places) if place[0].endswith(".html")), places[-1])
    where = f"{Path(file).name}:{line}"
    if file.endswith(".html") and not Path(file).is_relative_to(templates_folder()):
        return Ended(
            f"The template {file} cannot be printed: line {line}: {type(error).__name__}: {error}.",
            "Mend that line, or take the file away: then ours is used. The site stands as it was.",
        )
    return Ended(
        f"Something went wrong that should not have: {type(error).__name__}: {error} ({where}).",
        "This is a mistake of briefings, or of a template of your own. Please report it with this message.",
    )


def placed(folder: Path | None, config_file: Path | None) -> Configuration:
    """Find the configuration for a content folder; Ended where there is no such folder."""
    configuration = configured(folder, config_file)
    found = configuration.content
    inner = found / DEFAULT_CONTENT
    if not found.is_dir():
        if folder is None and _is_content(Path()):
            raise Ended("You seem to be in the content folder.", f"Name it: {_naming('.', found)}")
        what = "is a file" if found.exists() else "does not exist"
        begin = "\n  To begin a new site: briefings init" if folder is None else ""
        raise Ended(
            f"The content folder {found} {what}.",
            f"Give the folder that holds your articles, such as: {_naming('path/to/content', found)}{begin}",
        )
    if configuration.mkdocs is None and not _is_content(found) and _is_content(inner):
        raise Ended(f"{found} is not the content folder; {inner} is.", f"Name that one: {_naming(inner, found)}")
    return configuration


def _is_content(folder: Path) -> bool:
    """Whether a folder holds one of those that content is kept in."""
    return any((folder / name).is_dir() for name in FOLDERS)


def _naming(meant: Path | str, instead_of: Path) -> str:
    """The command as it was typed, with the content folder that is meant."""
    context = click.get_current_context()
    arguments = [one for one in context.command.params if isinstance(one, click.Argument)]
    given = [context.params.get(one.name or "") or () for one in arguments]
    words = [str(word) for value in given for word in (value if isinstance(value, tuple) else (value,))]
    others = [typed(word) for word in words if Path(word) != instead_of]
    is_option = bool(others) or not any(one.name in ("folder", "paths") for one in arguments)
    options = {name for one in context.command.params for name in one.opts}
    named = ["--into" if "--folder" not in options else "--folder"] if is_option else []
    return " ".join([context.command_path, *others, *named, typed(meant)])
