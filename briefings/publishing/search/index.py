"""The search of a site while it is built: begun before the pages are written, waited for after them."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.model.dossier import Dossier
from briefings.pages.searchable import entries, searchables
from briefings.publishing import PublishingError
from briefings.publishing.manifest import whole_folders
from briefings.publishing.search.documents import Bundle, write_bundles
from briefings.publishing.search.indexing import NoPagefindError, Pagefind, version, write_bundle
from briefings.publishing.search.names import names_files
from briefings.shares import CAN_FORK, Beside
from briefings.signals import undisturbed

INDEX = "search/index"
MANIFEST = "assets/search.json"
_HINT = (
    "Install it again with `python -m pip install --force-reinstall pagefind-bin`, or build without the index of the "
    "texts: briefings build --no-search. The site stands as it was."
)


class Work(NamedTuple):
    """What is to be indexed, into the folder of which site; the site that stands, whose bundles may be kept; and a
    folder for documents.
    """

    dossier: Dossier
    folder: Path
    standing: Path
    documents: Path
    version: str


class SearchIndex:
    """An index that is being made, by a process of its own where there can be one."""

    def __init__(self, dossier: Dossier, work: Work | None) -> None:
        self._dossier = dossier
        self._work = work
        self._indexing = None
        if work is not None and CAN_FORK:
            with suppress(OSError), undisturbed():  # where no process can be had it is done here
                self._indexing = Beside(partial(_outcome, work))

    def files(self) -> dict[str, bytes]:
        """Wait until the index stands; the files beside it. PublishingError says why there is none."""
        bundles: list[tuple[str, str, int]] = []
        if self._work is not None:
            outcome = self._indexing.outcome() if self._indexing else _outcome(self._work)
            outcome = "the process that indexed ended early" if outcome is None else outcome
            if isinstance(outcome, str):
                raise PublishingError(f"The texts could not be indexed for searching: Pagefind: {outcome}.", _HINT)
            bundles = outcome
        names = names_files(entries(self._dossier))
        listed = [
            {"path": f"{INDEX}/{name}/", "kind": kind, "year": f"{year:04}" if year else ""}
            for name, kind, year in bundles
        ]
        manifest = json.dumps({"names": list(names), "bundles": listed}, ensure_ascii=False, separators=(",", ":"))
        return {**names, MANIFEST: manifest.encode()}

    def stop(self) -> None:
        """End the process, if it still runs."""
        if self._indexing is not None:
            self._indexing.stop()


@contextmanager
def indexed(dossier: Dossier, folder: Path, standing: Path, is_wanted: bool) -> Iterator[SearchIndex]:
    """Begin the index of a site that is built into `folder`; bundles that are unchanged come from the one standing.

    Where no index is wanted, names can be found all the same. PublishingError where there is no Pagefind.
    """
    # Whoever indexes may be killed, and could then not clear away what it wrote.
    with _temporary_folder() as documents:
        try:
            work = Work(dossier, folder, standing, Path(documents), version()) if is_wanted else None
        except NoPagefindError as error:
            raise PublishingError(f"The texts cannot be indexed for searching: Pagefind: {error}.", _HINT) from None
        index = SearchIndex(dossier, work)
        try:
            yield index
        finally:
            index.stop()


def _temporary_folder() -> "tempfile.TemporaryDirectory[str]":
    # Python tries beforehand whether it can write a file there.
    with undisturbed():
        return tempfile.TemporaryDirectory(prefix="briefings-search-")


def _outcome(work: Work) -> "list[tuple[str, str, int]] | str":
    """Make the index; the bundles' names, kinds and years, or why there is none."""
    try:
        bundles = write_bundles(searchables(work.dossier), work.documents, work.version)
        _index(bundles, work)
    except (OSError, ValueError, KeyError):
        return "it does not answer as it should"
    except NoPagefindError as error:
        return " ".join(str(error).split()).rstrip(".")
    except Exception as error:  # whatever it was, whoever builds has to hear of it
        return f"{type(error).__name__}: {error}"
    return [(bundle.name, bundle.kind, bundle.year) for bundle in bundles]


def _index(bundles: list[Bundle], work: Work) -> None:
    """Index what the standing site has not indexed already. The first bundle brings what a browser runs."""
    names = {f"{INDEX}/{bundle.name}": bundle for bundle in bundles}
    # No file in a bundle is ever written again, so that both sites may have the same ones.
    for name in whole_folders(work.standing, names):
        shutil.copytree(work.standing / name, work.folder / name, copy_function=_linked)
        del names[name]
    new = list(names.values())
    if not new:
        return
    with Pagefind() as pagefind:
        for bundle in new:
            write_bundle(pagefind, bundle.path, (work.folder / INDEX / bundle.name).absolute(), bundle is bundles[0])


def _linked(old: str, new: str) -> str:
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
    return new
