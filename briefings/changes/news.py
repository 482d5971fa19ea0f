"""What became known when: for each question the answers that were new on their day, with the answer before.

In: a dossier. Out: news, the newest first. It became known on the day of its article, whenever it held, and is compared
with what the articles up to that day had said.
"""

import datetime
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import Generic, NamedTuple, TypeVar

from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.ledger import Entry, Ledger, disagree, says
from briefings.model.reference import Key, Reference

C = TypeVar("C", Delegate, Position)
Side = tuple[Claim, ...]
_LONG_AGO = datetime.timedelta(days=31)
# A party, and the ledger of what it wants.
Stance = tuple[Key, Ledger[Position]]


class News(NamedTuple):
    """What is said since `day`, and what was said before: nothing where it was not known.

    `now` are several delegates where one article says the same of them, `parties` those whose position it is.
    `beside` are the other versions of what is disputed. `is_late` where something of a later day was known already.
    `is_background` of what was over long before its article, and of which nothing was known: it is no news of that day.
    `was_disputed` where `was` is one of several versions of what was said before.
    """

    day: datetime.date
    now: Side
    was: Side = ()
    beside: tuple[Side, ...] = ()
    parties: tuple[Reference, ...] = ()
    is_late: bool = False
    is_background: bool = False
    was_disputed: bool = False

    @property
    def says_as_of(self) -> bool:
        """Whether its sentence says the day for which it held."""
        return self.is_late or (self.is_background and not isinstance(self.now[0], Event))

    @property
    def is_change(self) -> bool:
        """Whether something else was known before, or reports disagree."""
        return bool(self.was or self.beside)

    @property
    def about(self) -> tuple[Key, ...]:
        """The records that it is news about, each once."""
        return tuple(dict.fromkeys(key for claim in self.now for key in _about(claim, self.parties)))


def in_order(news: Iterable[News]) -> tuple[News, ...]:
    """News, the newest first; of one article what changed, what is new, and its background last."""
    return tuple(sorted(news, key=_place))


def _place(news: News) -> tuple[int, str, bool, bool, int]:
    day, now, was, beside, _, _, is_background, _ = news
    first = now[0]
    return -day.toordinal(), first.article.id, is_background, not (was or beside), first.number


def coming(ledgers: Iterable[Ledger[Delegate]], articles: Mapping[str, Article]) -> Iterator[News]:
    """Who comes; delegates of whom one article says the same are one piece of news."""
    together: dict[object, list[News]] = {}
    for ledger in ledgers:
        for news in _turns(ledger, articles):
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
    return *place, now.attendance, now.attribution, now.confidence, now.note, before, news.is_late, news.is_background


def wanted(stances: Iterable[Stance], articles: Mapping[str, Article]) -> Iterator[News]:
    """What parties want; those that hold a position together, and wanted the same before, are one piece of news."""
    together: dict[object, News] = {}
    for party, ledger in stances:
        for news in _turns(ledger, articles):
            claim = news.now[0]
            assert isinstance(claim, Position)
            reference = next(r for r in (*claim.parties, *claim.on_behalf_of) if r.key == party)
            sides = news.now, news.was, *news.beside
            same = news.is_late, *((c.article.id, c.number) for side in sides for c in side)
            known = together.get(same)
            parties = (*known.parties, reference) if known else (reference,)
            together[same] = news._replace(parties=parties)
    yield from together.values()


