"""A sentence and the day of its report in; the days that it gives, in figures or as a day of the week, out."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_ENDS = r"(?:,? (?P<year>(?:19|20)\d\d))?(?![\w-])"
_TO = r"(?: (?:to|and|until)(?: the)? |[-–])"
_FORMS = (
    re.compile(rf"\b(?P<first>\d{{1,2}})(?:{_TO}(?P<last>\d{{1,2}}))? {_MONTH}{_ENDS}"),
    re.compile(rf"\b{_MONTH} (?P<first>\d{{1,2}})(?!\d)(?:{_TO}(?P<last>\d{{1,2}})(?!\d))?{_ENDS}"),
)
A_DAY = rf"(?:the )?(?:\d|{'|'.join(_MONTHS + _DAYS)})"
_WEEKDAY = re.compile(rf"\b(?:on |On )?(?P<day>{'|'.join(_DAYS)})(?:['’]s)?\b")


class Given(NamedTuple):
    """A day, and the last one where there are several; the words that give it, and what was taken for granted."""

    first: datetime.date
    last: datetime.date | None
    start: int
    end: int
    why: str = ""


def days(text: str, start: int, end: int, today: datetime.date, is_ahead: bool) -> Iterator[Given]:
    """The days in a sentence; without a year the one nearest to the report, before or ahead of it as the verb says."""
    for form in _FORMS:
        for found in form.finditer(text, start, end):
            month = _MONTHS.index(found["month"]) + 1
            years = [int(found["year"])] if found["year"] else [today.year, today.year + 1, today.year - 1]
            firsts = [day for year in years if (day := _day(year, month, int(found["first"])))]
            fitting = [day for day in firsts if found["year"] or (day >= today if is_ahead else day <= today)]
            if fitting:
                first = min(fitting, key=lambda day: abs((day - today).days))
                last = _day(first.year, month, int(found["last"])) if found["last"] else None
                if last is None or last > first:
                    yield Given(first, last, *found.span())
    for found in _WEEKDAY.finditer(text, start, end):
        away = _DAYS.index(found["day"]) - today.weekday()
        first = today + datetime.timedelta(away % 7 if is_ahead else -(-away % 7))
        told = f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
        yield Given(
            first, None, *found.span(), f"“{found['day']}” is taken for {told}, the {'next' if is_ahead else 'last'}"
        )


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
