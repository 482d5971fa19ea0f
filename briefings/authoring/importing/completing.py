"""A report, what was said of it besides, and its future folder in; its front matter, and what is missing in it, out."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.authoring.importing.dates import in_address, printed
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.language import is_english
from briefings.authoring.importing.publishers import publisher_of
from briefings.loading import load
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.one_value import objection

# What may be said of a report, and then goes before what the report says of itself.
SAID = ("title", "date", "url", "publisher", "language")
_TEXTS = ("publisher", "url", "archive_url", "retrieved", "language", "license")
_LISTS = ("authors", "agencies")
_SHOWN = 60


class Missing(NamedTuple):
    """What an article needs and nobody has said: its key, why it is not known, and what it likely is."""

    key: str
    why: str
    likely: str = ""


def refused(key: str, value: str) -> str:
    """What `check` would say of a value in front matter; nothing where it can be taken."""
    return objection(key, FrontMatter.model_fields[key], value)


def complete(found: Found, said: Mapping[str, str], content: Path, source: str) -> tuple[Missing, ...]:
    """Put together what was said of a report and what it says of itself; what is missing then is told."""
    _leave_out_what_is_refused(found)
    for key in SAID:
        setattr(found, key, said.get(key) or getattr(found, key))
    articles = load(content).dossier.articles.values()
    if found.url and (there := next((one for one in articles if one.url == found.url and not one.is_note), None)):
        raise AuthoringError(
            f"This report is already there: {(content / there.location.file).as_posix()} has the same address. "
            "Nothing was written.",
            "If it is another report, give its own address with --url.",
        )
    if not found.publisher:
        found.publisher = publisher_of(found.url, f"{found.title}\n{found.text}", articles)
    if not found.language and is_english(found.text):
        found.language = "en"
    found.title = " ".join(found.title.split())
    missing = []
    if not found.title:
        missing.append(Missing("title", f"{source} does not say its title."))
    elif why := refused("title", found.title):
        missing.append(Missing("title", f"The title of {source} cannot be taken: {why}"))
    if "date" not in said and not _settle_day(found):
        likely = f" It may be {found.likely_date}: {found.because}." if found.likely_date else ""
        why = f"It is not sure on which day {source} was published.{likely}"
        missing.append(Missing("date", why, found.likely_date))
    return tuple(missing)


def _leave_out_what_is_refused(found: Found) -> None:
    """Leave out what a report says of itself and no article may, and say so."""
    left_out = []
    for key in _TEXTS:
        if (value := getattr(found, key)) and refused(key, value):
            left_out.append((key, value))
            setattr(found, key, "")
    for key in _LISTS:
        sound = [value for value in getattr(found, key) if not refused(key, value)]
        left_out += [(key, value) for value in getattr(found, key) if value not in sound]
        setattr(found, key, sound)
    found.removed += [f"its {key} “{value[:_SHOWN].strip()}”, which no article can have" for key, value in left_out]


def _settle_day(found: Found) -> bool:
    """See whether the day that the report says is sure; where it is not, it is only the likely one."""
    sure, addressed = printed(found.date), in_address(found.url)
    if found.date and (sure is None or (addressed and abs(_days(addressed, sure.day)) > 1)):
        found.likely_date, found.because = (sure.day if sure else ""), f"its address says {addressed}"
        sure = None
    if sure is None and not found.likely_date and addressed:
        sure = printed(addressed)
    if sure:
        found.date = sure.day
    return sure is not None


def _days(one: str, other: str) -> int:
    return (datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days
