"""What every record has, whoever or whatever it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefings.model.location import Location
from briefings.model.reference import Key, Name
from briefings.model.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Somebody or something with a page of its own.

    `recorded` tells a record that an analyst wrote from one that only a name in a sidecar, or ISO 3166, made;
    its `location` is then where that name first stands. `lines` and `columns` tell where the fields
    stand that were written, those of the former ids as `former_ids.0` and so on, and of the other names likewise.
    """

    key: Key
    name: str
    sort_name: str
    location: Location
    recorded: bool = True
    other_names: tuple[Name, ...] = ()
    former_ids: tuple[str, ...] = ()
    summary: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    checked: When | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The last part of its address."""
        return self.key.id

    def at(self, name: str) -> Location:
        """Where the field `name` was written, or where the record begins if it was not."""
        file, line, column = self.location
        return Location(file, self.lines.get(name, line), self.columns.get(name, column))
