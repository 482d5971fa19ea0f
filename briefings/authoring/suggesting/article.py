"""An article and the dossier that it belongs to in; suggestions for its sidecar, and whom it names besides, out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.attendance import Coming, comings
from briefings.authoring.suggesting.capacities import Serving, servings
from briefings.authoring.suggesting.delegates import delegates, group_delegates, homes
from briefings.authoring.suggesting.events import Dated
from briefings.authoring.suggesting.events import events as dated
from briefings.authoring.suggesting.groups import Group, groups
from briefings.authoring.suggesting.naming import Named, Names
from briefings.authoring.suggesting.people import People
from briefings.authoring.suggesting.positions import Wanted, wanted
from briefings.authoring.suggesting.sidecar import Said
from briefings.authoring.suggesting.statements import events, positions
from briefings.authoring.suggesting.subjects import actors
from briefings.authoring.suggesting.suggestion import Suggestion
from briefings.authoring.suggesting.voices import unnamed
from briefings.model.article import Article
from briefings.model.claim import Delegate
from briefings.model.dossier import Dossier
from briefings.model.negotiation import Negotiation
from briefings.model.reference import Key
from briefings.model.vocabulary import Capacity
from briefings.prose.article import Prose, read
from briefings.prose.folding import fold_name
from briefings.prose.sentences import sentence_around

_DATELINE = re.compile(r"[A-Z][A-Z .,/]+(?:\([A-Za-z]+\) ?)?\s*[–—-]+ ")
_OF_PLACE = re.compile(r"\b(?:in|to|at|near|from|for) $")
_LONGEST_SENTENCE = 4000
_KEY_OF = {"mediator": "mediators", "host": "hosts", "observer": "observers"}


class Suggested(NamedTuple):
    """What an article offers: entries, a line for the top, the people and others whom it only names.

    `for_record` are lines for the record of the talks, each with the words that it rests on.
    """

    entries: tuple[Suggestion, ...]
    negotiation: str | None
    named: tuple[tuple[str, str], ...]
    for_record: tuple[tuple[str, str], ...]


class _Gathered(NamedTuple):
    """What the sentences of a text say, before it is weighed."""

    coming: list[Coming]
    groups: list[Group]
    positions: list[tuple[Wanted, str]]
    events: list[tuple[Dated, str]]
    serving: list[Serving]


def suggested(article: Article, dossier: Dossier, said: Said) -> Suggested:
    """What an article lets us say and its sidecar does not."""
    prose = read(article.name, article.text)
    names = Names(dossier)
    named = names.find(prose.text)
    body = len(prose.title) + 1
    people = People(prose.text, body, named, _parties(dossier))
    found = _gathered(article, prose, body, named, people)
    negotiation = _negotiation(article, dossier, named, names, people, said)
    listed = _listed(negotiation, dossier)
    capacities = {
        who: one.capacity
        for one in found.serving
        for who in (one.who.person, *((one.who.parties) if not one.who.person else ()))
        if who and who not in listed
    }
    there = {fold_name(names.called(name)) for name in said.delegates}
    entries = (
        *delegates(prose, found.coming, people, there, homes(found.coming, named, people), capacities),
        *group_delegates(prose, found.groups, there, capacities),
        *positions(prose, found.positions, said),
        *events(prose, found.events, said),
    )
    settled = {fold_name(names.called(name)) for name in (*said.names, said.negotiation, negotiation)}
    settled |= {fold_name(text) for entry in entries for value in entry.fields.values() for text in
                ([value] if isinstance(value, str) else value)}  # fmt: skip
    return Suggested(
        entries,
        _line(negotiation) if not said.negotiation else None,
        tuple(_others(prose, body, named, people, settled)),
        tuple(_for_record(prose, found.serving, listed)),
    )


def _gathered(article: Article, prose: Prose, body: int, named: Sequence[Named], people: People) -> _Gathered:
    """Go through the sentences once."""
    found = _Gathered([], [], [], [], [])
    text = prose.text
    for start, end in sentences(text, body):
        there = people.within(start, end)
        inside = [one for one in named if start <= one.start < end]
        those = actors(inside, there)
        voice = unnamed(text, start, end, there)
        found.coming.extend(one._replace(voice=voice) for one in comings(text, start, end, there))
        found.groups.extend(groups(text, start, end, those))
        found.positions.extend((one, voice) for one in wanted(text, start, end, inside, there))
        found.events.extend((one, voice) for one in dated(text, start, end, article.date, those))
        for one in servings(text, start, end, those):
            found.serving.append(one)
            if seen := next((seen for seen in there if seen.name == one.who.person), None):
                found.coming.append(Coming(seen, "announced", "member", one.start, one.end, one.cue, "", voice=voice))
    return found


def sentences(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where each sentence from `begin` on stands."""
    for line in re.finditer(r"[^\n]+", text[begin:]):
        at, end = begin + line.start(), begin + line.end()
        while at < end:
            sentence = sentence_around(text[at : min(end, at + _LONGEST_SENTENCE)], 0, 1)
            start = text.find(sentence, at) if sentence else end
            if not sentence or start < 0:
                break
            place = _DATELINE.match(sentence)
            yield start + (place.end() if place else 0), start + len(sentence)
            at = start + len(sentence) + 1


