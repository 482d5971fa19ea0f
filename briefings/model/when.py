"""Dates as a report gives them: a day, a month, a year, or a span between two of these."""

import calendar
import datetime
import re
from functools import lru_cache
from typing import NamedTuple

MONTHS = ("January February March April May June July August September October November December").split()
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class When(NamedTuple):
    """A stretch of days, as exact as it was written. Sorts by its first day, the finer before the coarser."""

    first: datetime.date
    last: datetime.date
    text: str

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read `2022`, `2022-03`, `2022-03-29` or `1995-02-06/1995-02-17`; ValueError where it is none of these."""
        start, slash, end = text.partition("/")
        first, last = _stretch(start)
        if slash:
            last = _stretch(end)[1]
            if last < first:
                raise ValueError("the span ends before it starts")
        return cls(first, last, text)

    @classmethod
    def on(cls, day: datetime.date) -> "When":
        """One whole day."""
        return cls(day, day, day.isoformat())

    @property
    def is_day(self) -> bool:
        """Whether this is one day and no more."""
        return self.first == self.last


def _stretch(text: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year, month or day; ValueError where there is no such day."""
    match = _PARTIAL.fullmatch(text)
    if not match:
        raise ValueError("not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if day is None:
        first = datetime.date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    whole = datetime.date(year, month, day)
    return whole, whole


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


def _one(text: str) -> str:
    """A year, a month or a day in words."""
    year, *rest = text.split("-")
    year = year.lstrip("0") or "0"
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"
