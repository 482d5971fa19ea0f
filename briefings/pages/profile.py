"""What every record has, whoever or whatever it is about: other names, our own words on it, what others call it."""

from typing import NamedTuple

from markupsafe import Markup

from briefings.model.record import Record
from briefings.model.reference import Name
from briefings.pages.dates import day
from briefings.pages.links import Attributes, Day, Outside, traced
from briefings.prose.markdown import to_html

_REGISTERS = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/entity/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
    "ror": ("ROR", "https://ror.org/{}"),
    "un_terminology": ("UNTERM", ""),
}


class OtherName(NamedTuple):
    """Another name; `language` is a BCP 47 tag, where it is known."""

    text: str
    language: str | None
    at: Attributes


class Profile(NamedTuple):
    """What a record's page says before it comes to the claims. `summary` is safe HTML and may be empty."""

    other_names: tuple[OtherName, ...]
    summary: Markup
    summary_at: Attributes
    identifiers: tuple[Outside, ...]
    checked: Day | None
    at: Attributes


def profile(record: Record) -> Profile:
    """What a record says of itself."""
    return Profile(
        other_names=tuple(
            OtherName(*name, traced(record.at(f"other_names.{number}")))
            for number, name in enumerate(record.other_names)
            if _is_another(record, name) and name.text not in {one.text for one in record.other_names[:number]}
        ),
        summary=Markup(to_html(record.summary)) if record.summary else Markup(""),
        summary_at=traced(record.at("summary"), ""),
        identifiers=tuple(_outside(record, register, value) for register, value in record.identifiers.items()),
        checked=day(record.checked, record.at("checked")) if record.checked else None,
        at=traced(record.at("name"), ""),
    )


def _is_another(record: Record, name: Name) -> bool:
    return name.text != record.name


def _outside(record: Record, register: str, value: str) -> Outside:
    """A record's entry in a register that others keep."""
    label, pattern = _REGISTERS.get(register, (register.replace("_", " ").capitalize(), ""))
    return Outside(
        pattern.format(value) if pattern else "", f"{label} {value}", traced(record.at("identifiers"), value)
    )
