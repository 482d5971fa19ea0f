"""A claim or a record in; each of its keys with what it says, in words that can be compared, out."""

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping

from briefings.model.claim import Claim, Quotation
from briefings.model.record import Record
from briefings.model.reference import Key, Name, Reference
from briefings.model.when import When

# Where something stands, and what follows from what is compared by itself.
_PLACES = frozenset("article number location layout lines columns line end_at text_line key recorded sort_name".split())
# Keys that an author knows by another name.
_WRITTEN = {"quotations": "quote", "parties": "party"}
NAMED_ELSEWHERE = frozenset({"name"})
TEXT = "text"


def fields_of(thing: Claim | Record, name: Callable[[Key], str]) -> dict[str, str]:
    """What each key of a claim or a record says; `name` tells what a record is called."""
    return {
        _key(thing, field.name): _words(getattr(thing, field.name), name)
        for field in dataclasses.fields(thing)
        if field.name not in _PLACES
    }


def differing(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The keys that say something else: key, what it said, what it says."""
    for key in dict.fromkeys((*now, *was)):
        if was.get(key, "") != now.get(key, ""):
            yield key, was.get(key, ""), now.get(key, "")


def _key(thing: Claim | Record, field: str) -> str:
    if field == "parties" and not hasattr(thing, "issue"):
        return field
    return _WRITTEN.get(field, field)


def _words(value: object, name: Callable[[Key], str]) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Reference):
        return name(value.key)
    if isinstance(value, Name | When):
        return value.text
    if isinstance(value, Quotation):
        return "" if value.is_name else value.written
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {said}" for key, said in value.items())
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_words(part, name) for part in value)))
    if dataclasses.is_dataclass(value):
        every = (field.name for field in dataclasses.fields(value) if field.name not in _PLACES)
        return ", ".join(filter(None, (_words(getattr(value, field), name) for field in every)))
    return str(value)
