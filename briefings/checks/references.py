"""The rules about names: whoever is named is known, or is really somebody new."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefings.checks.likeness import Likenesses, likest
from briefings.loading.article import Reading
from briefings.loading.countries import all_countries, by_code, by_name, is_short, name_key
from briefings.loading.identities import FOLDERS
from briefings.model.dossier import Dossier
from briefings.model.links import named_in_claim, named_in_record, named_of_kind
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key, Kind, Reference
from briefings.problems import Edit, Problem
from briefings.prose.folding import fold_name, fold_words

FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}
# A name of a kind is compared with the names of these.
COMPARED: dict[Kind, tuple[Kind, ...]] = {
    "person": ("person",),
    "organization": ("organization", "country"),
    "issue": ("issue",),
    "negotiation": ("negotiation",),
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_COMPOUND = re.compile(r"[a-z]+-[a-z]+")


def names_are_known(dossier: Dossier) -> Iterator[Problem]:
    """A name that is nearly a known one of its kind is that one, or another whose record says so; an id is known."""
    unrecorded = {
        record.key: record
        for kind in COMPARED
        for record in dossier.of_kind(kind).values()
        if not record.recorded
    }  # fmt: skip
    if not unrecorded:
        return
    known = {kind: dict(_recorded_names(dossier, COMPARED[kind])) for kind in {key.kind for key in unrecorded}}
    likenesses = {kind: Likenesses(names) for kind, names in known.items()}
    for key, record in sorted(unrecorded.items(), key=lambda pair: pair[1].location):
        names = known[key.kind]
        folded = fold_name(record.name)
        near = likenesses[key.kind].nearest(folded) or _turned(folded, names)
        if folded not in names:
            names[folded] = record.name
            likenesses[key.kind].add(folded)
        if near is None:
            if _ID.fullmatch(record.name):
                like = likest(key.id, [id_ for id_ in _ids(dossier, key.kind) if id_ != key.id])
                # An issue may be a word of everyday English: power-sharing.
                if like or key.kind != "issue" or not _COMPOUND.fullmatch(record.name):
                    yield from (_unknown_id(record, reference, like) for reference in references_to(dossier, key))
            continue
        is_sure = sorted(_words(folded)) == sorted(_words(near))
        noun = _noun(key.kind)
        for reference in references_to(dossier, key):
            yield Problem(
                reference.location,
                f"unknown-{noun}",
                f'"{reference.written}" is nobody\'s name here. A {noun} with nearly this name: {names[near]}.'
                if key.kind in ("person", "organization")
                else f'Nothing here is called "{reference.written}". One with nearly this name: {names[near]}.',
                f'Write "{names[near]}". If this is another, write {FOLDER_OF[key.kind]}/{key.id}.yaml'
                + (f" or countries/{key.id}.yaml." if key.kind == "organization" else "."),
                len(reference.written),
                Edit(*reference.location[1:], reference.written, names[near]) if is_sure else None,
            )


def _ids(dossier: Dossier, kind: Kind) -> Iterator[str]:
    """The ids that a reference to one of a kind may be meant for."""
    return chain.from_iterable(dossier.of_kind(compared) for compared in COMPARED[kind])


def _unknown_id(record: Record, reference: Reference, likest_ids: Sequence[str]) -> Problem:
    """What is written as an id is, and is none, with those that are most like it."""
    like = " or ".join(f"`{other}`" for other in likest_ids)
    return Problem(
        reference.location,
        f"unknown-{_noun(record.key.kind)}",
        f"`{reference.written}` is written like an id, and nothing here has it.",
        f"{f'Write {like} if that is meant' if like else 'Write the id of what is meant'}. What is new here is written "
        f"as pages are to print it, or needs {FOLDER_OF[record.key.kind]}/{record.id}.yaml.",
        len(reference.written),
    )


def _noun(kind: Kind) -> str:
    return "party" if kind == "organization" else kind


def _turned(folded: str, names: Mapping[str, str]) -> str | None:
    """The known name that a name is as lists sort it: Medinsky, Vladimir."""
    last, comma, first = folded.partition(", ")
    return turned if comma and (turned := f"{first} {last}") in names else None


def _words(folded: str) -> list[str]:
    return folded.replace(",", " ").split()


def names_are_of_one_kind(dossier: Dossier) -> Iterator[Problem]:
    """A name without a record is a person's or a party's, not both."""
    yield from (
        Problem(
            person.location,
            "two-kinds",
            f'"{person.name}" stands for a person here, and is the name of {party}.',
            f"Write the person's name. If somebody is called so, write people/{person.id}.yaml.",
            len(person.name),
        )
        for person, party in _called_like_a_party(dossier)
    )
    people = {fold_name(r.name): r for r in dossier.people.values()}
    for organization in dossier.organizations.values():
        person = people.get(fold_name(organization.name))
        if person and not organization.recorded:
            yield Problem(
                organization.location,
                "two-kinds",
                f'"{organization.name}" stands for a party here, and for a person in {person.location.file}, line '
                f"{person.location.line}.",
                "Write the party that the person speaks for."
                if person.recorded
                else f"Write people/{organization.id}.yaml, so that the name is known to be a person's, or correct one "
                "of the two.",
                len(organization.name),
            )


def _called_like_a_party(dossier: Dossier) -> Iterator[tuple[Person, str]]:
    """The people without a record who are called exactly like a country, or like a party with a record."""
    parties: dict[str, str] = {}
    for record in (*dossier.organizations.values(), *dossier.countries.values()):
        if record.recorded:
            names = [record.name, *(other.text for other in record.other_names)]
            names += [record.short_name] if isinstance(record, Organization) and record.short_name else []
            parties.update((fold_name(name), record.location.file) for name in names)
    for person in dossier.people.values():
        if not person.recorded:
            country = by_name(person.name)
            if party := parties.get(fold_name(person.name)) or (f"a country, {country.name}" if country else ""):
                yield person, party


def codes_are_proven(reading: Reading) -> Iterator[Problem]:
    """In a sidecar a code stands only for a country that the article names, or the negotiation's record lists."""
    words = ""
    for claim in reading.claims:
        for reference in named_in_claim(claim):
            country = by_code(reference.written) if reference.by == "code" else None
            if country is None:
                continue
            record = reading.known.negotiations.get(claim.negotiation.key) if claim.negotiation else None
            if record and any(listed.key == reference.key for listed in named_in_record(record)):
                continue
            words = words or f" {fold_words(reading.prose.text)} "
            names = (name for name in (country.name, *country.names) if not is_short(name_key(name)))
            if not any(f" {fold_words(name)} " in words for name in names):
                yield Problem(
                    reference.location,
                    "unproven-code",
                    f"`{reference.written}` is the ISO code of {country.name}, which this article does not name.",
                    f'Write a whole name: "{country.name}" if that is meant, else the name of the party that is.',
                    len(reference.written),
                )


