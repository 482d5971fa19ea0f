"""The YAML file of one record in, what the directory has to know of it, and then the record itself, out."""

from pathlib import Path
from typing import Any, NamedTuple

from briefings.loading.identities import FOLDERS
from briefings.loading.referring import Referrer
from briefings.loading.resolving import Directory, Entry, Referring
from briefings.loading.source import source
from briefings.loading.written.record import (
    RECORD_FILES,
    CountryFile,
    IssueFile,
    NegotiationFile,
    OrganizationFile,
    PersonFile,
    RecordFile,
)
from briefings.loading.written.validating import validated
from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping, Place, places_of
from briefings.model.country import Country
from briefings.model.issue import Issue
from briefings.model.location import Location
from briefings.model.negotiation import Negotiation, Venue
from briefings.model.organization import Member, Organization
from briefings.model.person import Person, Post
from briefings.model.record import Record
from briefings.model.reference import Key, Name, Reference
from briefings.problems import Problem


class RecordRead(NamedTuple):
    """A record's file as read. `written` is None where it cannot be read; its id is known all the same.

    `digests` tell what was read, as those of an article do.
    """

    key: Key
    file: str
    tree: Mapping | None
    written: RecordFile | None
    digests: tuple[tuple[str, bytes], ...]

    @property
    def entry(self) -> Entry:
        """What the directory has to know."""
        written = self.written
        if written is None:
            return Entry(self.key, (), self.file)
        name = written.title if isinstance(written, NegotiationFile) else written.name  # type: ignore[attr-defined]
        names = [name, *(other.name for other in written.other_names)]
        short_name = written.short_name or "" if isinstance(written, OrganizationFile) else ""
        if short_name:
            names.append(short_name)
        code = written.code if isinstance(written, CountryFile) else None
        return Entry(self.key, tuple(names), self.file, code, tuple(written.former_ids), short_name)


def read_record(folder: Path, top: str, file: str, problems: list[Problem]) -> RecordRead:
    """Read a record's file; what is wrong with it is added to `problems`."""
    key = Key(FOLDERS[top], Path(file).stem)
    digests: dict[str, bytes] = {}
    text = source(folder, file, problems, digests)
    tree = None
    if text is not None:
        try:
            tree = parse(text, file, problems)
        except Refused as refused:
            problems.append(refused.problem)
    written = validated(RECORD_FILES[top], tree, file, problems) if tree is not None else None
    return RecordRead(key, file, tree, written, tuple(digests.items()))


def make_record(read: RecordRead, directory: Directory, problems: list[Problem]) -> Record | None:
    """The record that a file makes, its references resolved."""
    if read.written is None or read.tree is None:
        return None
    return _Maker(read.key, read.file, read.tree, directory, problems).record(read.written)


class _Maker:
    def __init__(self, key: Key, file: str, tree: Mapping, directory: Directory, problems: list[Problem]) -> None:
        self._key = key
        self._file = file
        self._tree = tree
        self._refer = Referrer(file, directory, problems)

    def record(self, written: RecordFile) -> Record:
        self._tree.note_entries("former_ids")
        self._tree.note_entries("other_names")
        common: dict[str, Any] = {
            "key": self._key,
            "location": Location(self._file),
            "other_names": tuple(Name(other.name, other.language) for other in written.other_names),
            "former_ids": tuple(written.former_ids),
            "summary": written.summary or "",
            "identifiers": written.identifiers,
            "checked": written.checked,
            "lines": self._tree.lines,
            "columns": self._tree.columns,
        }
        if isinstance(written, NegotiationFile):
            return self._negotiation(written, common)
        if isinstance(written, PersonFile):
            return self._person(written, common)
        if isinstance(written, CountryFile):
            return Country(**common, name=written.name, sort_name=written.sort_name or written.name, code=written.code)
        if isinstance(written, OrganizationFile):
            return self._organization(written, common)
        assert isinstance(written, IssueFile)
        return Issue(
            **common,
            name=written.name,
            sort_name=written.sort_name or written.name,
            part_of=self._one("issue", written.part_of, "part_of"),
        )

    def _negotiation(self, written: NegotiationFile, common: dict[str, Any]) -> Negotiation:
        venue = None
        if written.venue:
            tree = self._tree["venue"]
            country = self._refer.one("party", written.venue.country, tree, "country")
            line = tree.values_at.get("city", self._tree.values_at["venue"]).line
            venue = Venue(city=written.venue.city or "", country=country, line=line)
        return Negotiation(
            **common,
            name=written.title,
            sort_name=written.title,
            start=written.start,
            end=written.end,
            status=written.status,
            venue=venue,
            parties=self._all("party", written.parties, "parties"),
            mediators=self._all("participant", written.mediators, "mediators"),
            hosts=self._all("participant", written.hosts, "hosts"),
            observers=self._all("participant", written.observers, "observers"),
            part_of=self._one("negotiation", written.part_of, "part_of"),
            follows=self._one("negotiation", written.follows, "follows"),
            issues=self._all("issue", written.issues, "issues"),
        )

    def _person(self, written: PersonFile, common: dict[str, Any]) -> Person:
        posts = []
        for post, (tree, place) in zip(written.posts, self._nested("posts"), strict=True):
            organization = self._refer.one("organization", post.organization, tree, "organization")
            posts.append(
                Post(
                    title=post.title,
                    organization=organization,
                    start=post.start,
                    end=post.end,
                    line=tree.values_at["title"].line,
                    end_at=self._end_at(tree, place),
                )
            )
        return Person(
            **common,
            name=written.name,
            sort_name=written.sort_name or sort_name(written.name),
            honorific=written.honorific or "",
            party=self._one("party", written.party, "party"),
            posts=tuple(posts),
        )

    def _organization(self, written: OrganizationFile, common: dict[str, Any]) -> Organization:
        members = []
        for member, (tree, place) in zip(written.members, self._nested("members"), strict=True):
            at = tree.values_at["party"] if isinstance(tree, Mapping) else place
            if party := self._refer.at("party", member.party, at):
                members.append(
                    Member(
                        party=party,
                        start=member.start,
                        end=member.end,
                        line=at.line,
                        end_at=self._end_at(tree, place),
                    )
                )
        return Organization(
            **common,
            name=written.name,
            sort_name=written.sort_name or written.name,
            short_name=written.short_name or "",
            classification=written.classification,
            members=tuple(members),
            part_of=self._one("organization", written.part_of, "part_of"),
        )

    def _end_at(self, tree: Any, place: Place) -> Location:
        """Where an entry's `end` stands, else where the entry does."""
        place = tree.values_at.get("end", place) if isinstance(tree, Mapping) else place
        return Location(self._file, place.line, place.column)

    def _nested(self, field: str) -> list[tuple[Any, Place]]:
        """The entries of a list as written, each with its place."""
        if field not in self._tree:
            return []
        node, places = self._tree[field], places_of(self._tree, field)
        return list(zip(node if isinstance(node, list) else [node], places, strict=True))

    def _one(self, to: Referring, written: str | None, field: str) -> Reference | None:
        return self._refer.one(to, written, self._tree, field)

    def _all(self, to: Referring, written: list[str], field: str) -> tuple[Reference, ...]:
        return self._refer.all(to, written, self._tree, field)


def sort_name(name: str) -> str:
    """A person's name as lists sort it, by the last word: what a record's `sort_name` corrects."""
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}" if first else name
