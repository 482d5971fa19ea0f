"""Names in, keys of records out: the directory of all that has a record, or that ISO 3166 knows.

A reference resolves to the same key whoever asks and in whatever order, so articles can be read side by side: by id,
by a record's name, by an ISO code, by a country's name, and else to the record that the name itself makes.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from briefings.loading.countries import IsoCountry, by_code, by_name
from briefings.loading.identities import is_sound_id, slug
from briefings.model.location import Location
from briefings.model.reference import Key, Kind, Reference
from briefings.problems import Edit, Problem
from briefings.prose.folding import fold_name

# What a field may refer to. A name that nobody knows makes a record of the first kind.
Referring = Literal["person", "party", "organization", "issue", "negotiation", "participant"]
KINDS_OF: dict[Referring, tuple[Kind, ...]] = {
    "person": ("person",),
    "party": ("organization", "country"),
    "organization": ("organization", "country"),
    "issue": ("issue",),
    "negotiation": ("negotiation",),
    "participant": ("organization", "country", "person"),
}
# What stands between several names on one line.
_BETWEEN = re.compile(r"\s*[,;/&+]\s*|\s+and\s+")


class Entry(NamedTuple):
    """A record as the directory knows it, before the record itself is made."""

    key: Key
    names: tuple[str, ...]
    file: str
    code: str | None = None
    former_ids: tuple[str, ...] = ()
    short_name: str = ""

    def is_abbreviated(self, folded: str) -> bool:
        """Whether a folded name is the record's short name, and none of its others."""
        return folded == fold_name(self.short_name) and [fold_name(name) for name in self.names].count(folded) == 1


class Meant(NamedTuple):
    """What a name resolves to, and by which way."""

    key: Key
    by: Literal["id", "name", "code"]


class Trouble(NamedTuple):
    """Why a name cannot be resolved."""

    code: str
    message: str
    hint: str
    right: str = ""


class Directory:
    """Who is meant by a name. Made once, from what the records say; then it only answers."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._names: dict[tuple[Kind, str], list[Key]] = {}
        self._by_code: dict[str, Key] = {}
        self._formerly = {
            Key(entry.key.kind, former): entry for entry in self._entries.values() for former in entry.former_ids
        }
        self._answers: dict[tuple[Referring, str], Meant | Trouble] = {}
        for entry in self._entries.values():
            for name in dict.fromkeys(fold_name(name) for name in entry.names):
                self._names.setdefault((entry.key.kind, name), []).append(entry.key)
            if entry.key.kind == "country":
                country = by_code(entry.code) if entry.code else by_name(entry.names[0]) if entry.names else None
                if country:
                    self._by_code.setdefault(country.code, entry.key)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def entry(self, key: Key) -> Entry:
        """What the directory knows of a recorded key."""
        return self._entries[key]

    def country(self, iso: IsoCountry) -> Key:
        """The key of a country: its record's, else the slug of its name."""
        return self._by_code.get(iso.code) or Key("country", slug(iso.name))

    def _in_the_way(self, iso: IsoCountry) -> Entry | None:
        """The record of another country that has the address of this one."""
        key = self.country(iso)
        entry = self._entries.get(key)
        return entry if entry and entry.names and self._by_code.get(iso.code) != key else None

    def refer(self, to: Referring, written: str, location: Location, problems: list[Problem]) -> Reference | None:
        """What a written name means; None, and a problem, where it cannot be told or can have no address."""
        question = to, written
        answer = self._answers.get(question)
        if answer is None:
            answer = self._answers[question] = self._resolve(to, written)
        if isinstance(answer, Trouble):
            edit = Edit(location.line, location.column, written, answer.right) if answer.right else None
            problems.append(Problem(location, answer.code, answer.message, answer.hint, len(written), edit))
            return None
        return Reference(written, answer.key, location, answer.by)

    def _resolve(self, to: Referring, written: str) -> Meant | Trouble:
        """The decision list: id, record's name, code, country's name, a record of its own."""
        kinds = KINDS_OF[to]
        ids = [Key(kind, written) for kind in kinds if Key(kind, written) in self._entries]
        if len(ids) == 1:
            return Meant(ids[0], "id")
        folded = fold_name(written)
        named = list(dict.fromkeys(ids + [key for kind in kinds for key in self._names.get((kind, folded), ())]))
        iso = by_code(written) if "country" in kinds else None
        if iso and named and self.country(iso) not in named and self._entries[named[0]].is_abbreviated(folded):
            return _ambiguous_code(written, iso, self._entries[named[0]])
        if len(named) == 1:
            return Meant(named[0], "name")
        if named:
            return _ambiguous(written, [self._entries[key] for key in named])
        iso_by_name = by_name(written) if "country" in kinds and not iso else None
        if (country := iso or iso_by_name) and (entry := self._in_the_way(country)):
            return _taken(country.name, entry)
        if iso:
            # US and UK are what people write in the text, and need no other proof.
            return Meant(self.country(iso), "name" if by_name(written) == iso else "code")
        if iso_by_name:
            return Meant(self.country(iso_by_name), "name")
        parts = [part for part in _BETWEEN.split(written) if part]
        if len(parts) > 1 and all(self._is_known(kinds, part) for part in parts):
            return _several(written, parts)
        made = slug(written)
        if not is_sound_id(made):
            return _no_address(to, written)
        for kind in kinds:
            if renamed := self._formerly.get(Key(kind, made)):
                return _renamed(written, renamed)
        key = Key(kinds[0], made)
        taken = self._entries.get(key)
        return _taken(written, taken) if taken and taken.names else Meant(key, "name")

    def _is_known(self, kinds: Sequence[Kind], written: str) -> bool:
        """Whether a name is one of a record, or of a country."""
        if "country" in kinds and (by_code(written) or by_name(written)):
            return True
        return any(Key(kind, written) in self or (kind, fold_name(written)) in self._names for kind in kinds)