def happened(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Iterator[News]:
    """What happened or is to happen, when the first report tells of it."""
    told: dict[tuple[object, ...], str] = {}
    events = [claim for claim in claims if isinstance(claim, Event)]
    for claim in sorted(events, key=lambda event: (articles[event.article.id].date, event.article.id, event.number)):
        same = claim.date.text, claim.title.casefold()
        # In one article two of one day and title are two.
        if told.setdefault(same, claim.article.id) == claim.article.id:
            published = articles[claim.article.id].date
            last = claim.end.last if claim.end else claim.date.last
            yield News(published, (claim,), is_background=published - last > _LONG_AGO)


def _turns(ledger: Ledger[C], articles: Mapping[str, Article]) -> Iterator[News]:
    """What said something new when it was published: compared with what then was known to hold on its day and before.

    What an article says of an earlier day, when a later one is known already, is news of that earlier day alone. Where
    articles of one day say how it came about, the last of it is the news, and the rest is what was before.
    """
    if len(ledger.entries) == 1:
        # Most have one, with nothing before or beside it.
        yield _told(_published(ledger.current, articles), ledger.current, _NOTHING, (), is_late=False)
        return
    told = [_Placed(place, entry, _published(entry, articles)) for place, entry in enumerate(ledger.entries)]
    told.sort(key=lambda one: (one.published, one.entry.as_of.first))
    known: list[_Placed[C]] = []
    fresh: list[News] = []
    for (published, held), group in groupby(told, key=lambda one: (one.published, one.entry.as_of[:2])):
        day = tuple(group)
        place = bisect_left(known, day[0].place, key=_Placed.in_ledger)
        is_late = bool(known) and known[-1].entry.as_of.first > held[0]
        same_day = place
        while same_day and known[same_day - 1].entry.as_of[:2] == held:
            same_day -= 1
        earlier = [one.entry for one in known[same_day:place]]
        before = _before(known, place if earlier else same_day)
        found = _turns_of_day(published, before, earlier, [one.entry for one in day], is_late=is_late)
        if fresh and fresh[0].day != published:
            yield from fresh
            fresh = []
        if is_late:
            yield from found
        else:
            fresh = found or fresh
        for one in day:
            insort(known, one, key=_Placed.in_ledger)
    yield from fresh


class _Placed(NamedTuple, Generic[C]):
    """An entry, its place in the ledger, and the day on which its article told it."""

    place: int
    entry: Entry[C]
    published: datetime.date

    def in_ledger(self) -> int:
        """By the days for which entries hold."""
        return self.place


class _Before(NamedTuple):
    """What was said before; `claims` is empty where nothing was."""

    claims: Side
    says: frozenset[tuple[str, ...]] | None
    is_disputed: bool


_NOTHING = _Before((), None, False)


def _before(known: list[_Placed[C]], place: int) -> _Before:
    """What stood in a ledger before a place in it."""
    if not place:
        return _NOTHING
    stood = known[place - 1].entry
    beside = takewhile(lambda one: one.entry.as_of[:2] == stood.as_of[:2], reversed(known[: place - 1]))
    return _Before(stood.claims, says(stood), any(disagree(one.entry, stood) for one in beside))


def _turns_of_day(
    published: datetime.date, before: _Before, earlier: list[Entry[C]], day: list[Entry[C]], *, is_late: bool
) -> list[News]:
    """What entries of one day, published together, say that neither was said `before` nor in `earlier` ones of theirs.

    Those `earlier` were published before, so that it is they that were known. What says one side of a dispute again
    settles it.
    """
    stood = None if before.is_disputed else before.says
    if len(day) == 1 and not earlier:
        return [] if says(day[0]) == stood else [_told(published, day[0], before, (), is_late=is_late)]
    found: list[News] = []
    told = {says(entry) for entry in earlier}
    heard = list(earlier)
    for entry in day:
        said = says(entry)
        if said in told:
            continue
        told.add(said)
        against = [other for other in heard if disagree(other, entry)]
        heard.append(entry)
        if said == stood and not against:
            continue
        # What disputes says both; so what it disputes is told by itself only on an earlier day.
        disputed = {id(other.claims) for other in against}
        found = [news for news in found if id(news.now) not in disputed]
        beside = tuple(other.claims for other in _distinct(against))
        found.append(_told(published, entry, before, beside, is_late=is_late))
    return found


def _told(published: datetime.date, entry: Entry[C], was: _Before, beside: tuple[Side, ...], *, is_late: bool) -> News:
    is_background = not (is_late or was.claims or beside) and published - entry.as_of.last > _LONG_AGO
    return News(published, entry.claims, was.claims, beside, (), is_late, is_background, was.is_disputed)


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