def _parties(dossier: Dossier) -> dict[str, str]:
    """The party of each person who has one: what the record says, else what all claims about the delegate agree on."""
    said: dict[Key, set[Key]] = {}
    for claim in dossier.claims:
        if isinstance(claim, Delegate) and claim.person:
            said.setdefault(claim.person.key, set()).add(claim.party.key)
    found = {}
    for person in dossier.people.values():
        keys = {person.party.key} if person.party else said.get(person.key, set())
        if len(keys) == 1:
            found[person.name] = dossier.record(*keys).name
    return found


def _negotiation(
    article: Article, dossier: Dossier, named: Sequence[Named], names: Names, people: People, said: Said
) -> str:
    """The id of the one negotiation that the sidecar says, that is named, or that is held where and when.

    Held there it is only if each of its parties is named, or somebody of theirs.
    """
    if said.negotiation:
        called = names.called(said.negotiation)
        return next((one.id for one in dossier.negotiations.values() if called in (one.id, one.name)), "")
    ids = list(dict.fromkeys(one.id for one in named if one.kind == "negotiation"))
    if not ids:
        text = f"{article.name}\n{article.text}"
        there = {one.name for one in named} | {seen.party for seen in people.all}
        ids = [
            negotiation.id for negotiation in dossier.negotiations.values()
            if (venue := getattr(negotiation, "venue", None)) and venue.city and venue.city in text
            and negotiation.start and abs((negotiation.start.first - article.date).days) <= 60
            and {dossier.record(one.key).name for one in getattr(negotiation, "parties", ())} <= there
        ]  # fmt: skip
    return ids[0] if len(ids) == 1 else ""


def _line(negotiation: str) -> str:
    """The line for the top of a sidecar that says no negotiation."""
    if negotiation:
        return f"negotiation: {negotiation}  # suggested: named in the text, or held where and when it says"
    return "negotiation:  # decide: the talks that this is about, a name or the id of a record"


def _listed(negotiation: str, dossier: Dossier) -> dict[str, Capacity]:
    """Whom the record of the talks lists, and as what."""
    record = dossier.negotiations.get(negotiation)
    if not isinstance(record, Negotiation):
        return {}
    return {dossier.record(one.key).name: capacity for capacity, those in reversed(record.taking_part) for one in those}


def _for_record(prose: Prose, serving: Sequence[Serving], listed: dict[str, Capacity]) -> Iterator[tuple[str, str]]:
    """Who serves the talks and does not stand in their record yet, as a line for it."""
    told: set[tuple[str, str]] = set()
    for one in serving:
        for who in (one.who.person,) if one.who.person else one.who.parties:
            if who and who not in listed and (who, one.capacity) not in told:
                told.add((who, one.capacity))
                yield f"{_KEY_OF[one.capacity]}: [{who}]", prose.text[one.start : one.end]


def _others(
    prose: Prose, body: int, named: Sequence[Named], people: People, settled: set[str]
) -> Iterator[tuple[str, str]]:
    """Whom and what the text names besides, and nothing says anything of: each once, with its sentence."""
    found: dict[str, tuple[int, int, str]] = {}
    for one in named:
        is_place = one.by == "word" and _OF_PLACE.search(prose.text, max(0, one.start - 6), one.start)
        if fold_name(one.name) not in settled and not is_place:
            found.setdefault(
                one.name, (one.start, one.end, f"{one.kind}: {one.name}{f' ({one.id})' if one.id else ''}")
            )
    for seen in people.all:
        if seen.post and fold_name(seen.name) not in settled:
            found.setdefault(seen.name, (seen.start, seen.end, f"person: {seen.name}, {seen.post}"))
    for start, end, what in sorted(found.values()):
        yield what, sentence_around(prose.text, start, end)
