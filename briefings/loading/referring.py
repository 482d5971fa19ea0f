"""The names in one file in, references out: the directory's answers with the places where the names were written."""

from collections.abc import Iterable

from briefings.loading.resolving import Directory, Referring
from briefings.loading.yaml_tree import Mapping, Place, places_of
from briefings.model.location import Location
from briefings.model.reference import Reference
from briefings.problems import Problem


class Referrer:
    """Resolves the names of one file; what cannot be resolved is added to `problems`."""

    def __init__(self, file: str, directory: Directory, problems: list[Problem]) -> None:
        self._file = file
        self._directory = directory
        self._problems = problems

    def one(self, to: Referring, written: str | None, tree: Mapping, field: str) -> Reference | None:
        """The reference that a field makes, if it was written and can be resolved."""
        if not written:
            return None
        location = Location(self._file, tree.lines[field], tree.columns[field])
        return self._directory.refer(to, written, location, self._problems)

    def all(self, to: Referring, written: Iterable[str] | None, tree: Mapping, field: str) -> tuple[Reference, ...]:
        """The references that a field's list makes, those left out that cannot be resolved."""
        if not written:
            return ()
        references = (self.at(to, name, place) for name, place in zip(written, places_of(tree, field), strict=True))
        return tuple(reference for reference in references if reference)

    def at(self, to: Referring, written: str, place: Place) -> Reference | None:
        """The reference that a name makes at a place of the file."""
        return self._directory.refer(to, written, Location(self._file, place.line, place.column), self._problems)
