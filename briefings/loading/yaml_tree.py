"""What a YAML text becomes: mappings and lists of texts that know where each of them was written."""

from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a key or a value stands, and over how many characters of its line. Lines and columns count from 1."""

    line: int
    column: int
    length: int = 1


class Mapping(dict[str, Any]):
    """A YAML mapping whose keys and values know their places."""

    __slots__ = ("keys_at", "place", "values_at")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}

    @property
    def lines(self) -> dict[str, int]:
        """The line of each value, by key."""
        return {key: place.line for key, place in self.values_at.items()}

    @property
    def columns(self) -> dict[str, int]:
        """The column of each value, by key."""
        return {key: place.column for key, place in self.values_at.items()}

    def note_entries(self, field: str) -> None:
        """Keep the places of a list's entries as if each were a value: `former_ids.0`, `former_ids.1`."""
        places = places_of(self, field) if field in self else []
        self.values_at.update({f"{field}.{number}": place for number, place in enumerate(places)})


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
    return node.values_at if isinstance(node, Sequence) else [tree.values_at[field]]
