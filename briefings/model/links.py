"""Every reference that a claim or a record makes, in the order in which its fields are declared."""

from collections.abc import Iterator

from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.issue import Issue
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Kind, Reference


def named_in_claim(claim: Claim) -> list[Reference]:
    """The references of a claim."""
    named: tuple[Reference | None, ...] = (claim.negotiation, *claim.on_behalf_of)
    if isinstance(claim, Delegate):
        named += (claim.person, claim.party, claim.organization, claim.replaces)
    elif isinstance(claim, Position):
        named += (*claim.parties, claim.speaker, claim.issue)
    elif isinstance(claim, Event):
        named += (*claim.parties, *claim.people)
    return list(filter(None, named))


def named_of_kind(claim: Claim, kind: Kind) -> tuple[Reference | None, ...]:
    """Where a claim may refer to records of a kind: what is asked of very many claims, and quickly told of most."""
    if kind == "issue":
        return (claim.issue,) if isinstance(claim, Position) else ()
    if kind == "negotiation":
        return (claim.negotiation,)
    return tuple(named_in_claim(claim))


def named_in_record(record: Record) -> Iterator[Reference]:
    """The references of a record."""
    named: tuple[Reference | None, ...] = ()
    if isinstance(record, Negotiation):
        listed = (reference for _, references in record.taking_part for reference in references)
        country = record.venue.country if record.venue else None
        named = (record.part_of, record.follows, *record.issues, *listed, country)
    elif isinstance(record, Person):
        named = (record.party, *(post.organization for post in record.posts))
    elif isinstance(record, Organization):
        named = (record.part_of, *(member.party for member in record.members))
    elif isinstance(record, Issue):
        named = (record.part_of,)
    return (reference for reference in named if reference)
