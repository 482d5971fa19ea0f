"""A dossier and what has changed since in; the dossier as it is now out, as `assemble` would make it.

What the change does not touch is the same object as before, so that whoever made something of it knows that it holds.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Position
from briefings.model.dossier import Dossier, asked_of, attendance_question, concerned, stance_question
from briefings.model.ledger import Dates, Ledger, Question, chronological, ledger_of
from briefings.model.links import named_in_record
from briefings.model.record import Record
from briefings.model.reference import Key, Kind

C = TypeVar("C", bound=Claim)
V = TypeVar("V")
Groups = dict[Key, tuple[Ledger[C], ...]]
FIELDS: dict[Kind, str] = {
    "negotiation": "negotiations",
    "person": "people",
    "country": "countries",
    "organization": "organizations",
    "issue": "issues",
    "article": "articles",
}


def with_records(before: Dossier, changed: Mapping[Key, Record | None]) -> Dossier:
    """A dossier in which some records are others, or are gone (None). Its claims are those that it had."""
    maps: dict[str, Any] = {}
    touched: set[Key] = set()
    for kind, field in FIELDS.items():
        others = {key.id: record for key, record in changed.items() if key.kind == kind}
        if others:
            maps[field] = _records(before.of_kind(kind), others)
    for key, record in changed.items():
        was = before.of_kind(key.kind).get(key.id)
        touched.update(reference.key for one in (was, record) if one for reference in named_in_record(one))
    referring = dict(before.referring)
    for key in touched:
        there = {record.key: record for record in referring.get(key, ()) if record.key not in changed}
        there |= {
            other: record
            for other, record in changed.items()
            if record and any(reference.key == key for reference in named_in_record(record))
        }
        _put(referring, key, tuple(there[other] for other in sorted(there)))
    return replace(before, **maps, referring=referring)


def _records(before: Mapping[str, Record], others: Mapping[str, Record | None]) -> dict[str, Record]:
    now = {**before, **{identity: record for identity, record in others.items() if record}}
    for identity in (identity for identity, record in others.items() if record is None):
        now.pop(identity, None)
    return dict(sorted(now.items(), key=_place))


def _place(pair: tuple[str, Record]) -> tuple[object, ...]:
    """The order of records: articles by date, all by id."""
    identity, record = pair
    return (record.date, identity) if isinstance(record, Article) else (identity,)


def with_claims(before: Dossier, articles: Iterable[Key], claims: Sequence[Claim]) -> Dossier:
    """A dossier in which some articles say something else: `claims` are all that they say now.

    It must have these articles already.
    """
    gone = [claim for key in articles for claim in before.about.get(key, ()) if claim.article == key]
    if not (gone or claims):
        return before
    dates = {article.key: article.date for article in before.articles.values()}
    told = _Told({id(claim) for claim in gone}, claims, dates)
    both = (*gone, *claims)
    come: dict[Key, list[Claim]] = {key: [] for claim in gone for key in concerned(claim)}
    for claim in claims:
        for key in concerned(claim):
            come.setdefault(key, []).append(claim)
    about = dict(before.about)
    for key, said in come.items():
        _put(about, key, told.claims(about.get(key, ()), said))
    return replace(
        before,
        claims=told.claims(before.claims, claims),
        about=about,
        attendance=_Questions(told, attendance_question, 0, asked_of).answered(
            before.attendance, [claim for claim in both if isinstance(claim, Delegate)]
        ),
        stances=_Questions(told, stance_question, 1, _named_in_question).answered(
            before.stances, [claim for claim in both if isinstance(claim, Position)]
        ),
    )


class _Told(NamedTuple):
    """Which claims are gone, by identity, which have come, and the days of all articles."""

    gone: set[int]
    come: Sequence[Claim]
    dates: Dates

    def claims(self, were: Iterable[C], come: Iterable[C]) -> tuple[C, ...]:
        """Some claims without those that are gone and with those that have come, in order of time."""
        there = [claim for claim in were if id(claim) not in self.gone]
        for claim in come:
            insort(there, claim, key=self.when)
        return tuple(there)

    def when(self, claim: Claim) -> tuple[object, ...]:
        """The place of a claim in the order of time."""
        return chronological(claim, self.dates)


class _Questions(Generic[C]):
    """The ledgers of one kind of claims; `home` is the part of a question by which all ledgers that answer it are had,
    `keys_of` all by which they are.
    """

    def __init__(
        self,
        told: _Told,
        questions: Callable[[C], Iterable[Question]],
        home: int,
        keys_of: Callable[[Ledger[C]], Iterable[Key]],
    ) -> None:
        self._told = told
        self._questions = questions
        self._home = home
        self._keys_of = keys_of

    def answered(self, before: Mapping[Key, tuple[Ledger[C], ...]], touched: Iterable[C]) -> Groups[C]:
        """All ledgers by their keys: made anew where claims that are gone or have come answer the same."""
        given: dict[Question, list[C]] = {}
        for claim in touched:
            for question in self._questions(claim):
                given.setdefault(question, []).append(claim)
        homes = {key: None for question in given if isinstance(key := question[self._home], Key)}
        were = {
            ledger.question: ledger for home in homes for ledger in before.get(home, ()) if ledger.question in given
        }
        now = []
        for question, claims in given.items():
            if was := were.get(question):
                claims += (claim for entry in was.entries for claim in entry.claims)
            there = {id(claim): claim for claim in claims if id(claim) not in self._told.gone}
            if there:
                now.append(ledger_of(question, sorted(there.values(), key=self._told.when), self._told.dates))
        gone = {id(ledger) for ledger in were.values()}
        belonging: dict[Key, list[Ledger[C]]] = {key: [] for ledger in were.values() for key in self._keys_of(ledger)}
        for ledger in now:
            for key in self._keys_of(ledger):
                belonging.setdefault(key, []).append(ledger)
        groups = dict(before)
        for key, come in belonging.items():
            kept = [ledger for ledger in before.get(key, ()) if id(ledger) not in gone]
            for ledger in come:
                insort(kept, ledger, key=self._place)
            _put(groups, key, tuple(kept))
        return groups

    def _place(self, ledger: Ledger[C]) -> tuple[object, ...]:
        """The order in which questions first come up."""
        first = min((claim for entry in ledger.entries for claim in entry.claims), key=self._told.when)
        return self._told.when(first), list(self._questions(first)).index(ledger.question)


def _named_in_question(ledger: Ledger[Position]) -> Iterator[Key]:
    return (key for key in ledger.question if isinstance(key, Key))


def _put(groups: dict[Key, tuple[V, ...]], key: Key, group: tuple[V, ...]) -> None:
    """Set a group, which is not there where nothing is in it."""
    if group:
        groups[key] = group
    else:
        groups.pop(key, None)
