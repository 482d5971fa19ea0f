"""An issue's page: who wants what on it, across negotiations and over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefings.model.issue import Issue
from briefings.model.negotiation import Negotiation
from briefings.pages import subjects
from briefings.pages.bounds import NEGOTIATIONS, SUBJECTS, Portion
from briefings.pages.chronicle import Chronicle, Year
from briefings.pages.citing import Citations, Evidence
from briefings.pages.describing import described, issue_facts, words_of
from briefings.pages.desk import Desk, chosen
from briefings.pages.disputes import Dispute, disputes
from briefings.pages.links import Link, Named
from briefings.pages.mentions import Mentioned, bounds_of, mentioned_in
from briefings.pages.page import Page, View
from briefings.pages.profile import Profile, profile
from briefings.pages.questions import distinct
from briefings.pages.rounds import Round, newest_first, round_of
from briefings.pages.sources import Basis, basis, sole_source
from briefings.pages.stances import History, histories
from briefings.pages.telling import Changed, changed


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueView(View):
    """What is known of an issue."""

    profile: Profile
    part_of: Named | None
    parts: tuple[Link, ...]
    basis: Basis
    positions: Portion[History]
    changes: Changed
    disputes: Portion[Dispute]
    negotiations: Portion[Round]
    mentions: Portion[Mentioned]
    evidence: Evidence
    years: tuple[Year, ...]


def issues(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each issue, and its chronicle; `only` the one with an id."""
    for issue in chosen(desk.dossier.issues, only):
        chronicle = Chronicle(desk, issue)
        yield Page(desk.link(issue.key).path, "issue.html", partial(_view, desk, issue, chronicle))
        yield from chronicle.pages()


def _view(desk: Desk, issue: Issue, chronicle: Chronicle) -> IssueView:
    dossier, key = desk.dossier, issue.key
    bounds, citations = bounds_of(desk, key), Citations(sole=sole_source(desk, key))
    asked = desk.questions(key)
    referring = dossier.referring.get(key, ())
    ids = dict.fromkeys(question.negotiation.id for question in asked if question.negotiation)
    ids |= dict.fromkeys(record.id for record in referring if isinstance(record, Negotiation))
    listed = bounds.of(newest_first(dossier.negotiations[id_] for id_ in ids), NEGOTIATIONS)
    ledgers = distinct(question.ledger for question in asked)
    found, parties = histories(desk, asked, lambda question: question.party, citations, bounds, SUBJECTS)
    own, sources = profile(issue), basis(desk, key, bounds)
    return IssueView(
        head=desk.head(
            issue,
            described(issue_facts(issue.name, words_of(own.summary), found), sources.as_of),
            subjects.issue(issue),
        ),
        profile=own,
        part_of=desk.maybe_named(issue.part_of),
        parts=tuple(desk.link(record.key) for record in referring if isinstance(record, Issue)),
        basis=sources,
        positions=Portion(found, parties),
        changes=changed(desk, key, citations, bounds, chronicle),
        disputes=disputes(desk, ledgers, citations, bounds),
        negotiations=Portion(tuple(round_of(desk, held) for held in listed.shown), listed.total),
        mentions=mentioned_in(desk, issue, bounds),
        evidence=citations.evidence(chronicle.start),
        years=chronicle.years,
    )
