"""Dates in words: `14 May 2025`, `March 2022`, `6–17 February 1995`, each with what machines read."""

import datetime

from briefings.model.location import Location
from briefings.model.when import When, in_words
from briefings.pages.links import NOWHERE, Attributes, Day, traced


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