def nothing_runs_in_a_circle(dossier: Dossier) -> Iterator[Problem]:
    """Nothing follows itself or is part of itself, however many steps round."""
    steps: tuple[tuple[Kind, str, str, str], ...] = (
        ("negotiation", "follows", "follows", "the earliest"),
        ("negotiation", "part_of", "is part of", "the widest"),
        ("organization", "part_of", "is part of", "the widest"),
        ("issue", "part_of", "is part of", "the widest"),
    )
    for kind, field, verb, which in steps:
        records = dossier.of_kind(kind)
        written = {record.id: to for record in records.values() if (to := getattr(record, field))}
        leads_to = {at: to.key.id for at, to in written.items() if to.key.kind == kind}
        for path in _circles(leads_to):
            start = records[path[0]]
            first, *others = (f"`{step}`" for step in [*path, start.id])
            way = ", which ".join(f"{verb} {step}" for step in others)
            yield Problem(
                start.at(field),
                "circle",
                f"This runs in a circle: {first} {way}.",
                "Take the line away, or write another one."
                if len(path) == 1
                else f"Take `{field}` out of {which} of them.",
                len(written[start.id].written),
            )


def _circles(leads_to: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles that steps run in, each from its first id on; every step is taken once."""
    seen: set[str] = set()
    for start in leads_to:
        path: dict[str, int] = {}
        at = start
        while at in leads_to and at not in seen:
            seen.add(at)
            path[at] = len(path)
            at = leads_to[at]
        if at in path:
            circle = [*path][path[at] :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]


def references_to(dossier: Dossier, key: Key) -> Iterator[Reference]:
    """Every place where a record is referred to."""
    named = chain(
        (r for record in dossier.referring.get(key, ()) for r in named_in_record(record)),
        (r for claim in dossier.about.get(key, ()) for r in named_of_kind(claim, key.kind)),
    )
    return (reference for reference in named if reference and reference.key == key)


def _recorded_names(dossier: Dossier, kinds: tuple[Kind, ...]) -> Iterator[tuple[str, str]]:
    """The folded names and ids of all that has a record, and the names of all countries, each with what to write."""
    for kind in kinds:
        if kind == "country":
            for country in all_countries():
                yield from ((fold_name(name), country.name) for name in (country.name, *country.names))
        for record in dossier.of_kind(kind).values():
            if record.recorded:
                yield fold_name(record.id), record.id
                yield from (
                    (fold_name(name), record.name) for name in (record.name, *(o.text for o in record.other_names))
                )
