"""What the pages of a country and of an organization share: where a party negotiated, who served it, what it wants."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefings.model.claim import Delegate
from briefings.model.country import Country
from briefings.model.ledger import Ledger
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key
from briefings.pages.bounds import NEGOTIATIONS, PEOPLE, RELATED, SUBJECTS, Bounds, Portion
from briefings.pages.came import coming
from briefings.pages.chronicle import Chronicle, Year
from briefings.pages.citing import Citations, Evidence
from briefings.pages.dates import span
from briefings.pages.describing import described, rounds_fact, words_of
from briefings.pages.desk import Desk
from briefings.pages.links import Link
from briefings.pages.matrix import Matrix, matrix
from briefings.pages.mentions import Mentioned, bounds_of, mentioned_in
from briefings.pages.page import View
from briefings.pages.profile import Profile, profile
from briefings.pages.rounds import Round, newest_first, round_of
from briefings.pages.rows import DelegateRow
from briefings.pages.sources import Basis, basis, sole_source
from briefings.pages.stances import History, histories
from briefings.pages.telling import Changed, changed
from briefings.pages.things import Thing
from briefings.pages.timeline import Timeline, timeline

CHANGES = 12


class Attended(NamedTuple):
    """A negotiation that a party takes part in, and as what; its head, where one is named."""

    round: Round
    capacities: tuple[str, ...]
    heads: tuple[DelegateRow, ...]


class Servant(NamedTuple):
    """Somebody who served or serves a party: their post as last cited, and on which day and by which article."""

    person: Link
    post: DelegateRow | None


class Membership(NamedTuple):
    """An organization that a party belongs to, since or until when."""

    organization: Link
    span: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyView(View):
    """What is known of a party."""

    profile: Profile
    basis: Basis
    attended: Portion[Attended]
    changes: Changed
    matrix: Matrix
    positions: Portion[History]
    people: Portion[Servant]
    memberships: Portion[Membership]
    timeline: Timeline
    related: Portion[Link]
    mentions: Portion[Mentioned]
    evidence: Evidence
    years: tuple[Year, ...]


def party_fields(
    desk: Desk, record: Country | Organization, chronicle: Chronicle, subject: Callable[[Profile], Thing]
) -> dict[str, object]:
    """The fields of a party's view; `subject` makes of its profile what the page is about."""
    dossier, key = desk.dossier, record.key
    bounds, citations = bounds_of(desk, key), Citations(sole=sole_source(desk, key))
    about = dossier.about.get(key, ())
    referring = dossier.referring.get(key, ())
    found, subjects = histories(desk, desk.questions(key), lambda question: question.issue, citations, bounds, SUBJECTS)
    own, sources, attended = profile(record), basis(desk, key, bounds), _attended(desk, key, bounds)
    rounds = rounds_fact((one.round for one in attended.shown), attended.total)
    facts = (words_of(own.summary), rounds) if rounds or own.summary else (_description(record),)
    return {
        "head": desk.head(record, described(facts, sources.as_of), subject(own)),
        "profile": own,
        "basis": sources,
        "attended": attended,
        "matrix": matrix(desk, key, bounds),
        "positions": Portion(found, subjects),
        "changes": changed(desk, key, citations, bounds, chronicle, CHANGES),
        "people": _people(desk, key, referring, bounds),
        "memberships": _memberships(desk, key, referring, bounds),
        "timeline": timeline(desk, about, (), citations, bounds),
        "related": _related(desk, referring, key, bounds),
        "mentions": mentioned_in(desk, record, bounds),
        "evidence": citations.evidence(chronicle.start),
        "years": chronicle.years,
    }


def _attended(desk: Desk, key: Key, bounds: Bounds) -> Portion[Attended]:
    """The negotiations that a party takes part in, the newest first."""
    delegates: dict[str, list[Ledger[Delegate]]] = {}
    for ledger in desk.dossier.attendance.get(key, ()):
        delegates.setdefault(ledger.current.first.negotiation.key.id, []).append(ledger)
    keys = dict.fromkeys(delegates)
    keys |= dict.fromkeys(question.negotiation.id for question in desk.questions(key) if question.negotiation)
    keys |= dict.fromkeys(r.id for r in desk.dossier.referring.get(key, ()) if isinstance(r, Negotiation))
    ordered = newest_first(desk.dossier.negotiations[id_] for id_ in keys)
    part = bounds.of(ordered, NEGOTIATIONS)
    return Portion(tuple(_one(desk, key, held, delegates.get(held.id, [])) for held in part.shown), part.total)


def _one(desk: Desk, key: Key, held: Negotiation, delegates: Sequence[Ledger[Delegate]]) -> Attended:
    listed = [capacity for capacity, named in held.taking_part if any(reference.key == key for reference in named)]
    rows = [(ledger, desk.delegate(ledger.current.first)) for ledger in delegates]
    labels = dict.fromkeys([_LABELS.get(capacity, capacity) for capacity in listed])
    labels |= dict.fromkeys(row.capacity.label for _, row in rows if row.party.path == desk.link(key).path)
    heads = tuple(
        row
        for ledger, row in rows
        if row.role.code == "head" and coming(ledger) == "coming" and key in _sides(ledger.current.first)
    )
    return Attended(round_of(desk, held), tuple(labels), heads[:3])


def _sides(claim: Delegate) -> list[Key]:
    """Whom a delegate speaks for; who sat for a party once may sit for another now."""
    return [reference.key for reference in (claim.party, *claim.on_behalf_of)]


_LABELS = {"mediator": "Mediator", "host": "Host", "observer": "Observer", "party": "Party"}


def _people(desk: Desk, key: Key, referring: Iterable[Record], bounds: Bounds) -> Portion[Servant]:
    """Everybody who serves a party, those last cited first, then those whom only a record names."""
    newest: dict[Key, Delegate] = {}
    for claim in desk.dossier.about.get(key, ()):
        if isinstance(claim, Delegate) and claim.person:
            newest[claim.person.key] = claim
    cited = sorted(newest, key=lambda person: (newest[person].as_of.first, person.id), reverse=True)
    named = [record.key for record in referring if isinstance(record, Person) and record.key not in newest]
    part = bounds.of([*cited, *named], PEOPLE)
    rows = [desk.delegate(newest[person]) if person in newest else None for person in part.shown]
    return Portion(
        tuple(Servant(desk.link(person), row) for person, row in zip(part.shown, rows, strict=True)), part.total
    )


def _memberships(desk: Desk, key: Key, referring: Iterable[Record], bounds: Bounds) -> Portion[Membership]:
    found = [
        Membership(desk.link(record.key), span(member.start, member.end))
        for record in referring
        if isinstance(record, Organization)
        for member in record.members
        if member.party.key == key
    ]
    return bounds.of(found, RELATED)


def _related(desk: Desk, referring: Iterable[Record], key: Key, bounds: Bounds) -> Portion[Link]:
    """The organizations that are part of a party, or otherwise name it and are shown nowhere else on its page."""
    found = [r for r in referring if isinstance(r, Organization) and r.part_of and r.part_of.key == key]
    return bounds.of([desk.link(record.key) for record in found], RELATED)


def _description(record: Record) -> str:
    return f"{record.name}: its negotiations, who served in them, what it wants on each issue, and how we know."
