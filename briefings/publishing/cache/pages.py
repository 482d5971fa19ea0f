"""Which pages of the standing site may be taken over, and what is known of each for the next build."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefings.pages.page import Page
from briefings.pages.watching import Look
from briefings.publishing.cache.prints import Prints, UnprintableError
from briefings.publishing.linkcheck import has_all, ids_of


class Made(NamedTuple):
    """A page that a build made: the SHA-256 of its file, a digest of what it was made of, and what it looked at."""

    digest: bytes
    basis: bytes
    looks: tuple[Look, ...]


class StandingPages:
    """The pages of the site as the last build left it, for a build that makes the next one.

    `made` is what is known of them, `site` where they stand; `prints` are of what the next is made of.
    """

    def __init__(self, made: Mapping[str, Made], site: Path, prints: Prints) -> None:
        self._made = made
        self.site = site
        self._prints = prints

    def unchanged(self, page: Page, file: str) -> tuple[Made, bytes] | None:
        """What is known of a page, and what stands in its file, if it may be taken over; None where it must be made."""
        made = self._made.get(page.permalink)
        if made is None or not made.basis or self._basis(page, made.looks) != made.basis:
            return None
        content = self.content(file)
        return (made, content) if hashlib.sha256(content).digest() == made.digest else None

    def content(self, file: str) -> bytes:
        """What stands in a file of the site; nothing where there is none, or a link that somebody put there."""
        try:
            with open(self.site / file, "rb", buffering=0, opener=_without_following) as opened:
                return opened.readall()
        except OSError:
            return b""

    def is_any_gone(self, pages: Iterable[Page]) -> bool:
        """Whether a page of the site will not be there any more."""
        return not self._made.keys() <= {page.permalink for page in pages}

    def has_lost(self, page: Page, file: str, ids: str) -> bool:
        """Whether a page that has these ids now had others too, to which those that are taken over may link."""
        if (made := self._made.get(page.permalink)) is None:
            return False
        content = self.content(file)
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


def _without_following(path: str, flags: int) -> int:
    """Open a file, but not one that a link leads to."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
