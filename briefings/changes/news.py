"""What became known when: for each question the answers that were new on their day, with the answer before.

In: a dossier. Out: news, the newest first. It became known on the day of its article, whenever it held.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, TypeVar

from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.ledger import Entry, Ledger, disagree, says
from briefings.model.reference import Key, Reference

C = TypeVar("C", Delegate, Position)
Side = tuple[Claim, ...]


class News(NamedTuple):
    """What is said since `day`, and what was said before: nothing where it was not known.

    `now` are several delegates where one article says the same of them, `parties` those whose position it is.
    `beside` are the other versions of what is disputed.
    """

    day: datetime.date
    now: Side
    was: Side = ()
    beside: tuple[Side, ...] = ()
    parties: tuple[Reference, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether something else was known before, or reports disagree."""
        return bool(self.was or self.beside)

    @property
    def about(self) -> tuple[Key, ...]:
        """The records that it is news about, each once."""
        return tuple(dict.fromkeys(key for claim in self.now for key in _about(claim, self.parties)))


def news_of(dossier: Dossier) -> list[News]:
    """All news of a dossier, the newest first; of one article what changed before what is new."""
    found = [*_coming(dossier), *_wanted(dossier), *_happened(dossier)]
    found.sort(key=_place)
    found.sort(key=_day, reverse=True)
    return found


def _place(news: News) -> tuple[str, bool, int]:
    first = news.now[0]
    return first.article.id, not news.is_change, first.number


def _day(news: News) -> datetime.date:
    return news.day


def _coming(dossier: Dossier) -> Iterator[News]:
    """Who comes; delegates of whom one article says the same are one piece of news."""
    together: dict[object, list[News]] = {}
    for key in (negotiation.key for negotiation in dossier.negotiations.values()):
        for ledger in dossier.attendance.get(key, ()):
            for day, was, now, beside in _turns(ledger, dossier.articles):
                news = News(day, now, was, beside)
                together.setdefault(_alike(news), []).append(news)
    for alike in together.values():
        first = alike[0]
        if len(alike) > 1:
            alike.sort(key=lambda news: news.now[0].number)
            first = alike[0]._replace(
                now=tuple(claim for news in alike for claim in news.now),
                was=tuple(claim for news in alike for claim in news.was),
            )
        yield first


def _alike(news: News) -> object:
    """What several delegates must have in common to be told of in one sentence."""
    now, was = news.now[0], news.was[0] if news.was else None
    assert isinstance(now, Delegate)
    if news.beside or (isinstance(was, Delegate) and was.role != now.role):
        return now.article, now.number
    before = was.attendance if isinstance(was, Delegate) else None
    place = now.article, now.as_of, now.negotiation.key, now.party.key, now.capacity
    return *place, now.attendance, now.attribution, now.confidence, before


def _wanted(dossier: Dossier) -> Iterator[News]:
    """What parties want; those that hold a position together, and wanted the same before, are one piece of news."""
    together: dict[object, News] = {}
    for party in (*dossier.countries.values(), *dossier.organizations.values()):
        for ledger in dossier.stances.get(party.key, ()):
            for day, was, now, beside in _turns(ledger, dossier.articles):
                claim = now[0]
                assert isinstance(claim, Position)
                reference = next(r for r in (*claim.parties, *claim.on_behalf_of) if r.key == party.key)
                same = tuple((c.article.id, c.number) for side in (now, was, *beside) for c in side)
                known = together.get(same)
                parties = (*known.parties, reference) if known else (reference,)
                together[same] = News(day, now, was, beside, parties)
    yield from together.values()


def _happened(dossier: Dossier) -> Iterator[News]:
    """What happened or is to happen, when the first report tells of it."""
    told: set[tuple[object, ...]] = set()
    events = [claim for claim in dossier.claims if isinstance(claim, Event)]
    for claim in sorted(events, key=lambda event: (dossier.article(event).date, event.article.id, event.number)):
        same = claim.date.text, claim.title.casefold(), claim.negotiation.key if claim.negotiation else None
        if same not in told:
            told.add(same)
            yield News(dossier.article(claim).date, (claim,))


def _turns(
    ledger: Ledger[C], articles: Mapping[str, Article]
) -> Iterator[tuple[datetime.date, Side, Side, tuple[Side, ...]]]:
    """Each entry that says something new on its day: when it was told, what stood before, what each says."""
    was: Entry[C] | None = None
    for _, group in groupby(ledger.entries, key=lambda entry: entry.as_of[:2]):
        day = tuple(group)
        yield from _turns_of_day(was, day, articles)
        was = day[-1]


def _turns_of_day(
    was: Entry[C] | None, day: tuple[Entry[C], ...], articles: Mapping[str, Article]
) -> Iterable[tuple[datetime.date, Side, Side, tuple[Side, ...]]]:
    stood = says(was) if was else None
    before: Side = was.claims if was else ()
    if len(day) == 1:
        return () if says(day[0]) == stood else ((_published(day[0], articles), before, day[0].claims, ()),)
    found: list[tuple[datetime.date, Side, Side, tuple[Side, ...]]] = []
    told: set[frozenset[tuple[str, ...]]] = set()
    for number, entry in enumerate(day):
        against = [other for other in day[:number] if disagree(other, entry)]
        said = says(entry)
        if said in told or (said == stood and not against):
            continue
        told.add(said)
        published = _published(entry, articles)
        if against:
            # What disputes says both; so what it disputes is told by itself only on an earlier day.
            disputed = {id(other.claims) for other in against}
            found = [turn for turn in found if turn[0] != published or id(turn[2]) not in disputed]
        found.append((published, before, entry.claims, tuple(other.claims for other in _distinct(against))))
    return found


def _distinct(entries: Iterable[Entry[C]]) -> Iterable[Entry[C]]:
    return {says(entry): entry for entry in entries}.values()


def _published(entry: Entry[C], articles: Mapping[str, Article]) -> datetime.date:
    return articles[entry.first.article.id].date


def _about(claim: Claim, parties: tuple[Reference, ...]) -> Iterator[Key]:
    if claim.negotiation:
        yield claim.negotiation.key
    if isinstance(claim, Delegate):
        named = (claim.person, claim.party, claim.organization, *claim.on_behalf_of)
        yield from (reference.key for reference in named if reference)
    elif isinstance(claim, Position):
        yield claim.issue.key
        yield from (reference.key for reference in parties)
    elif isinstance(claim, Event):
        yield from (reference.key for reference in (*claim.parties, *claim.people))
