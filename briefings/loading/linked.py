"""What was read of a folder in; the dossier that it makes out, of which only what has changed is linked anew."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from briefings.loading.article import ArticleRead
from briefings.loading.unrecorded import first_of_each, record_of
from briefings.model.claim import Claim
from briefings.model.dossier import Dossier, Mention, assemble
from briefings.model.links import named_in_claim, named_in_record
from briefings.model.ordinary_page import OrdinaryPage
from briefings.model.reassembling import with_claims, with_records
from briefings.model.record import Record
from briefings.model.reference import Key, Reference

# Where more than this part of the articles has changed, everything is linked anew.
_MANY = 0.2


class Linked(NamedTuple):
    """A dossier, and what it was made of.

    `records` are those that were written, `broken` those whose files cannot be read, `reads` the articles in order;
    `first` has the reference that names each record that nobody wrote.
    """

    dossier: Dossier
    records: Mapping[Key, Record]
    broken: frozenset[Key]
    reads: Mapping[Key, ArticleRead]
    first: Mapping[Key, Reference]

    @property
    def written(self) -> dict[Key, Record]:
        """The records and the articles that were written."""
        articles = {key: read.article for key, read in self.reads.items() if read.article}
        return {**self.records, **articles}


NOTHING = Linked(assemble(records=(), claims=()), {}, frozenset(), {}, {})


def anew(
    records: Mapping[Key, Record],
    broken: frozenset[Key],
    reads: Mapping[Key, ArticleRead],
    pages: Iterable[OrdinaryPage],
) -> Linked:
    """The dossier of these records and articles, of which none is known."""
    now = Linked(NOTHING.dossier, records, broken, reads, {})
    there = now.written
    claims = [claim for read in reads.values() for claim in read.claims]
    first = first_of_each(named for named in _named(claims, there.values()) if named.key not in there)
    mentions: dict[Key, list[Mention]] = {}
    for read in reads.values():
        for key, mention in read.mentions:
            mentions.setdefault(key, []).append(mention)
    dossier = assemble(
        records=[*there.values(), *(record_of(reference, key in broken) for key, reference in first.items())],
        claims=claims,
        ordinary_pages=pages,
        mentions={key: tuple(found) for key, found in mentions.items()},
    )
    return now._replace(dossier=dossier, first=first)


def linked(
    before: Linked,
    records: Mapping[Key, Record],
    broken: frozenset[Key],
    reads: Mapping[Key, ArticleRead],
    pages: Iterable[OrdinaryPage],
) -> Linked:
    """The dossier of these records and articles, after another one of the same folder."""
    articles = [key for key in _either(before.reads, reads) if reads.get(key) is not before.reads.get(key)]
    if len(articles) > _MANY * len(reads):
        return anew(records, broken, reads, pages)
    now = Linked(before.dossier, records, broken, reads, {})
    was, there = before.written, now.written
    changed = {key: there.get(key) for key in _either(was, there) if there.get(key) is not was.get(key)}
    come = [claim for key in articles if key in reads for claim in reads[key].claims]
    dossier = with_claims(with_records(before.dossier, changed), articles, come)
    said = [claim for key in articles for claim in before.dossier.about.get(key, ()) if claim.article == key]
    gone = [*_named(said, (was[key] for key in changed if key in was))]
    new = [r for r in _named(come, filter(None, changed.values())) if r.key not in there]
    first = _first(before, dossier, gone, new, {key for key in changed if key not in there})
    asked = {reference.key for reference in chain(gone, new)} | changed.keys() | (broken ^ before.broken)
    others: dict[Key, Record | None] = {}
    for key in asked - there.keys():
        record = record_of(first[key], key in broken) if key in first else None
        if record != dossier.of_kind(key.kind).get(key.id):
            others[key] = record
    if others:
        dossier = with_records(dossier, others)
    dossier = replace(
        dossier,
        mentions=_mentions(before, reads, articles),
        ordinary_pages=tuple(sorted(pages, key=lambda page: page.path)),
    )
    return now._replace(dossier=dossier, first=first)


def _first(
    before: Linked, dossier: Dossier, gone: Iterable[Reference], new: Iterable[Reference], unwritten: set[Key]
) -> dict[Key, Reference]:
    """The references that name the records that nobody wrote, of which some have gone and others come."""
    ids = {id(reference) for reference in gone}
    unwritten |= {key for key in {r.key for r in gone} if id(before.first.get(key)) in ids}
    kept = {key: reference for key, reference in before.first.items() if key not in unwritten}
    left = (
        reference
        for key in unwritten
        for reference in _named(dossier.about.get(key, ()), dossier.referring.get(key, ()))
        if reference.key == key
    )
    return first_of_each(chain(kept.values(), left, new))


def _named(claims: Iterable[Claim], records: Iterable[Record]) -> Iterator[Reference]:
    yield from (reference for claim in claims for reference in named_in_claim(claim))
    yield from (reference for record in records for reference in named_in_record(record))


def _mentions(
    before: Linked, reads: Mapping[Key, ArticleRead], articles: Iterable[Key]
) -> dict[Key, tuple[Mention, ...]]:
    """Where each record is mentioned, in the order of the articles, of which some say something else than before."""
    place = {key: number for number, key in enumerate(reads)}
    changed = set(articles)
    come: dict[Key, list[Mention]] = {
        key: [] for article in changed if article in before.reads for key, _ in before.reads[article].mentions
    }
    for article in changed & reads.keys():
        for key, mention in reads[article].mentions:
            come.setdefault(key, []).append(mention)
    mentions = dict(before.dossier.mentions)
    for key, found in come.items():
        found += (mention for mention in mentions.pop(key, ()) if mention.article not in changed)
        if found:
            mentions[key] = tuple(sorted(found, key=lambda mention: place[mention.article]))
    return mentions


def _either(one: Iterable[Key], other: Iterable[Key]) -> dict[Key, None]:
    return dict.fromkeys(chain(one, other))