def _several(written: str, parts: Sequence[str]) -> Trouble:
    listed = f"[{', '.join(parts)}]"
    return Trouble(
        "several-names",
        f'"{written}" would be one name, and each part of it is one already.',
        f"Write them as a list, `{listed}`; where only one may stand, write an entry for each.",
    )


def _ambiguous(written: str, entries: Sequence[Entry]) -> Trouble:
    files = " and ".join(entry.file for entry in entries)
    ids = [f"`{entry.key.id}`" for entry in entries]
    return Trouble(
        "ambiguous-name",
        f'"{written}" is a name of more than one record: {files}.',
        "Rename one of the files: both have the same id, so that nothing else tells them apart here."
        if len(set(ids)) < len(ids)
        else f"Write the id of the one that is meant: {' or '.join(ids)}.",
    )


def _ambiguous_code(written: str, iso: IsoCountry, entry: Entry) -> Trouble:
    return Trouble(
        "ambiguous-name",
        f'"{written}" is a name in {entry.file} and also the ISO code of {iso.name}.',
        f'Write the whole name: "{entry.names[0]}" or "{iso.name}".',
    )


def _renamed(written: str, entry: Entry) -> Trouble:
    return Trouble(
        "former-id",
        f'"{written}" is what {entry.file} was called before: one of its former_ids.',
        f"Write `{entry.key.id}`. If this is another, give it a record with a file name of its own.",
        entry.key.id,
    )


def _no_address(to: Referring, written: str) -> Trouble:
    folder = {"person": "people", "issue": "issues", "negotiation": "negotiations"}.get(to, "organizations")
    return Trouble(
        "bad-address",
        f'No address can be made from "{written}".',
        f"Write a record with this name in it, such as {folder}/some-name.yaml: its file's name becomes the address.",
    )


def _taken(written: str, entry: Entry) -> Trouble:
    return Trouble(
        "address-collision",
        f'"{written}" and "{entry.names[0]}" ({entry.file}) want the same address.',
        f'Write "{entry.names[0]}", or add "{written}" to the other_names of its record. If it is another, give it a '
        "record with a file name of its own.",
    )
