"""What articles gave, in files between builds: cut into parts, so that one changed article rewrites one part."""

import hashlib
import zlib
from pathlib import Path
from typing import NamedTuple

from briefings.loading.article import ArticleRead
from briefings.loading.remembered import Pair, Reads, Remembered
from briefings.loading.resolving import Entry
from briefings.model.article import Article
from briefings.model.claim import Delegate, Event, Passage, Position, Quotation
from briefings.model.dossier import Mention
from briefings.model.location import Location
from briefings.model.negotiation import Negotiation, Venue
from briefings.model.person import Person, Post
from briefings.model.record import Record
from briefings.model.reference import Key, Name, Reference
from briefings.model.when import When
from briefings.problems import Edit, Problem
from briefings.publishing.cache.storage import restored, store

PARTS = 32


class Part(NamedTuple):
    """Some of the articles, and a digest of the records by which they were read."""

    records: bytes
    articles: dict[Pair, ArticleRead]


class Records(NamedTuple):
    """The records by which all of them were read."""

    entries: tuple[Entry, ...]
    records: dict[Key, Record]


_CLASSES = (
    Part,
    Records,
    Entry,
    ArticleRead,
    Problem,
    Edit,
    Article,
    Delegate,
    Event,
    Passage,
    Position,
    Quotation,
    Mention,
    Location,
    Negotiation,
    Venue,
    Person,
    Post,
    Key,
    Name,
    Reference,
    When,
)


def read_articles(folder: Path, program: bytes) -> Reads:
    """What the last build left of articles; without the parts that are damaged, or are of a build that was stopped."""
    known = restored(folder / "records", program, _CLASSES)
    if not isinstance(known, Records):
        known = Records((), {})
    by = _digest(known)
    articles: dict[Pair, ArticleRead] = {}
    for number in range(PARTS):
        part = restored(folder / f"articles-{number:02}", program, _CLASSES)
        if isinstance(part, Part) and part.records == by and isinstance(part.articles, dict):
            articles |= part.articles
    return Reads(articles, known.entries, known.records)


def write_articles(folder: Path, program: bytes, remembered: Remembered) -> None:
    """Leave what articles gave for the next build: of what it knows already, nothing is written again."""
    reads, was = remembered.reads, remembered.before
    known = Records(reads.entries, reads.records)
    is_same = known == (was.entries, was.records)
    parts: list[dict[Pair, ArticleRead]] = [{} for _ in range(PARTS)]
    for pair, read in reads.articles.items():
        parts[_part(pair)][pair] = read
    changed = {pair for pair, read in reads.articles.items() if was.articles.get(pair) is not read}
    changed |= was.articles.keys() - reads.articles.keys()
    rewritten = {_part(pair) for pair in changed} if is_same else range(PARTS)
    by = _digest(known)
    for number in sorted(rewritten):
        store(folder / f"articles-{number:02}", program, Part(by, parts[number]))
    if not is_same:
        store(folder / "records", program, known)


def _part(pair: Pair) -> int:
    return zlib.crc32(pair[0].encode("utf-8", "surrogateescape")) % PARTS


def _digest(known: Records) -> bytes:
    """What the same records have and no others."""
    return hashlib.sha256(repr(known).encode("utf-8", "surrogateescape")).digest()
