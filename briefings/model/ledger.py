"""All claims that answer one question, in order of time: which stands, what went before, what is disputed."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise, takewhile
from typing import Generic, TypeVar

from briefings.model.claim import Claim, Delegate, Position
from briefings.model.reference import Key
from briefings.model.vocabulary import AGAINST, FOR
from briefings.model.when import When

C = TypeVar("C", bound=Claim)
Dates = Mapping[Key, datetime.date]
Question = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Entry(Generic[C]):
    """What one article says of one stretch of days. Several positions stand together."""

    claims: tuple[C, ...]

    @property
    def first(self) -> C:
        """The claim that speaks for the entry: the one written first."""
        return self.claims[0]

    @property
    def as_of(self) -> When:
        """When the entry held."""
        return self.first.as_of


@dataclass(frozen=True, slots=True)
class Ledger(Generic[C]):
    """The entries that answer one question, the earliest first; never empty."""

    entries: tuple[Entry[C], ...]
    question: Question = ()

    @property
    def current(self) -> Entry[C]:
        """The entry that stands."""
        return self.entries[-1]

    @property
    def disputed(self) -> tuple[Entry[C], ...]:
        """The entries that stand beside the current one and say otherwise."""
        *earlier, now = self.entries
        day = now.as_of.first
        # In order of time, so that those of one day stand together.
        beside = takewhile(lambda entry: entry.as_of.first == day, reversed(earlier))
        return tuple(entry for entry in beside if disagree(entry, now))[::-1]

    @property
    def before(self) -> tuple[Entry[C], ...]:
        """The entries that the current one, and those that dispute it, follow."""
        beside = {id(entry) for entry in self.disputed}
        return tuple(entry for entry in self.entries[:-1] if id(entry) not in beside)

    @property
    def changes(self) -> Iterator[tuple[Entry[C], Entry[C]]]:
        """Each entry that says something else than the day before it did, with the entry that stood last on that day.

        Where the later day is disputed, each side of the dispute is a change of its own.
        """
        days = [list(day) for _, day in groupby(self.entries, key=lambda entry: entry.as_of[:2])]
        for earlier, later in pairwise(days):
            told = {says(earlier[-1])}
            for entry in later:
                if says(entry) not in told:
                    told.add(says(entry))
                    yield earlier[-1], entry


def says(entry: Entry[C]) -> frozenset[tuple[str, ...]]:
    """What an entry comes down to, for telling whether two say the same."""
    return frozenset(
        [
            (claim.attendance, claim.role, *claim.party.key)
            if isinstance(claim, Delegate)
            else (claim.stance, claim.summary, claim.conditions)
            for claim in entry.claims
            if isinstance(claim, Delegate | Position)
        ]
    )


def disagree(one: Entry[C], other: Entry[C]) -> bool:
    """Whether two entries dispute each other: of the same days, by different articles or voices, and not both true."""
    a, b = one.first, other.first
    if (a.as_of.first, a.as_of.last) != (b.as_of.first, b.as_of.last):
        return False
    if (a.article, a.attribution) == (b.article, b.attribution):
        return False
    return any(contradict(left, right) for left in one.claims for right in other.claims)


def contradict(one: Claim, other: Claim) -> bool:
    """Whether two claims that answer one question cannot both be true of one day."""
    if isinstance(one, Delegate) and isinstance(other, Delegate):
        return (one.attendance, one.role) != (other.attendance, other.role)
    if isinstance(one, Position) and isinstance(other, Position):
        if one.conditions or other.conditions:
            return False
        stances = {one.stance, other.stance}
        return bool(stances & FOR) and bool(stances & AGAINST)
    return False


def ledgers(
    claims: Iterable[C], question: Callable[[C], Iterable[Question]], dates: Dates
) -> dict[Question, Ledger[C]]:
    """Sort claims into one ledger a question, in the order in which the questions first come up."""
    answers: dict[Question, list[C]] = {}
    for claim in claims:
        for asked in question(claim):
            answers.setdefault(asked, []).append(claim)
    return {asked: ledger_of(asked, given, dates) for asked, given in answers.items()}


def ledger_of(question: Question, claims: list[C], dates: Dates) -> Ledger[C]:
    """The ledger of all claims that answer one question."""
    return Ledger(tuple(_entries(claims, dates)), question)


def chronological(claim: Claim, dates: Dates) -> tuple[datetime.date, datetime.date, str, int]:
    """The order of claims: by the first day they held, then by their article's date and place in it."""
    return claim.as_of.first, dates[claim.article], claim.article.id, claim.number


def _entries(claims: list[C], dates: Dates) -> Iterator[Entry[C]]:
    """Group claims into entries, in order of time.

    Each delegate is an entry. Positions of one article and day are one entry together, whoever voiced them, unless its
    voices contradict each other: then there is one entry a voice.
    """
    if len(claims) == 1:
        yield Entry((claims[0],))
        return

    def source(claim: C) -> tuple[object, ...]:
        alone = claim.number if isinstance(claim, Delegate) else 0
        return claim.as_of.first, dates[claim.article], claim.article.id, claim.as_of.last, alone

    for _, group in groupby(sorted(claims, key=lambda claim: (source(claim), claim.number)), key=source):
        together = tuple(group)
        voices: dict[str, list[C]] = {}
        for claim in together:
            voices.setdefault(claim.attribution, []).append(claim)
        split = [Entry(tuple(said)) for said in voices.values()]
        if len(split) > 1 and any(disagree(one, other) for one, other in combinations(split, 2)):
            yield from split
        else:
            yield Entry(together)
