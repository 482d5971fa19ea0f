"""Two dossiers in; where another answer stands now than before, what is asked for the first time, and no more, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeVar

from briefings.changes.change import Change
from briefings.changes.matching import Match, is_slip
from briefings.changes.news import News
from briefings.changes.newsroom import news_of
from briefings.changes.parts import in_words
from briefings.changes.renaming import Names
from briefings.changes.rewording import is_reworded
from briefings.changes.saying import said, versions
from briefings.changes.sentences import sentence
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.ledger import Ledger, says
from briefings.model.reference import Key

Question = tuple[Key | None, ...]
C = TypeVar("C", bound=Claim)


class Answers(NamedTuple):
    """The ledger of one question; `subject` says what is asked about."""

    subject: str
    ledger: Ledger[Any]

    @property
    def standing(self) -> set[frozenset[tuple[str, ...]]]:
        """All that stands, disputed or not."""
        return {says(self.ledger.current), *map(says, self.ledger.disputed)}


def standing(before: Dossier, after: Dossier, names: Names, matches: Sequence[Match]) -> Iterator[Change]:
    """What stands otherwise: the answers that changed first, then what is new, then what nobody says any more."""
    was, now = _answers(before, names), _answers(after, names)
    for old, new in _misspelt(matches, names):
        if old in was and old not in now and new in now and new not in was:
            was[new] = was.pop(old)
    added = [match.now for match in matches if match.now and not match.was]
    for question, answers in now.items():
        if question in was:
            yield from _turned(was[question], answers, before, after, names)
    yield from _new(after, names, now, was, added)
    for question, answers in was.items():
        if question not in now:
            claims = answers.ledger.current.claims
            told = {claim for entry in answers.ledger.entries for claim in _ids(entry.claims)}
            every = tuple(claim for claim in before.claims if _id(claim) in told)
            yield _change("gone", answers, _said(claims, names), "", claims, before, is_before=True)._replace(
                claims=every
            )


def subject(claim: Claim, names: Names, party: Key | None = None) -> str:
    """What a claim is about: `Istanbul talks, May 2025: Vladimir Putin`."""
    if isinstance(claim, Delegate):
        what = names.name(claim.person.key) if claim.person else f"{names.name(claim.party.key)}, {claim.group}"
    elif isinstance(claim, Position):
        keys = [party] if party else [reference.key for reference in claim.parties]
        what = f"{' and '.join(map(names.name, keys))} on {names.name(claim.issue.key)}"
    else:
        what = claim.title if isinstance(claim, Event) else ""
    return f"{names.name(claim.negotiation.key)}: {what}" if claim.negotiation else what


def in_few_words(claim: Claim, names: Names) -> str:
    """What a claim says of its subject."""
    return claim.date.text if isinstance(claim, Event) else _said((claim,), names, role=True)


def _answers(dossier: Dossier, names: Names) -> dict[Question, Answers]:
    found: dict[Question, Answers] = {}
    for negotiation in dossier.negotiations.values():
        for ledger in dossier.attendance.get(negotiation.key, ()):
            claim = ledger.entries[-1].first
            coming = names.now(negotiation.key), names.now(_whom(claim))
            found.setdefault(coming, Answers(subject(claim, names), ledger))
    for party in (*dossier.countries.values(), *dossier.organizations.values()):
        for stances in dossier.stances.get(party.key, ()):
            first = stances.entries[-1].first
            talks = names.now(first.negotiation.key) if first.negotiation else None
            wanted = talks, names.now(party.key), names.now(first.issue.key)
            found.setdefault(wanted, Answers(subject(first, names, party.key), stances))
    return found


def _turned(was: Answers, now: Answers, before: Dossier, after: Dossier, names: Names) -> Iterator[Change]:
    """What stands of one question in both, if it is not the same."""
    if was.standing == now.standing:
        return
    old, new = was.ledger.current.claims, now.ledger.current.claims
    role = _roles(old) != _roles(new)
    before_words, now_words = _said(old, names, role=role), _said(new, names, role=role)
    if now.ledger.disputed:
        beside = tuple(entry.claims for entry in now.ledger.disputed)
        news = News(after.article(new[0]).date, new, old, beside)
        now_words = in_words(versions(news, after), names.name)
        yield _change("disputed", now, before_words, now_words, new, after)
    elif was.ledger.disputed:
        yield _change("settled", now, before_words, _said(new, names), new, after)
    elif before_words != now_words:  # else it is for another party, which is told of the claim
        is_slip = _stances(old) == _stances(new) and is_reworded(before_words, now_words)
        yield _change("reworded" if is_slip else "changed", now, before_words, now_words, new, after)


def _new(
    after: Dossier,
    names: Names,
    now: Mapping[Question, Answers],
    was: Mapping[Question, Answers],
    added: Iterable[Claim],
) -> Iterator[Change]:
    """What answers a question that was not asked before, and events, each in a sentence."""
    new = {question for question in now if question not in was}
    every = tuple(news_of(after))
    told = {claim for news in every for claim in _ids(news.now)}
    wanted = {claim for question in new for claim in _ids(_known_by(now[question].ledger, told))}
    wanted |= {_id(claim) for claim in added if isinstance(claim, Event)}
    for news in every:
        kept = tuple(claim for claim in news.now if _id(claim) in wanted)
        if not kept:
            continue
        parties = tuple(party for party in news.parties if _question(kept[0], party.key) in new)
        words = in_words(sentence(news._replace(now=kept, parties=parties or news.parties), after), names.name)
        yield Change("stands", "new", "", "", words, kept[0].location, after.article(kept[0]), claims=kept)


def _known_by(ledger: Ledger[C], told: Set[tuple[Key, int]]) -> tuple[C, ...]:
    """The claims by which it became known what stands now: `told` are those that were news, and not said before."""
    for entry in reversed(ledger.entries):
        if says(entry) != says(ledger.current):
            break
        if not told.isdisjoint(_ids(entry.claims)):
            return entry.claims
    return ledger.current.claims


def _misspelt(matches: Iterable[Match], names: Names) -> Iterator[tuple[Question, Question]]:
    """Questions that were asked of a group whose name was misspelt, and as which they are asked now."""
    for old, new in matches:
        if isinstance(old, Delegate) and isinstance(new, Delegate) and is_slip(old, new, names):
            talks = names.now(old.negotiation.key), new.negotiation.key
            yield (talks[0], names.now(_whom(old))), (talks[1], _whom(new))


def _whom(claim: Delegate) -> Key:
    """Who comes: a person, or a party's group."""
    return claim.person.key if claim.person else Key("person", f"{claim.party.key.id} {claim.group.casefold()}")


def _question(claim: Claim, party: Key) -> Question:
    talks = claim.negotiation.key if claim.negotiation else None
    return (talks, party, claim.issue.key) if isinstance(claim, Position) else (talks, party)


def _change(
    how: Any, answers: Answers, was: str, now: str, claims: tuple[Claim, ...], dossier: Dossier, is_before: bool = False
) -> Change:
    first = claims[0]
    article = dossier.article(first)
    return Change("stands", how, answers.subject, was, now, first.location, article, is_before=is_before, claims=claims)


def _said(claims: tuple[Claim, ...], names: Names, role: bool = False) -> str:
    return in_words(said(claims, role=role), names.name)


def _roles(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.role for claim in claims if isinstance(claim, Delegate)}


def _stances(claims: tuple[Claim, ...]) -> list[str]:
    """The word of a closed list by which each claim answers."""
    return [claim.stance if isinstance(claim, Position) else getattr(claim, "attendance", "") for claim in claims]


def _id(claim: Claim) -> tuple[Key, int]:
    return claim.article, claim.number


def _ids(claims: Iterable[Claim]) -> Iterator[tuple[Key, int]]:
    return map(_id, claims)
