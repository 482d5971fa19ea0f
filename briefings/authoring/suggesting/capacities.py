"""A sentence and whom it names in; who mediates, who hosts and who observes out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.subjects import Actor, Subject, agent_of, subject_of
from briefings.model.vocabulary import Capacity

_TALKS = r"(?:(?:\w+[- ]){0,4}?(?:talks|negotiations|meeting|round|summit|discussions))"
_ACTIVE: tuple[tuple[Capacity, re.Pattern[str]], ...] = (
    ("mediator", re.compile(
        r"\b(?:(?:will|would|to) (?:again )?mediate|mediates|(?:is|are) mediating|mediate)\b"
        rf"(?= (?:in )?{_TALKS}|[.,]|$)"
    )),
    ("host", re.compile(
        rf"\b(?:(?:will|would|to) (?:again |also )?host|hosts|(?:is|are) hosting|host)\b(?= {_TALKS}|[.,]|$)")),
    ("observer", re.compile(
        r"\b(?:will|would|to) (?:attend|take part|participate|be present)(?: in \w+ \w+)? as (?:an )?observers?\b"
        r"|\b(?:has|have) been invited (?:to observe|as (?:an )?observers?)\b")),
)  # fmt: skip
_PASSIVE: tuple[tuple[Capacity, re.Pattern[str]], ...] = (
    ("mediator", re.compile(r"\b(?:mediated|brokered)\b")),
    ("host", re.compile(r"\bhosted\b")),
)
_NOT = re.compile(
    r"\b(?:not|no longer|never|offered|may|might|could|if|refused|failed|declined)\b[^.;:,]*$|n[’']t\b[^.;:,]*$"
)


class Serving(NamedTuple):
    """Who serves talks otherwise than as a party to them, and the words of the text that say so."""

    who: Subject
    capacity: Capacity
    start: int
    end: int
    cue: str


def servings(text: str, start: int, end: int, those: Sequence[Actor]) -> Iterator[Serving]:
    """All that a sentence says of who mediates, hosts or observes."""
    for capacity, cue in _ACTIVE:
        for found in cue.finditer(text, start, end):
            who = subject_of(text, start, found.span(), those)
            if who and not _NOT.search(text[start : found.start()]):
                stop = re.search(r"[,;:](?= )|[.!?]?$", text[found.end() : end])
                yield Serving(who, capacity, who.start, found.end() + (stop.start() if stop else 0), found[0])
    for capacity, cue in _PASSIVE:
        for found in cue.finditer(text, start, end):
            who = agent_of(text, found.end(), those)
            if who and not _NOT.search(text[start : found.start()]):
                yield Serving(who, capacity, start, who.end, found[0])
