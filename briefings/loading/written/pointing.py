"""Which keys name something, and what: the kinds of record that a key's name may mean."""

from collections.abc import Mapping

from briefings.loading.written.base import Written
from briefings.loading.written.record import IssueFile, OrganizationFile
from briefings.model.reference import Kind

_PARTY: tuple[Kind, ...] = ("country", "organization")
_PARTICIPANT: tuple[Kind, ...] = (*_PARTY, "person")

_KEYS: Mapping[str, tuple[Kind, ...]] = {
    "person": ("person",),
    "speaker": ("person",),
    "replaces": ("person",),
    "people": ("person",),
    "party": _PARTY,
    "parties": _PARTY,
    "on_behalf_of": _PARTY,
    "members": _PARTY,
    "mediators": _PARTICIPANT,
    "hosts": _PARTICIPANT,
    "observers": _PARTICIPANT,
    "country": ("country",),
    "organization": ("organization",),
    "issue": ("issue",),
    "issues": ("issue",),
    "negotiation": ("negotiation",),
    "follows": ("negotiation",),
    "part_of": ("negotiation",),
}
_PART_OF: Mapping[type[Written], tuple[Kind, ...]] = {OrganizationFile: ("organization",), IssueFile: ("issue",)}


def points_at(model: type[Written], key: str) -> tuple[Kind, ...]:
    """The kinds of record that a key of an entry may name; none for a key that names nothing."""
    if key == "part_of" and model in _PART_OF:
        return _PART_OF[model]
    return _KEYS.get(key, ())
