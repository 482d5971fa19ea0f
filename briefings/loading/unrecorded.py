"""The records that nobody wrote: one for each name that a sidecar or a record uses and no file describes."""

from collections.abc import Iterable

from briefings.loading.countries import by_code, by_name
from briefings.loading.record import sort_name
from briefings.model.country import Country
from briefings.model.issue import Issue
from briefings.model.location import Location
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key, Kind, Reference

MAKERS: dict[Kind, type[Record]] = {
    "negotiation": Negotiation,
    "person": Person,
    "organization": Organization,
    "issue": Issue,
}


def first_of_each(references: Iterable[Reference]) -> dict[Key, Reference]:
    """For each key the reference that names its record: the first that is written out, else the first."""
    first: dict[Key, tuple[bool, Location, Reference]] = {}
    for reference in references:
        key, location = reference.key, reference.location
        is_id, before = reference.written == key.id, first.get(key)
        if before is None or (is_id, location) < before[:2]:
            first[key] = is_id, location, reference
    return {key: reference for key, (_, _, reference) in first.items()}


def record_of(reference: Reference, is_broken: bool) -> Record:
    """The record that a reference makes. One whose file is broken counts as recorded: its names are not known."""
    key, name = reference.key, reference.written
    if key.kind == "country":
        iso = by_code(name) or by_name(name)
        name = iso.name if iso else name
        return Country(
            key=key,
            name=name,
            sort_name=name,
            location=reference.location,
            recorded=is_broken,
            code=iso.code if iso else None,
        )
    return MAKERS[key.kind](
        key=key,
        name=name,
        sort_name=sort_name(name) if key.kind == "person" else name,
        location=reference.location,
        recorded=is_broken,
    )
