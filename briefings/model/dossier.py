"""Everything that is known: every record and claim, linked both ways; built once and never changed."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Position
from briefings.model.country import Country
from briefings.model.issue import Issue
from briefings.model.ledger import Ledger, Question, chronological, ledgers
from briefings.model.links import named_in_claim, named_in_record
from briefings.model.negotiation import Negotiation
from briefings.model.ordinary_page import OrdinaryPage
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key, Kind

Party = Country | Organization
K = TypeVar("K")
V = TypeVar("V")


class Mention(NamedTuple):
    """Where a record is named in an article that claims nothing of it.

    `sentence` is empty where the text is withheld.
    """

    article: Key
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """What `content/` says.

    Records are by id and in order of id; articles in order of date, then id. `about` gives, for every record, the
    claims that concern it in order of time; `attendance` and `stances` the ledgers of a negotiation, person, party or
    issue, by that record's key, in the order in which they first come up. `referring` gives the records that point at
    a record (`part_of`, `follows`, members, posts, parties), in order of key.
    """

    negotiations: Mapping[str, Negotiation]
    people: Mapping[str, Person]
    countries: Mapping[str, Country]
    organizations: Mapping[str, Organization]
    issues: Mapping[str, Issue]
    articles: Mapping[str, Article]
    ordinary_pages: tuple[OrdinaryPage, ...]
    claims: tuple[Claim, ...]
    about: Mapping[Key, tuple[Claim, ...]]
    attendance: Mapping[Key, tuple[Ledger[Delegate], ...]]
    stances: Mapping[Key, tuple[Ledger[Position], ...]]
    mentions: Mapping[Key, tuple[Mention, ...]]
    referring: Mapping[Key, tuple[Record, ...]]

    def of_kind(self, kind: Kind) -> Mapping[str, Record]:
        """The records of one kind, by id."""
        by_kind: dict[Kind, Mapping[str, Record]] = {
            "negotiation": self.negotiations,
            "person": self.people,
            "country": self.countries,
            "organization": self.organizations,
            "issue": self.issues,
            "article": self.articles,
        }
        return by_kind[kind]

    def record(self, key: Key) -> Record:
        """The record with this key; KeyError where there is none."""
        return self.of_kind(key.kind)[key.id]

    def article(self, claim: Claim) -> Article:
        """The article that a claim rests on."""
        return self.articles[claim.article.id]

    @property
    def newest(self) -> datetime.date | None:
        """The day of the newest article: the day as of which the whole dossier speaks."""
        return max((article.date for article in self.articles.values()), default=None)


def assemble(
    *,
    records: Iterable[Record],
    claims: Iterable[Claim],
    ordinary_pages: Iterable[OrdinaryPage] = (),
    mentions: Mapping[Key, tuple[Mention, ...]] | None = None,
) -> Dossier:
    """Link records and claims both ways. Every reference must have its record; no two records share a key."""
    every = sorted(records, key=lambda record: record.key)
    articles = sorted((r for r in every if isinstance(r, Article)), key=lambda article: (article.date, article.id))
    dates = {article.key: article.date for article in articles}
    ordered = tuple(sorted(claims, key=lambda claim: chronological(claim, dates)))
    return Dossier(
        negotiations={r.id: r for r in every if isinstance(r, Negotiation)},
        people={r.id: r for r in every if isinstance(r, Person)},
        countries={r.id: r for r in every if isinstance(r, Country)},
        organizations={r.id: r for r in every if isinstance(r, Organization)},
        issues={r.id: r for r in every if isinstance(r, Issue)},
        articles={article.id: article for article in articles},
        ordinary_pages=tuple(sorted(ordinary_pages, key=lambda page: page.path)),
        claims=ordered,
        about=_grouped((key, claim) for claim in ordered for key in concerned(claim)),
        attendance=_grouped(
            (key, ledger)
            for ledger in ledgers((c for c in ordered if isinstance(c, Delegate)), attendance_question, dates).values()
            for key in asked_of(ledger)
        ),
        stances=_grouped(
            (key, ledger)
            for question, ledger in ledgers(
                (c for c in ordered if isinstance(c, Position)), stance_question, dates
            ).items()
            for key in question
            if isinstance(key, Key)
        ),
        mentions=mentions or {},
        referring=_grouped(
            (key, record)
            for record in every
            for key in dict.fromkeys(reference.key for reference in named_in_record(record))
        ),
    )


def concerned(claim: Claim) -> tuple[Key, ...]:
    """The records that a claim is about, each once; its article last."""
    return tuple(dict.fromkeys([*[reference.key for reference in named_in_claim(claim)], claim.article]))


def attendance_question(claim: Delegate) -> Iterator[Question]:
    """Whether somebody comes to a negotiation, which a delegate answers."""
    who = (claim.person.key,) if claim.person else (claim.party.key, claim.group.casefold())
    yield (claim.negotiation.key, *who)


def stance_question(claim: Position) -> Iterator[Question]:
    """What each party wants on an issue of a negotiation, which a position answers."""
    negotiation = claim.negotiation.key if claim.negotiation else None
    for party in dict.fromkeys(reference.key for reference in (*claim.parties, *claim.on_behalf_of)):
        yield negotiation, party, claim.issue.key


def asked_of(ledger: Ledger[Delegate]) -> tuple[Key, ...]:
    """Whose pages a ledger of attendance belongs on."""
    keys: list[Key] = []
    for entry in ledger.entries:
        claim = entry.first
        named = (claim.negotiation, claim.person, claim.party, claim.organization, *claim.on_behalf_of)
        keys += [reference.key for reference in named if reference]
    return tuple(dict.fromkeys(keys))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
