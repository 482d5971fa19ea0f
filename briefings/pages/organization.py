"""An organization's page: what it is, who belongs to it, and all that a country's page has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from briefings.model.organization import Organization
from briefings.model.vocabulary import CLASSIFICATIONS
from briefings.pages import subjects
from briefings.pages.chronicle import Chronicle
from briefings.pages.dates import span
from briefings.pages.desk import Desk, chosen
from briefings.pages.links import Fact, Named, Term, fact, term
from briefings.pages.page import Page
from briefings.pages.party import PartyView, party_fields
from briefings.pages.profile import Profile
from briefings.pages.things import Thing


class Belongs(NamedTuple):
    """A member, since or until when."""

    party: Named
    span: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganizationView(PartyView):
    """What is known of an organization."""

    short_name: Fact | None
    classification: Term | None
    members: tuple[Belongs, ...]
    part_of: Named | None


def organizations(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each organization, and its chronicle; `only` the one with an id."""
    for organization in chosen(desk.dossier.organizations, only):
        chronicle = Chronicle(desk, organization)
        yield Page(desk.link(organization.key).path, "organization.html", partial(_view, desk, organization, chronicle))
        yield from chronicle.pages()


def _view(desk: Desk, organization: Organization, chronicle: Chronicle) -> OrganizationView:
    def subject(own: Profile) -> Thing:
        return subjects.organization(desk, organization, own.identifiers)

    said = "classification" in organization.lines
    place = organization.at("classification")
    return OrganizationView(
        **party_fields(desk, organization, chronicle, subject),  # type: ignore[arg-type]  # the fields by name
        short_name=fact(organization.short_name, organization.at("short_name")),
        classification=term(organization.classification, CLASSIFICATIONS, place) if said else None,
        members=tuple(Belongs(desk.named(m.party), span(m.start, m.end)) for m in organization.members),
        part_of=desk.maybe_named(organization.part_of),
    )
