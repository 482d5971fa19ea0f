"""A negotiation's page: who comes and who does not, who wants what, what happened, what changed, how we know."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from briefings.model.negotiation import Negotiation
from briefings.model.record import Record
from briefings.model.reference import Key
from briefings.model.vocabulary import Capacity
from briefings.pages import subjects
from briefings.pages.bounds import CELLS, Portion
from briefings.pages.chronicle import Chronicle, Year
from briefings.pages.citing import Citations, Evidence
from briefings.pages.describing import described, negotiation_facts, words_of
from briefings.pages.desk import Desk, chosen
from briefings.pages.disputes import AnyLedger, Dispute, disputes
from briefings.pages.links import Named
from briefings.pages.matrix import Matrix, matrix
from briefings.pages.mentions import Mentioned, bounds_of, mentioned_in
from briefings.pages.page import Head, Page, View
from briefings.pages.profile import Profile, profile
from briefings.pages.questions import distinct
from briefings.pages.rounds import Neighbour, Round, first_day, is_over, neighbour, newest_first, round_of
from briefings.pages.seats import Attendance, attendance, leaders
from briefings.pages.sources import Basis, basis, sole_source
from briefings.pages.stances import Grid, grid
from briefings.pages.telling import Changed, changed
from briefings.pages.timeline import Timeline, timeline

ROUNDS = 30


class Listed(NamedTuple):
    """Who is in a negotiation as something else than a party, as its record says."""

    title: str
    named: tuple[Named, ...]


_TITLES: dict[Capacity, str] = {"mediator": "Mediators", "host": "Hosts", "observer": "Observers"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NegotiationView(View):
    """What is known of a negotiation."""

    profile: Profile
    held: Round
    is_over: bool
    listed: tuple[Listed, ...]
    part_of: Named | None
    issues: tuple[Named, ...]
    basis: Basis
    attendance: Attendance
    grid: Grid
    timeline: Timeline
    changes: Changed
    disputes: Portion[Dispute]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    rounds: Portion[Round]
    matrix: Matrix | None
    mentions: Portion[Mentioned]
    evidence: Evidence
    years: tuple[Year, ...]


def negotiations(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each negotiation, and its chronicle; `only` the one with an id."""
    for negotiation in chosen(desk.dossier.negotiations, only):
        head = desk.link(negotiation.key)
        chronicle = Chronicle(desk, negotiation)
        year = negotiation.start.first.year if negotiation.start else None
        yield Page(head.path, "negotiation.html", partial(_view, desk, negotiation, chronicle), year)
        yield from chronicle.pages()


def _view(desk: Desk, negotiation: Negotiation, chronicle: Chronicle) -> NegotiationView:
    dossier, key = desk.dossier, negotiation.key
    bounds, citations = bounds_of(desk, key), Citations(sole=sole_source(desk, key))
    about = dossier.about.get(key, ())
    ledgers = dossier.attendance.get(key, ())
    asked = desk.questions(key)
    parties = [reference.key for reference in negotiation.parties]
    here = desk.people_who_came(key)
    held = round_of(desk, negotiation)
    rounds = [record for record in _referring(desk, key) if record.part_of and record.part_of.key == key]
    later = [record for record in _referring(desk, key) if record.follows and record.follows.key == key]
    earlier = [dossier.negotiations[negotiation.follows.key.id]] if negotiation.follows else []
    listed = bounds.of(newest_first(rounds), ROUNDS)
    # The order in which the parts are made is the order in which their evidence is numbered.
    who = attendance(desk, key, parties, citations, bounds)
    subjects = [reference.key for reference in negotiation.issues]
    what = grid(desk, asked, parties, subjects, citations, None if bounds.is_whole else CELLS)
    when = timeline(desk, about, rounds, citations, bounds)
    answers: list[AnyLedger] = [*ledgers, *distinct(question.ledger for question in asked)]
    own, sources = profile(negotiation), basis(desk, key, bounds)
    return NegotiationView(
        head=_head(desk, negotiation, held, words_of(own.summary), sources),
        profile=own,
        held=held,
        is_over=is_over(desk, negotiation),
        listed=tuple(
            Listed(_TITLES[capacity], tuple(map(desk.named, named)))
            for capacity, named in negotiation.taking_part
            if named and capacity in _TITLES
        ),
        part_of=desk.maybe_named(negotiation.part_of),
        issues=tuple(map(desk.named, negotiation.issues)),
        basis=sources,
        attendance=who,
        grid=what,
        timeline=when,
        changes=changed(desk, key, citations, bounds, chronicle),
        disputes=disputes(desk, answers, citations, bounds),
        before=tuple(neighbour(desk, here, other) for other in earlier),
        after=tuple(neighbour(desk, here, other) for other in sorted(later, key=first_day)),
        rounds=Portion(tuple(round_of(desk, other) for other in listed.shown), listed.total),
        matrix=matrix(desk, key, bounds) if rounds else None,
        mentions=mentioned_in(desk, negotiation, bounds),
        evidence=citations.evidence(chronicle.start),
        years=chronicle.years,
    )


def _referring(desk: Desk, key: Key) -> list[Negotiation]:
    records: tuple[Record, ...] = desk.dossier.referring.get(key, ())
    return [record for record in records if isinstance(record, Negotiation)]


def _head(desk: Desk, negotiation: Negotiation, held: Round, summary: str, sources: Basis) -> Head:
    """What the page says about itself: its facts first, then our own words as far as there is room."""
    facts = [*negotiation_facts(desk, negotiation, held), summary]
    heads = [row.person for row in leaders(desk, negotiation.key).heads if row.person]
    return desk.head(
        negotiation,
        described(facts if any(facts) else (negotiation.name,), sources.as_of),
        subjects.event(desk, negotiation, heads),
        held.day.text if held.day else "",
    )
