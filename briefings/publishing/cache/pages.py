"""Which pages of the standing site may be taken over, and what is known of each for the next build."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from briefings.pages.page import Page
from briefings.pages.watching import Look
from briefings.publishing.cache.prints import Prints, UnprintableError
from briefings.publishing.linkcheck import has_all, ids_of
from briefings.publishing.ordinary import file_of
from briefings.publishing.output import content_of, link, take_out, write


class Made(NamedTuple):
    """A page that a build made: the SHA-256 of its file, a digest of what it was made of, and what it looked at."""

    digest: bytes
    basis: bytes
    looks: tuple[Look, ...]


class StandingPages:
    """The pages of the site as the last build left it, for a build that makes the next one.

    `made` is what is known of them, `site` where they stand; `prints` are of what the next is made of. Those
    files of them that are `placed` are in the next one's folder already. `is_file_gone` tells that a file which is no
    page, and to which they may link, is not there any more.
    """

    def __init__(
        self,
        made: Mapping[str, Made],
        site: Path,
        prints: Prints,
        placed: Set[str] = frozenset(),
        is_file_gone: bool = False,
    ) -> None:
        self._made = made
        self._site = site
        self._prints = prints
        self._placed = placed
        self._is_file_gone = is_file_gone

    def known(self, permalinks: Iterable[str]) -> dict[str, Made]:
        """What is known of pages that were taken over."""
        return {permalink: self._made[permalink] for permalink in permalinks}

    def take_over(self, page: Page, file: str, folder: Path, may_share: bool) -> bool:
        """Have a page in a folder, if it is what would be made; whether it is, and need not be made.

        `may_share` tells that nobody writes into the file again, so that both sites may have the same one.
        """
        made = self._made.get(page.permalink)
        is_same = made is not None and bool(made.basis) and self._basis(page, made.looks) == made.basis
        if file in self._placed:
            if not is_same:
                os.unlink(folder / file)
            return is_same
        if made is None or not is_same:
            return False
        content = self._content(file)
        if hashlib.sha256(content).digest() != made.digest:
            return False
        if not (may_share and link(os.path.join(self._site, file), os.path.join(folder, file))):
            write(folder / file, content)
        return True

    def _content(self, file: str) -> bytes:
        return content_of(os.path.join(self._site, file))

    def is_any_gone(self, pages: Iterable[Page]) -> bool:
        """Whether something of the site will not be there any more to which a page may link."""
        return self._is_file_gone or not self._made.keys() <= {page.permalink for page in pages}

    def leave_out(self, pages: Iterable[Page], folder: Path) -> None:
        """Take out of the next site's folder what was placed in it and is no page any more."""
        for file in self._placed - {file_of(page.permalink) for page in pages}:
            take_out(folder, file)

    def has_lost(self, page: Page, file: str, ids: str) -> bool:
        """Whether a page that has these ids now had others too, to which those that are taken over may link."""
        if (made := self._made.get(page.permalink)) is None:
            return False
        content = self._content(file)
        # Where somebody touched the page, nobody knows any more which it had.
        return hashlib.sha256(content).digest() != made.digest or not has_all(ids, ids_of(content.decode()))

    def made(self, page: Page, content: bytes, looks: tuple[Look, ...]) -> Made:
        """What is to be known of the page that was just made."""
        return Made(hashlib.sha256(content).digest(), self._basis(page, looks), looks)

    def _basis(self, page: Page, looks: tuple[Look, ...]) -> bytes:
        """A digest of what a page is made of; empty for one of which that cannot be told."""
        try:
            return self._prints.basis(page, looks)
        except (UnprintableError, KeyError):
            return b""
