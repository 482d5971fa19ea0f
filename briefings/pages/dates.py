"""Dates in words: `14 May 2025`, `March 2022`, `6–17 February 1995`, each with what machines read."""

import datetime
from functools import lru_cache

from briefings.model.location import Location
from briefings.model.when import When
from briefings.pages.links import NOWHERE, Attributes, Day, traced

MONTHS = ("January February March April May June July August September October November December").split()


@lru_cache(maxsize=4096)
def in_words(text: str) -> str:
    """A date as it was typed (`2022-03`, `1995-02-06/1995-02-17`), in words."""
    start, _, end = text.partition("/")
    if not end or start == end:
        return _one(start)
    first, last = _one(start).split(" "), _one(end).split(" ")
    shared = 0
    while len(first) == len(last) > shared + 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    kept = first[: len(first) - shared]
    joint = "–" if len(kept) == 1 and len(last) - shared == 1 else " – "
    return " ".join(kept) + joint + " ".join(last)


def day(when: When, location: Location | None = None) -> Day:
    """A date as a page prints it."""
    at: Attributes = traced(location, when.text) if location else NOWHERE
    return Day(in_words(when.text), when.text.partition("/")[0], at)


def whole_day(date: datetime.date) -> Day:
    """A calendar day as a page prints it."""
    text = date.isoformat()
    return Day(in_words(text), text)


def span(start: When | None, end: When | None) -> str:
    """Since when and until when, in words; empty where neither is known."""
    if start and end:
        return in_words(f"{start.text.partition('/')[0]}/{end.text.rpartition('/')[2]}")
    if start:
        return f"since {in_words(start.text)}"
    return f"until {in_words(end.text)}" if end else ""


def _one(text: str) -> str:
    """A year, a month or a day in words."""
    year, *rest = text.split("-")
    year = year.lstrip("0") or "0"
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"
