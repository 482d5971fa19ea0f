"""The rules about addresses: every page has one of its own, and old ones keep working."""

from collections.abc import Iterator

from briefings.checks.references import FOLDER_OF, references_to
from briefings.loading.countries import by_code, by_name
from briefings.loading.identities import MADE_FILES, RESERVED, is_device, is_sound_id, slug
from briefings.model.dossier import Dossier
from briefings.model.location import Location
from briefings.model.reference import KINDS, Key, Reference
from briefings.problems import WHOLE_FILE, Edit, Problem
from briefings.prose.folding import fold_name


def names_want_their_own_addresses(dossier: Dossier) -> Iterator[Problem]:
    """Two names without a record that make one address are a problem that names both; the address itself is no name."""
    for reference, earlier in _written_otherwise(dossier):
        kind, identity = reference.key
        yield Problem(
            reference.location,
            "address-collision",
            f'"{reference.written}" and "{earlier.written}" ({earlier.location.file}, line {earlier.location.line}) '
            "want the same address.",
            f"If they are one, write {FOLDER_OF[kind]}/{identity}.yaml with one as its name and the other in "
            "other_names. If they are two, give one of them a record with a file name of its own.",
            len(reference.written),
        )


def former_ids_are_free(dossier: Dossier) -> Iterator[Problem]:
    """An id that a record once had can be an address, and is nobody else's."""
    owners: dict[Key, str] = {}
    for kind in KINDS:
        records = dossier.of_kind(kind)
        for record in records.values():
            for number, former in enumerate(record.former_ids):
                location, key = record.at(f"former_ids.{number}"), Key(kind, former)
                if not is_sound_id(former):
                    better = slug(former)
                    yield Problem(
                        location,
                        "bad-address",
                        f"`{former}` was never an id: ids have small letters, digits and hyphens.",
                        f"Write `{better}`."
                        if is_sound_id(better)
                        else "Take it away; Windows keeps this name for itself, so no file here had it."
                        if is_device(better)
                        else "Take it away.",
                        len(former),
                    )
                elif former == record.id:
                    yield Problem(
                        location,
                        "address-collision",
                        f"`{former}` is the id that this record has now.",
                        "Take it away here; former ids are those that it no longer has.",
                        len(former),
                    )
                elif former in records or key in owners:
                    owner = records[former].location.file if former in records else owners[key]
                    yield Problem(
                        location,
                        "address-collision",
                        f"The former id `{former}` is taken: it belongs to {owner}.",
                        "Take it away here; two records cannot have had one address.",
                        len(former),
                    )
                else:
                    owners[key] = record.location.file


def pages_want_their_own_addresses(dossier: Dossier) -> Iterator[Problem]:
    """No ordinary page stands where a generated page, or another ordinary page, stands."""
    first: dict[str, str] = {}
    for page in dossier.ordinary_pages:
        file = page.location.file
        address = page.address.lower()
        if address.split("/")[0] in RESERVED or not MADE_FILES.isdisjoint(address.split("/")):
            yield Problem(
                Location(file),
                "address-collision",
                f"`{page.path}` is an address that the site itself uses.",
                "Give the file another name.",
                WHOLE_FILE,
            )
        elif address in first:
            yield Problem(
                Location(file),
                "address-collision",
                f"This file and {first[address]} want the same address.",
                "Rename one of them; capital letters do not count, and a folder's index.md or README.md is the folder "
                "itself.",
                WHOLE_FILE,
            )
        first.setdefault(address, file)


def countries_have_their_own_codes(dossier: Dossier) -> Iterator[Problem]:
    """A country's code is one that ISO 3166 knows, and no other record is about the same country."""
    first: dict[str, str] = {}
    for country in dossier.countries.values():
        if not country.recorded:
            continue
        known = by_code(country.code) if country.code else by_name(country.name)
        if known is None and country.code:
            meant = by_code(country.code.upper())
            place = country.at("code")
            yield Problem(
                place,
                "wrong-value",
                f"`{country.code}` is no code that ISO 3166 knows.",
                f"Write `{meant.code}`."
                if meant
                else "Write two capital letters such as `TR`, four for a state that is no more such as `SUHH`, or take "
                "the line away.",
                len(country.code),
                Edit(place.line, place.column, country.code, meant.code) if meant else None,
            )
        elif known and known.code in first:
            field = "code" if country.code else "name"
            yield Problem(
                country.at(field),
                "duplicate-country",
                f"{known.name} has a record already: {first[known.code]}.",
                "Keep one record for the country, with the other name in its other_names.",
                len(country.code or country.name),
            )
        elif known:
            first[known.code] = country.location.file


def _written_otherwise(dossier: Dossier) -> Iterator[tuple[Reference, Reference]]:
    """Each further name of what has no record, countries aside, where it first stands, and the name before it."""
    for kind in KINDS:
        for record in dossier.of_kind(kind).values():
            if record.recorded or kind == "country":
                continue
            references = [r for r in references_to(dossier, record.key) if r.written != record.id]
            if len({reference.written for reference in references}) < 2:
                continue
            references.sort(key=lambda reference: (reference.location, reference.written))
            told = {fold_name(references[0].written)}
            for reference in references:
                if (folded := fold_name(reference.written)) not in told:
                    told.add(folded)
                    yield reference, references[0]
