"""A line as reports print it in; the day it gives, and whether it can be another, out."""

import datetime
import re
from typing import NamedTuple

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b",
        rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})\b",
    )
)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
# What may stand around a day on a line that says nothing else.
_LABEL = re.compile(
    r"^\W*(?:(?:first )?(?:published|posted|issued|released|date)\b[ :]*(?:on|at)?\b)?\W*"
    r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b)?\W*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^[\s,|·–—-]*(?:at\s)?[\s\d:.apmhutcgse+()-]*[\s*_]*$", re.IGNORECASE)

_LONGEST = 120


class Printed(NamedTuple):
    """A day as `YYYY-MM-DD`, and whether the line can be read as no other day."""

    day: str
    is_sure: bool


def date_line(line: str) -> Printed | None:
    """The day of a line that says when the report was published, and nothing else."""
    if len(line) > _LONGEST:
        return None
    for form in (*_FORMS, _NUMBERS):
        found = form.search(line)
        if found and _LABEL.match(line[: found.start()]) and _CLOCK.match(line[found.end() :]):
            return printed(found[0])
    return None


def printed(text: str) -> Printed | None:
    """The first day in a text, in figures or with an English month."""
    for form in _FORMS:
        if found := form.search(text):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _month(parts["month"])
            day = _day(int(parts["year"]), month, int(parts["day"]))
            return Printed(day, True) if day else None
    if found := _NUMBERS.search(text):
        first, second, year = map(int, found.groups())
        either = [day for day in (_day(year, second, first), _day(year, first, second)) if day]
        return Printed(either[0], len(set(either)) == 1) if either else None
    return None


def in_address(url: str) -> str:
    """The day that many newspapers put into an address, or nothing."""
    found = _IN_ADDRESS.search(url)
    return _day(*map(int, found.groups())) if found else ""


def _month(name: str) -> int:
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower())), 0)


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
