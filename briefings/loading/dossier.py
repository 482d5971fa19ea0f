"""A content folder in; the dossier that it makes, and every problem met on the way, out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefings.loading.article import ArticleCheck, ArticleRead, read_article
from briefings.loading.files import survey
from briefings.loading.known import Known
from briefings.loading.linked import anew
from briefings.loading.mentions import Finder
from briefings.loading.ordinary_page import read_page
from briefings.loading.record import RecordRead, make_record, read_record
from briefings.loading.remembered import Pair, Remembered
from briefings.loading.resolving import Directory
from briefings.model.dossier import Dossier
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
    remembered: Remembered | None = None,
) -> Loaded:
    """Read a content folder. What cannot be read is a problem and is left out of the dossier.

    `checks` are run on each article while its words are at hand. `jobs` is how many processes may read articles;
    `shared` tells that other files than ours may stand in the folder. What is `remembered` of an earlier reading with
    the same checks is not read again.
    """
    problems: list[Problem] = []
    files = survey(folder, problems, shared)
    reads = one_each(
        (read_record(folder, top, file, problems) for top, paths in files.records.items() for file in paths), problems
    )
    directory = Directory(read.entry for read in reads)
    records = [record for read in reads if (record := make_record(read, directory, problems))]
    entries = [read.entry for read in reads]
    known, finder = known_of(directory, records), Finder(entries)

    def read_all(pairs: Sequence[Pair]) -> list[ArticleRead]:
        return read_articles(folder, pairs, known, finder, checks, jobs)

    pairs = files.articles
    articles = list(remembered.articles(folder, pairs, entries, known, read_all) if remembered else read_all(pairs))
    pages = [page for path in files.pages if (page := read_page(folder, path, problems))]
    dossier = anew(
        {record.key: record for record in records},
        frozenset(read.key for read in reads if read.written is None),
        articles_by_key(articles, problems),
        pages,
    ).dossier
    return Loaded(dossier, tuple(problems), tuple(files.passive), digests_of([*reads, *articles]))


def digests_of(reads: Iterable[RecordRead | ArticleRead]) -> dict[str, bytes]:
    """The digests of all that was read, by file."""
    return {file: digest for read in reads for file, digest in read.digests}


def known_of(directory: Directory, records: Iterable[Record]) -> Known:
    """What the records say, for reading sidecars by."""
    records = list(records)
    return Known(
        directory,
        {record.key: record for record in records if isinstance(record, Negotiation)},
        {record.key: record for record in records if isinstance(record, Person)},
    )


def read_articles(
    folder: Path, pairs: Sequence[Pair], known: Known, finder: Finder, checks: Sequence[ArticleCheck], jobs: int
) -> list[ArticleRead]:
    """What each article gives, in their order; `jobs` processes read them."""
    work = partial(_read_share, folder=folder, known=known, finder=finder, checks=tuple(checks))
    return [read for share in in_shares(work, pairs, jobs) for read in share]


def _read_share(
    articles: Sequence[Pair],
    folder: Path,
    known: Known,
    finder: Finder,
    checks: tuple[ArticleCheck, ...],
) -> list[ArticleRead]:
    return [read_article(folder, markdown, sidecar, known, finder, checks) for markdown, sidecar in articles]


def one_each(reads: Iterable[RecordRead], problems: list[Problem]) -> list[RecordRead]:
    """The files of records, the first of each key only; further ones are problems."""
    first: dict[Key, RecordRead] = {}
    for read in reads:
        if read.key in first:
            problems.append(same_address(first[read.key].file, read.file, read.key.id))
        else:
            first[read.key] = read
    return list(first.values())


def articles_by_key(reads: Iterable[ArticleRead], problems: list[Problem]) -> dict[Key, ArticleRead]:
    """The articles that are sound, the first of each key only; what is wrong with any is added to `problems`."""
    first: dict[Key, ArticleRead] = {}
    for read in reads:
        problems += read.problems
        if (article := read.article) is None:
            continue
        earlier = first.setdefault(article.key, read).article
        if earlier and earlier is not article:
            problems.append(same_address(earlier.location.file, article.location.file, article.id))
    return first


def same_address(one: str, other: str, identity: str) -> Problem:
    """Two files that would make one page."""
    return Problem(
        Location(other),
        "address-collision",
        f"This file and {one} want the same address: both are called `{identity}`.",
        "Rename one of them; folders inside the folder do not count.",
        WHOLE_FILE,
    )
