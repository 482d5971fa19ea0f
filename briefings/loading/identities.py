"""Ids: the last part of a page's address, made from a name or given by a file's stem. The one door to slugify."""

import re
from functools import lru_cache

from slugify import slugify

from briefings.model.reference import Kind

MAX_LENGTH = 120
_SOUND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile("['’‘ʼʹ`´]")
# Names that Windows keeps for devices, with any ending.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)


@lru_cache(maxsize=200_000)
def slug(name: str) -> str:
    """The id that a name makes, or nothing where its script has no Latin letters to give."""
    plain = _APOSTROPHES.sub("", name).replace("&", " and ")
    return slugify(plain, max_length=MAX_LENGTH, word_boundary=True)


def is_sound_id(text: str) -> bool:
    """Whether a text can be an id: its own slug, not too long, and a name that every disk takes."""
    return bool(_SOUND.fullmatch(text)) and len(text) <= MAX_LENGTH and not is_device(text)


def is_device(text: str) -> bool:
    """Whether Windows keeps a name for a device, so that no file there can have it."""
    return text in _DEVICES


# Where the records and articles of each kind are kept.
FOLDERS: dict[str, Kind] = {
    "articles": "article",
    "negotiations": "negotiation",
    "people": "person",
    "countries": "country",
    "organizations": "organization",
    "issues": "issue",
}
# The files that the site makes itself, and that would stand in the way of others of the same name.
MADE_FILES = frozenset({"404.html", "_headers", "index.html", "robots.txt", "search.json", "sitemap.xml"})
# The first parts of addresses that the site makes itself, or keeps for itself.
RESERVED = FOLDERS.keys() | {
    "404", "a-z", "assets", "by-year", "changes", "feed", "robots", "search", "sitemap", "timeline",
}  # fmt: skip
