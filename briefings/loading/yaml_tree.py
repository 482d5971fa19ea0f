"""What a YAML text becomes: mappings and lists of texts that know where each of them was written."""

from collections import abc
from functools import lru_cache
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a key or a value stands, and over how many characters of its line. Lines and columns count from 1."""

    line: int
    column: int
    length: int = 1


def place_of(event: Any, first_line: int) -> Place:
    """Where the parser met what an event tells of; `first_line` is the line of the file on which the text starts."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    if getattr(event, "style", None) in ("|", ">"):
        # The text begins on the line below its mark.
        return Place(line + first_line + 1, 1)
    length = end.column - column if end.line == line else 1
    return Place(line + first_line, column + 1, length or 1)


@lru_cache(maxsize=1024)
def _shared(layout: tuple[tuple[str, int, int], ...]) -> abc.Mapping[str, tuple[int, int]]:
    return {name: (below, column) for name, below, column in layout}


class Mapping(dict[str, Any]):
    """A YAML mapping that knows the line and column of each value, by key; `keys_at` and `values_at` say more.

    These two are made when somebody asks, which few do: of what is sound, only lines and columns are told.
    """

    __slots__ = ("columns", "events", "first_line", "lines", "place")

    def __init__(self, place: Place, first_line: int = 1) -> None:
        super().__init__()
        self.place = place
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        # The parser's events of each key and its value.
        self.events: dict[str, tuple[Any, Any]] = {}

    @property
    def keys_at(self) -> dict[str, Place]:
        """The place of each key."""
        return {name: place_of(key, self.first_line) for name, (key, _) in self.events.items()}

    @property
    def values_at(self) -> dict[str, Place]:
        """The place of each value, by key."""
        return {name: place_of(value, self.first_line) for name, (_, value) in self.events.items()}

    @property
    def layout(self) -> abc.Mapping[str, tuple[int, int]]:
        """How many lines below its place each value stands, and in which column: one object for all laid out alike."""
        above, lines, columns = self.place.line, self.lines.items(), self.columns.values()
        return _shared(tuple((name, line - above, column) for (name, line), column in zip(lines, columns, strict=True)))

    def key_at(self, name: str) -> Place:
        """The place of one key."""
        return place_of(self.events[name][0], self.first_line)

    def value_at(self, name: str) -> Place:
        """The place of one key's value."""
        return place_of(self.events[name][1], self.first_line)

    def note_entries(self, field: str) -> None:
        """Keep the places of a list's entries as if each were a value: `former_ids.0`, `former_ids.1`."""
        for number, place in enumerate(places_of(self, field) if field in self else ()):
            self.lines[f"{field}.{number}"], self.columns[f"{field}.{number}"] = place.line, place.column


class Sequence(list[Any]):
    """A YAML list whose entries know their places."""

    __slots__ = ("place", "values_at")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.values_at: list[Place] = []


def places_of(tree: Mapping, field: str) -> list[Place]:
    """Where the entries of a field stand that is a list, or one text in place of a list of one."""
    node = tree[field]
    return node.values_at if isinstance(node, Sequence) else [Place(tree.lines[field], tree.columns[field], len(node))]
