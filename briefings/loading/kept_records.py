"""The records of a folder that is read again and again, and what they make known to whoever reads articles by them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefings.loading.dossier import known_of, one_each
from briefings.loading.mentions import Finder
from briefings.loading.record import RecordRead, make_record, read_record
from briefings.loading.resolving import Directory, Entry
from briefings.model.record import Record
from briefings.model.reference import Key
from briefings.problems import Problem


class _File(NamedTuple):
    """A record's file as read, what the directory has to know of it, and what is wrong with it."""

    read: RecordRead
    entry: Entry
    problems: tuple[Problem, ...]


class _Made(NamedTuple):
    """The record that a file made, if it made one, and what was wrong with its references."""

    read: RecordRead
    record: Record | None
    problems: tuple[Problem, ...]


class KeptRecords:
    """The records as they were last read. One that says what it said before is the same object as before."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._made: dict[Key, _Made] = {}
        self.entries: dict[Key, Entry] = {}
        self.records: dict[Key, Record] = {}
        self.known, self.finder = known_of(Directory(()), ()), Finder(())

    @property
    def reads(self) -> list[RecordRead]:
        """Their files as they were last read."""
        return [made.read for made in self._made.values()]

    @property
    def broken(self) -> set[Key]:
        """The records whose files cannot be read."""
        return {key for key, made in self._made.items() if made.read.written is None}

    def read(self, folder: Path, files: Mapping[str, list[str]], changed: set[str], problems: list[Problem]) -> None:
        """Read those files again that have changed; what is wrong with any is added to `problems`."""
        was = self._files
        self._files = {
            file: was[file] if file in was and file not in changed else _read(folder, top, file)
            for top, paths in files.items()
            for file in paths
        }
        for file in self._files.values():
            problems += file.problems
        reads = one_each((file.read for file in self._files.values()), problems)
        entries = {read.key: self._files[read.file].entry for read in reads}
        is_other = entries != self.entries or list(entries) != list(self.entries)
        directory = Directory(entries.values()) if is_other else self.known.directory
        self._made = {read.key: self._make(read, directory) for read in reads}
        for made in self._made.values():
            problems += made.problems
        if is_other:
            self.finder = Finder(entries.values())
        self.entries = entries
        self.records = {key: made.record for key, made in self._made.items() if made.record}
        self.known = known_of(directory, self.records.values())

    def _make(self, read: RecordRead, directory: Directory) -> _Made:
        was = self._made.get(read.key)
        if was and was.read is read and directory is self.known.directory:
            return was
        problems: list[Problem] = []
        record = make_record(read, directory, problems)
        return _Made(read, was.record if was and was.record == record else record, tuple(problems))


def _read(folder: Path, top: str, file: str) -> _File:
    problems: list[Problem] = []
    read = read_record(folder, top, file, problems)
    return _File(read, read.entry, tuple(problems))
