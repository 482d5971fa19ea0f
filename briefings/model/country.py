"""A country, as ISO 3166 knows it or as a record says."""

from dataclasses import dataclass

from briefings.model.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Country(Record):
    """A country; `code` is ISO 3166-1 alpha-2, or ISO 3166-3 for a state that is no more, or none."""

    code: str | None = None
