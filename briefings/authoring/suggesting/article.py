"""An article and the dossier that it belongs to in; suggestions for its sidecar, and whom it names besides, out."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefings.authoring.suggesting.attendance import Coming, comings
from briefings.authoring.suggesting.naming import Named, Names
from briefings.authoring.suggesting.people import People
from briefings.authoring.suggesting.positions import Wanted, wanted
from briefings.authoring.suggesting.sidecar import Said
from briefings.authoring.suggesting.suggestion import Suggestion
from briefings.model.article import Article
from briefings.model.dossier import Dossier
from briefings.model.vocabulary import Attendance
from briefings.prose.article import Prose, read
from briefings.prose.folding import fold_name
from briefings.prose.quotations import find, is_too_short
from briefings.prose.sentences import sentence_around

# Of several things that one text says of somebody, the one that decides.
_STRENGTH: Mapping[Attendance, int] = {
    "withdrew": 6, "declined": 5, "absent": 4, "attended": 3, "confirmed": 2, "announced": 1, "conditional": 0,
}  # fmt: skip
_LONGEST_SENTENCE = 4000
_NAMING = ("person", "party", "speaker", "issue")
_LONGEST_QUOTE = 260


class Suggested(NamedTuple):
    """What an article offers: entries, a line for the top, and the people and others whom it only names."""

    entries: tuple[Suggestion, ...]
    negotiation: str | None
    named: tuple[tuple[Named, str], ...]


def suggested(article: Article, dossier: Dossier, said: Said) -> Suggested:
    """What an article lets us say and its sidecar does not."""
    prose = read(article.name, article.text)
    text, body = prose.text, len(prose.title) + 1
    named = Names(dossier).find(text)
    parties = {person.name: party for person in dossier.people.values() if (party := _party(person.party, dossier))}
    people = People(text, body, named, parties)
    coming: list[Coming] = []
    positions: list[Wanted] = []
    for start, end in sentences(text, body):
        there = people.within(start, end)
        coming += comings(text, start, end, there)
        inside = [one for one in named if start <= one.start < end]
        positions += wanted(text, start, end, inside, there)
    known = {fold_name(name): person.name for person in dossier.people.values() for name in (person.name, person.id,
             *(other.text for other in person.other_names))}  # fmt: skip
    there_already = {fold_name(known.get(fold_name(name), name)) for name in said.people}
    delegates = list(_delegates(prose, coming, people, there_already, _home(text, coming, named, people)))
    stances = list(_positions(prose, positions, said))
    entries = (*delegates, *stances)
    settled = there_already | {
        fold_name(value) for entry in entries for name, value in entry.fields.items() if name in _NAMING
    }
    negotiation = _negotiation(article, dossier, named, said)
    return Suggested(entries, negotiation, _others(prose, named, settled, dossier, article))


def sentences(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where each sentence from `begin` on stands."""
    for line in re.finditer(r"[^\n]+", text[begin:]):
        at, end = begin + line.start(), begin + line.end()
        while at < end:
            sentence = sentence_around(text[at : min(end, at + _LONGEST_SENTENCE)], 0, 1)
            start = text.find(sentence, at) if sentence else end
            if not sentence or start < 0:
                break
            yield start, start + len(sentence)
            at = start + len(sentence) + 1


def _party(reference: object, dossier: Dossier) -> str:
    key = getattr(reference, "key", None)
    return dossier.record(key).name if key else ""


def _home(text: str, coming: list[Coming], named: list[Named], people: People) -> Mapping[str, str]:
    """The party of those who are said to be on a country's delegation, or to join somebody who is."""
    parties = dict(people.parties)
    for one in coming:
        if one.role == "head" and one.who.name not in parties:
            inside = [
                country for country in named if country.kind == "country" and one.start <= country.start < one.end
            ]
            if inside:
                parties[one.who.name] = inside[-1].name
    surnames = {name.split()[-1]: party for name, party in parties.items()}
    for name, post in people.posts.items():
        # "Trump envoy": the envoy is of the party of whoever sends them.
        if name not in parties and (party := surnames.get(post.split()[0])):
            parties[name] = party
    for one in coming:
        if one.listed and one.after in parties:
            parties.setdefault(one.who.name, parties[one.after])
    return parties


