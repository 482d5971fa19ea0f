"""A date in any of the ways people write them in, what it would be here out; only for advice, never for reading."""

import datetime
import re

from briefings.model.when import When

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_DASH = re.compile(r"\s*(?:/|–|—|\bto\b|\s-\s)\s*")
# Two days of one month: 11-12 March 2024.
_DAYS = re.compile(r"(?P<first>\d{1,2})\s*(?:-|–|—|to)\s*(?P<last>\d{1,2})\.? (?P<rest>[^\W\d_]+\.? \d{4})")
_PART = re.compile(r"[^\W\d_]+|\d+")


def meant_dates(text: str, span: bool) -> tuple[str, ...]:
    """How the date that a text means is written here: one reading or several, or none where it means no date.

    `span` tells that a span of days may be meant.
    """
    text = _TIME.sub("", text)
    if readings := _readings(text):
        return readings
    if span and (days := _DAYS.fullmatch(text)):
        text = f"{days['first']} {days['rest']} – {days['last']} {days['rest']}"
    parts = _DASH.split(text)
    if not span or len(parts) != 2:
        return ()
    start, end = parts
    if re.fullmatch(r"\d{1,2}", end) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", start):
        end = f"{start[:8]}{end:0>2}"
    one, other = ((part,) if _is_date(part) else _readings(part) for part in (start, end))
    meant = f"{one[0]}/{other[0]}" if len(one) == len(other) == 1 else ""
    return (meant,) if _is_date(meant) else ()


def _is_date(text: str) -> bool:
    try:
        When.parse(text)
    except ValueError:
        return False
    return True


def _readings(text: str) -> tuple[str, ...]:
    """The days, or the one month, that a text without a span in it can mean, the earliest first."""
    parts = [part for part in _PART.findall(text) if part.lower() not in ("st", "nd", "rd", "th", "of")]
    names = [part for part in parts if part.isalpha()]
    months = [number for number, name in enumerate(_MONTHS, start=1) if names and names[-1].lower().startswith(name)]
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    if len(numbers) + len(names) != len(parts) or len(names) != len(months):
        return ()
    if months and len(numbers) == 1 and numbers[0] > 999:
        return (f"{numbers[0]:04}-{months[0]:02}",)
    if months and len(numbers) == 2:
        orders = [(max(numbers), months[0], min(numbers))]
    elif len(numbers) == 3 and not months:
        a, b, c = numbers
        orders = [(a, b, c), (c, b, a), (c, a, b)]
    else:
        return ()
    return tuple(sorted({day for year, month, day_of_month in orders if (day := _day(year, month, day_of_month))}))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat() if year > 999 else None
    except ValueError:
        return None
