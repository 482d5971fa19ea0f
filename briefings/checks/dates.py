"""The rules about dates: nothing ends before it starts, nothing held later than the report that proves it."""

import re
from collections.abc import Iterator

from briefings.loading.article import NO_DAY, Reading
from briefings.model.claim import Event
from briefings.model.dossier import Dossier
from briefings.model.location import Location
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import KINDS
from briefings.model.when import When
from briefings.problems import Problem

_DAY = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)", re.ASCII)


def nothing_held_later_than_its_article(reading: Reading) -> Iterator[Problem]:
    """A claim held on a day that is not after its article's date."""
    for claim in reading.claims:
        if claim.as_of.first > reading.article.date:
            yield Problem(
                claim.at("as_of"),
                "later-than-article",
                f"The claim is as of {claim.as_of.text}, and its article is of {reading.article.date}: a report cannot "
                "prove a later day.",
                f"Write the day on which it held, {reading.article.date} at the latest. What is still to come is an "
                "event, whose `date` may lie ahead.",
                len(claim.as_of.text),
            )


def files_are_called_after_their_day(reading: Reading) -> Iterator[Problem]:
    """An article whose file's name begins with a day is of that day."""
    article = reading.article
    named = _DAY.match(article.id)
    if named and "date" in article.lines and article.date < NO_DAY and named[1] != article.date.isoformat():
        yield Problem(
            article.at("date"),
            "other-day",
            f"`date` is {article.date}, and the name of the file begins with {named[1]}.",
            f"Write `{named[1]}` if that is right; else rename the file and its sidecar: "
            f"{article.date}{article.id[len(named[1]) :]}.md. `former_ids: [{article.id}]` keeps the old address.",
            len(article.date.isoformat()),
        )


def events_end_after_they_start(reading: Reading) -> Iterator[Problem]:
    """An event ends no earlier than it starts."""
    for claim in reading.claims:
        if isinstance(claim, Event):
            yield from _runs_backwards(claim.date, claim.end, claim.at("end"), "date")
            if claim.end and claim.end.first < claim.date.first <= claim.end.last:
                yield Problem(
                    claim.at("end"),
                    "ends-before-start",
                    f"The event starts {claim.date.text}, and its end ({claim.end.text}) could be before that.",
                    "Write the day on which it ended, or take the line away.",
                    len(claim.end.text),
                )


def spans_run_forwards(dossier: Dossier) -> Iterator[Problem]:
    """A negotiation, a post or a membership ends no earlier than it starts."""
    for kind in KINDS:
        for record in dossier.of_kind(kind).values():
            for start, end, location in _spans(record):
                yield from _runs_backwards(start, end, location, "start")


def _spans(record: Record) -> Iterator[tuple[When | None, When | None, Location]]:
    file = record.location.file
    if isinstance(record, Negotiation):
        yield record.start, record.end, record.at("end")
    elif isinstance(record, Person):
        yield from ((post.start, post.end, post.end_at or Location(file, post.line)) for post in record.posts)
    elif isinstance(record, Organization):
        for member in record.members:
            yield member.start, member.end, member.end_at or Location(file, member.line)


def _runs_backwards(start: When | None, end: When | None, location: Location, field: str) -> Iterator[Problem]:
    if start and end and end.last < start.first:
        yield Problem(
            location,
            "ends-before-start",
            f"It ends ({end.text}) before it starts ({start.text}).",
            f"Correct one of the two: `{field}` comes first, `end` is the same or later.",
            len(end.text),
        )
