"""A content folder in; the dossier that it makes, and every problem met on the way, out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.loading.article import ArticleCheck, ArticleRead, read_article
from briefings.loading.claims import Known
from briefings.loading.files import survey
from briefings.loading.kept import Kept, Pair
from briefings.loading.mentions import Finder
from briefings.loading.ordinary_page import read_page
from briefings.loading.record import RecordRead, make_record, read_record
from briefings.loading.remembered import Remembered
from briefings.loading.resolving import Directory
from briefings.loading.unrecorded import unrecorded
from briefings.model.claim import Claim
from briefings.model.dossier import Dossier, Mention, assemble
from briefings.model.location import Location
from briefings.model.negotiation import Negotiation
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key
from briefings.problems import WHOLE_FILE, Problem
from briefings.shares import in_shares


class Loaded(NamedTuple):
    """What a content folder gave. `files` are those that a site shows as they are.

    `digests` tell by file which articles, sidecars and records were read: the SHA-256 of their bytes.
    """

    dossier: Dossier
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    digests: Mapping[str, bytes]


def load(
    folder: Path,
    checks: Sequence[ArticleCheck] = (),
    jobs: int = 1,
    shared: bool = False,
    kept: Kept | Remembered | None = None,
) -> Loaded:
    """Read a content folder. What cannot be read is a problem and is left out of the dossier.

    `checks` are run on each article while its words are at hand. `jobs` is how many processes may read articles;
    `shared` tells that other files than ours may stand in the folder. What is `kept` of an earlier reading of the same
    folder, with the same checks, is not read again.
    """
    problems: list[Problem] = []
    files = survey(folder, problems, shared)
    reads = _one_each(
        (read_record(folder, top, file, problems) for top, paths in files.records.items() for file in paths), problems
    )
    directory = Directory(read.entry for read in reads)
    records = [record for read in reads if (record := make_record(read, directory, problems))]
    known = Known(
        directory,
        {record.key: record for record in records if isinstance(record, Negotiation)},
        {record.key: record for record in records if isinstance(record, Person)},
    )
    entries = [read.entry for read in reads]
    work = partial(_read_articles, folder=folder, known=known, finder=Finder(entries), checks=tuple(checks))

    def read_all(pairs: Sequence[Pair]) -> list[ArticleRead]:
        return [read for share in in_shares(work, pairs, jobs) for read in share]

    digests = {file: digest for read in reads for file, digest in read.digests}
    articles: dict[Key, Record] = {}
    claims: list[Claim] = []
    mentions: dict[Key, list[Mention]] = {}
    pairs = files.articles
    for read in kept.articles(folder, pairs, entries, known, read_all) if kept else read_all(pairs):
        problems += read.problems
        digests |= read.digests
        if read.article is None:
            continue
        if (earlier := articles.get(read.article.key)) is not None:
            problems.append(_same_address(earlier.location.file, read.article.location.file, read.article.id))
            continue
        articles[read.article.key] = read.article
        claims += read.claims
        for key, mention in read.mentions:
            mentions.setdefault(key, []).append(mention)
    pages = [page for path in files.pages if (page := read_page(folder, path, problems))]
    every = [*records, *articles.values()]
    broken = [read for read in reads if read.written is None]
    dossier = assemble(
        records=[*every, *unrecorded(every, claims, broken)],
        claims=claims,
        ordinary_pages=pages,
        mentions={key: tuple(found) for key, found in mentions.items()},
    )
    return Loaded(dossier, tuple(problems), tuple(files.passive), digests)


def _read_articles(
    articles: Sequence[tuple[str, str | None]],
    folder: Path,
    known: Known,
    finder: Finder,
    checks: tuple[ArticleCheck, ...],
) -> list[ArticleRead]:
    return [read_article(folder, markdown, sidecar, known, finder, checks) for markdown, sidecar in articles]


def _one_each(reads: Iterable[RecordRead], problems: list[Problem]) -> list[RecordRead]:
    """The files of records, the first of each key only; further ones are problems."""
    first: dict[Key, RecordRead] = {}
    for read in reads:
        if read.key in first:
            problems.append(_same_address(first[read.key].file, read.file, read.key.id))
        else:
            first[read.key] = read
    return list(first.values())


def _same_address(one: str, other: str, identity: str) -> Problem:
    return Problem(
        Location(other),
        "address-collision",
        f"This file and {one} want the same address: both are called `{identity}`.",
        "Rename one of them; folders inside the folder do not count.",
        WHOLE_FILE,
    )