def _delegates(
    prose: Prose, coming: list[Coming], people: People, there_already: set[str], parties: Mapping[str, str]
) -> Iterator[Suggestion]:
    by_name: dict[str, list[Coming]] = {}
    for one in coming:
        by_name.setdefault(one.who.name, []).append(one)
    for name, those in by_name.items():
        if fold_name(name) in there_already:
            continue
        strongest = max(those, key=lambda one: (_STRENGTH[one.attendance], one.role != "member"))
        role = next((one.role for one in those if one.role != "member"), "member")
        quote = next((quote for one in [strongest, *those] if (quote := _quote_of(prose, one))), "")
        if not quote:
            continue
        fields = {"person": name, "party": parties.get(name, "")}
        if post := people.posts.get(name):
            fields["post"] = post
        if role != "member":
            fields["role"] = role
        fields |= {"attendance": strongest.attendance, "quote": quote}
        others = {one.attendance for one in those} - {strongest.attendance}
        why = [f"“{strongest.cue}”", *([strongest.why] if strongest.why else [])]
        why += [f"elsewhere the text reads as {other}" for other in sorted(others) if other != "announced"]
        yield Suggestion(
            part="delegates", fields=fields, why="; ".join(why), undecided={"party": "the country or organization"}
        )


def _quote_of(prose: Prose, one: Coming) -> str:
    """The words that say that somebody comes, cut where they are a list; nothing unless they stand there as a quote."""
    text = prose.text
    whole = text[one.start : one.end]
    if one.listed:
        first = text[one.listed[0] : one.listed[1]].strip()
        own = text[one.who.start : one.who.end]
        whole = f"{first} {own}" if one.who.start - one.listed[1] < 2 else f"{first} … {own}"
    elif len(whole) > _LONGEST_QUOTE:
        name = text[one.who.start : one.who.end]
        whole = f"{name} … {text[text.rfind(' ', 0, one.end - 60) + 1 : one.end]}"
    return _standing(prose, whole)


def _standing(prose: Prose, quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if not is_too_short(quote) and find(prose, quote) else ""


def _positions(prose: Prose, positions: list[Wanted], said: Said) -> Iterator[Suggestion]:
    covered = [
        (passage.start, passage.end) for quote in said.quotes for passage in find(prose, quote)
    ]  # fmt: skip
    for one in positions:
        quote = _standing(prose, prose.text[one.start : one.end])
        if not quote or any(start < one.end and one.start < end for start, end in covered):
            continue
        fields = {"party": one.party}
        if one.speaker:
            fields["speaker"] = one.speaker
        fields |= {"issue": one.issue, "stance": one.stance, "summary": "", "quote": quote}
        yield Suggestion(
            part="positions",
            fields=fields,
            why=f"“{one.cue}”",
            undecided={
                "party": "who holds it", "issue": "what it is about", "summary": "what they want, in your own words"
            },
        )  # fmt: skip


def _negotiation(article: Article, dossier: Dossier, named: list[Named], said: Said) -> str | None:
    """The line for the top of a sidecar that has none: the one negotiation that is named, or held where and when."""
    if said.has_negotiation:
        return None
    ids = list(dict.fromkeys(one.id for one in named if one.kind == "negotiation"))
    if not ids:
        text = f"{article.name}\n{article.text}"
        ids = [
            negotiation.id for negotiation in dossier.negotiations.values()
            if (venue := getattr(negotiation, "venue", None)) and venue.city and venue.city in text
            and negotiation.start and abs((negotiation.start.first - article.date).days) <= 60
        ]  # fmt: skip
    if len(ids) == 1:
        return f"negotiation: {ids[0]}  # suggested: named in the text, or held where and when it says"
    return "negotiation:  # decide: the talks that this is about, a name or the id of a record"


def _others(
    prose: Prose, named: list[Named], settled: set[str], dossier: Dossier, article: Article
) -> tuple[tuple[Named, str], ...]:
    """Whom and what the text names besides, and nothing claims: each once, with its sentence."""
    claimed = {
        (key.kind, key.id) for key, claims in dossier.about.items() if any(c.article == article.key for c in claims)
    }
    found: dict[tuple[str, str], tuple[Named, str]] = {}
    for one in named:
        if (one.kind, one.id) not in claimed and fold_name(one.name) not in settled:
            found.setdefault((one.kind, one.name), (one, sentence_around(prose.text, one.start, one.end)))
    return tuple(found.values())
