"""A person's page: posts, whom they speak for, where they sat and with whom, what they said, where they are named."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from briefings.model.claim import Claim, Delegate, Position
from briefings.model.ledger import Ledger
from briefings.model.person import Person
from briefings.model.reference import Key
from briefings.pages import subjects
from briefings.pages.backlinks import Listed, listed_in
from briefings.pages.bounds import HISTORY, NEGOTIATIONS, PEOPLE, Bounds, Portion
from briefings.pages.chronicle import Chronicle, Year
from briefings.pages.citing import Citations, Cited, Evidence
from briefings.pages.dates import span
from briefings.pages.describing import described, seat_fact, words_of
from briefings.pages.desk import Desk, chosen
from briefings.pages.links import Fact, Link, Named, fact, traced
from briefings.pages.mentions import Mentioned, bounds_of, mentioned_in
from briefings.pages.page import Head, Page, View
from briefings.pages.profile import Profile, profile
from briefings.pages.rounds import Round, first_day, round_of
from briefings.pages.rows import DelegateRow, PositionRow
from briefings.pages.sources import Basis, basis, sole_source
from briefings.pages.telling import Changed, changed
from briefings.pages.timeline import Timeline, timeline

SAID = 40
CHANGES = 5


class Office(NamedTuple):
    """A post that a person's record gives, and since when they hold or held it."""

    title: Fact
    organization: Named | None
    span: str


class Served(NamedTuple):
    """A negotiation with what stands of a person there, what disputes it and what was said before."""

    round: Round
    now: Cited[DelegateRow]
    disputed: tuple[Cited[DelegateRow], ...]
    before: tuple[Cited[DelegateRow], ...]


class Companion(NamedTuple):
    """Somebody who sat on the same side, and in how many negotiations."""

    person: Link
    times: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonView(View):
    """What is known of a person. `cited` are the posts as articles gave them, the newest first."""

    profile: Profile
    honorific: Fact | None
    offices: tuple[Office, ...]
    cited: tuple[Cited[DelegateRow], ...]
    speaks_for: tuple[Link, ...]
    party: Named | None
    basis: Basis
    served: Portion[Served]
    listed: Portion[Listed]
    said: Portion[Cited[PositionRow]]
    replaced_by: tuple[Cited[DelegateRow], ...]
    companions: Portion[Companion]
    changes: Changed
    timeline: Timeline
    mentions: Portion[Mentioned]
    evidence: Evidence
    years: tuple[Year, ...]


