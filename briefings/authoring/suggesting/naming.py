"""All names that are known and a text in; where each stands, found in one pass, out. The only door to ahocorasick."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from briefings.loading.countries import all_countries, by_name, is_short, name_key
from briefings.loading.nationalities import COUNTRY_OF, ORGANIZATIONS
from briefings.model.country import Country
from briefings.model.dossier import Dossier
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Kind
from briefings.prose.folding import fold_name

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:['’ʼ-]\w+)*|[^\w\s]")
_OWNED = re.compile(r"['’ʼ]s?$")
_KINDS: tuple[Kind, ...] = ("person", "organization", "country", "issue", "negotiation")


class Named(NamedTuple):
    """Where a text names somebody or something. `name` is what a sidecar calls it; `by` is how the text does so.

    `party` is whom a party that is named stands for: itself, or the country that it governs.
    """

    start: int
    end: int
    kind: Kind
    name: str
    id: str
    by: str = "name"
    party: str = ""


class _Sought(NamedTuple):
    kind: Kind
    name: str
    id: str
    by: str
    written: str


class Names:
    """The names of all records and countries, made ready once."""

    def __init__(self, dossier: Dossier) -> None:
        self._sought: dict[str, _Sought] = {}
        records = [record for kind in _KINDS for record in dossier.of_kind(kind).values()]
        self._by_id = {record.id: record.name for record in records}
        for record in records:
            for name in _names(record):
                self._seek(name, record.key.kind, record.name, record.id, "name")
        recorded = {iso.code: country for country in dossier.countries.values() if (iso := by_name(country.name))}
        for iso in all_countries():
            country = recorded.get(iso.code)
            meant = (country.name, country.id) if country else (iso.name, "")
            for text in (iso.name, *iso.names):
                self._seek(text, "country", *meant, "name")
        for word, name in COUNTRY_OF.items():
            if iso := by_name(name):
                country = recorded.get(iso.code)
                self._seek(word, "country", *((country.name, country.id) if country else (iso.name, "")), "word")
        for surname, person in _surnames(dossier.people.values()).items():
            self._seek(surname, "person", person.name, person.id, "surname")
        organizations = {fold_name(name): one for one in dossier.organizations.values() for name in _names(one)}
        for name, words in ORGANIZATIONS.items():
            named = next((organizations[key] for key in map(fold_name, (name, *words)) if key in organizations), None)
            for word in (name, *words):
                self._seek(word, "organization", *((named.name, named.id) if named else (name, "")), "name")
        self._patterns = list(self._sought)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self._governs: dict[str, str] = {}
        for body in dossier.organizations.values():
            governed = [COUNTRY_OF[name] for name in _names(body) if name in COUNTRY_OF]
            if body.classification == "government_body":
                governed += [one.name for one in self.find(body.name) if one.kind == "country"]
            if governed:
                self._governs[body.name] = self.called(governed[0])

    def find(self, text: str) -> list[Named]:
        """Where a text names them, the longest name first where several begin at one place."""
        tokens = list(_TOKEN.finditer(text))
        folded, starts, at = [], {}, 1
        ends: dict[int, int] = {}
        for number, token in enumerate(tokens):
            word = _folded(token[0])
            starts[at] = number
            at += len(word)
            ends[at] = number
            at += 1
            folded.append(word)
        haystack = f" {' '.join(folded)} "
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(haystack):
            sought = self._sought[self._patterns[number]]
            first, last = starts.get(start + 1), ends.get(end - 1)
            if first is None or last is None:
                continue
            begin, stop = tokens[first].start(), tokens[last].end()
            stop -= len(owned[0]) if (owned := _OWNED.search(text[begin:stop])) else 0
            if _is_it(sought, text[begin:stop]):
                party = self._governs.get(sought.name, sought.name)
                found.append(Named(begin, stop, sought.kind, sought.name, sought.id, sought.by, party))
        return found

    def called(self, written: str) -> str:
        """What a sidecar should call somebody or something that it names by any of its names, or by its id."""
        sought = self._sought.get(_spaced(written))
        return sought.name if sought else self._by_id.get(written, written)

    def _seek(self, written: str, kind: Kind, name: str, identity: str, by: str) -> None:
        if spaced := _spaced(written):
            self._sought.setdefault(spaced, _Sought(kind, name, identity, by, written))


def _spaced(written: str) -> str:
    """A name as it is looked for: its words folded, between spaces."""
    folded = " ".join(_folded(token[0]) for token in _TOKEN.finditer(written))
    return f" {folded} " if folded else ""


def _folded(token: str) -> str:
    """A word as names are compared, without what shows an owner."""
    return fold_name(_OWNED.sub("", token) or token).replace(".", "") or token


def _is_it(sought: _Sought, written: str) -> bool:
    """Whether a word that is also one of everyday life is written as the name: in capitals, if it is short."""
    if sought.kind == "issue":
        return True
    if is_short(name_key(sought.written)):
        return written.replace(".", "") == sought.written.replace(".", "")
    return written[:1] == written[:1].upper()


def _names(record: Record) -> Iterator[str]:
    yield record.name
    yield from (name.text for name in record.other_names)
    if isinstance(record, Organization | Country) and (short := getattr(record, "short_name", "")):
        yield short


def _surnames(people: Iterable[Person]) -> dict[str, Person]:
    """The people who have a surname for themselves, by it."""
    found: dict[str, list[Person]] = {}
    for person in people:
        surname = person.sort_name.partition(",")[0] if "," in person.sort_name else person.name.split()[-1]
        if len(surname) > 2 and surname != person.name:
            found.setdefault(surname, []).append(person)
    return {surname: those[0] for surname, those in found.items() if len(those) == 1}