def people(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each person, and their chronicle; `only` the one with an id."""
    for person in chosen(desk.dossier.people, only):
        chronicle = Chronicle(desk, person)
        yield Page(desk.link(person.key).path, "person.html", partial(_view, desk, person, chronicle))
        yield from chronicle.pages()


def _view(desk: Desk, person: Person, chronicle: Chronicle) -> PersonView:
    dossier, key = desk.dossier, person.key
    bounds, citations = bounds_of(desk, key), Citations(sole=sole_source(desk, key))
    about = dossier.about.get(key, ())
    own = [claim for claim in about if isinstance(claim, Delegate) and claim.person and claim.person.key == key]
    cited = citations.each(map(desk.delegate, _posts(own)))
    ledgers = [ledger for ledger in dossier.attendance.get(key, ()) if _is_about(ledger, key)]
    ledgers.sort(
        key=lambda ledger: first_day(dossier.negotiations[ledger.current.first.negotiation.key.id]), reverse=True
    )
    part = bounds.of(ledgers, NEGOTIATIONS)
    served = Portion(tuple(_served(desk, ledger, citations, bounds) for ledger in part.shown), part.total)
    spoken = [claim for claim in about if isinstance(claim, Position) and claim.speaker and claim.speaker.key == key]
    said = bounds.of(spoken[::-1], SAID)
    itself, sources = profile(person), basis(desk, key, bounds)
    return PersonView(
        head=_head(desk, person, itself, cited, served.shown, sources),
        profile=itself,
        honorific=fact(person.honorific, person.at("honorific")),
        offices=tuple(
            Office(
                Fact(post.title, traced(person.location._replace(line=post.line))),
                desk.maybe_named(post.organization),
                span(post.start, post.end),
            )
            for post in person.posts
        ),
        cited=cited,
        speaks_for=tuple(map(desk.link, _spoken_for(own, spoken))),
        party=desk.maybe_named(person.party),
        basis=sources,
        served=served,
        listed=listed_in(desk, key, bounds),
        said=Portion(citations.each(map(desk.position, said.shown)), said.total),
        replaced_by=citations.each(map(desk.delegate, _replacing(about, key))),
        companions=_companions(desk, key, ledgers, bounds),
        changes=changed(desk, key, citations, bounds, chronicle, CHANGES),
        timeline=timeline(desk, about, (), citations, bounds),
        mentions=mentioned_in(desk, person, bounds),
        evidence=citations.evidence(chronicle.start),
        years=chronicle.years,
    )


def _is_about(ledger: Ledger[Delegate], key: Key) -> bool:
    person = ledger.current.first.person
    return person is not None and person.key == key


def _replacing(claims: Iterable[Claim], key: Key) -> list[Delegate]:
    """Who takes somebody's place, the newest first, each negotiation and person once."""
    newest = {
        (claim.negotiation.key, claim.person.key if claim.person else claim.group): claim
        for claim in claims
        if isinstance(claim, Delegate) and claim.replaces and claim.replaces.key == key
    }
    return list(newest.values())[: -HISTORY - 1 : -1]


def _posts(claims: list[Delegate]) -> list[Delegate]:
    """The newest claim for each post that articles gave somebody, the newest first."""
    newest = {claim.post.casefold(): claim for claim in claims if claim.post}
    return sorted(newest.values(), key=lambda claim: claim.as_of.first, reverse=True)[:HISTORY]


def _spoken_for(own: list[Delegate], spoken: list[Position]) -> list[Key]:
    """Whom somebody was sent by, or spoke for, in the order in which they first did."""
    references = [reference for claim in own for reference in (claim.party, *claim.on_behalf_of)]
    references += [reference for claim in spoken for reference in (*claim.parties, *claim.on_behalf_of)]
    return list(dict.fromkeys(reference.key for reference in references))


def _served(desk: Desk, ledger: Ledger[Delegate], citations: Citations, bounds: Bounds) -> Served:
    def cite(claims: list[Delegate]) -> tuple[Cited[DelegateRow], ...]:
        return citations.each(map(desk.delegate, claims))

    now = ledger.current.first
    before = [entry.first for entry in reversed(ledger.before)]
    told = [claim for claim in before if claim.as_of == now.as_of or _says(claim) != _says(now)]
    return Served(
        round_of(desk, desk.dossier.negotiations[now.negotiation.key.id]),
        citations.cite(desk.delegate(now)),
        cite([entry.first for entry in ledger.disputed]),
        cite(list(bounds.of(told, HISTORY).shown)),
    )


def _says(claim: Delegate) -> tuple[str, str]:
    """What a claim says of somebody's coming."""
    return claim.attendance, claim.role


def _companions(desk: Desk, key: Key, ledgers: list[Ledger[Delegate]], bounds: Bounds) -> Portion[Companion]:
    """Who sat on the same side, those who most often did first."""
    times: Counter[Key] = Counter()
    for ledger in ledgers:
        for side in desk.sides(ledger.current.first.negotiation.key).values():
            if key in side:
                times.update(side)
    del times[key]
    ordered = sorted(times, key=lambda other: (-times[other], desk.dossier.record(other).sort_name))
    part = bounds.of(ordered, PEOPLE)
    return Portion(tuple(Companion(desk.link(other), times[other]) for other in part.shown), part.total)


def _head(
    desk: Desk,
    person: Person,
    itself: Profile,
    cited: tuple[Cited[DelegateRow], ...],
    served: tuple[Served, ...],
    sources: Basis,
) -> Head:
    """What the page says about itself: post and party, the newest negotiation, then our own words."""
    post = next((entry.row.post.text for entry in cited if entry.row.post), "")
    party = desk.link(person.party.key).text if person.party else ""
    seats = [seat_fact(one.now.row, one.round) for one in served[:2]]
    who = ", ".join(filter(None, (person.name, post, party)))
    return desk.head(
        person,
        described((who, *seats, words_of(itself.summary)), sources.as_of),
        subjects.person(desk, person, post, itself.identifiers),
    )
