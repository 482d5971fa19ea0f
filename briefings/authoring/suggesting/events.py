"""A sentence, whom it names and the day of its report in; talks, meetings and walkouts with a day out."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.days import A_DAY, Given, days
from briefings.authoring.suggesting.subjects import Actor, parties_before
from briefings.model.vocabulary import EventKind

_NOUN = r"(?:talks|negotiations|round|meeting|summit|discussions)"
_IS_TO = r"(?:will|(?:are|is) (?:due |set |scheduled |expected )?to|to)"
_AHEAD = re.compile(
    rf"\b(?:{_IS_TO} (?:meet|open|begin|start|be held|take place|resume|run|last)|which open|"
    r"would (?:meet|open|resume|be held|take place)(?= (?:again )?(?:on|in|from) )|"
    rf"(?:due|scheduled|planned|set) (?:for|to open in|in)|(?:direct |\w+ )?{_NOUN} (?:on(?= {A_DAY})|due))\b"
)
_BEHIND = re.compile(
    r"\b(?P<what>met|took place|was held|were held|opened|began|was signed|were signed|signed|walked out of)\b"
)
_OF_WEEK = re.compile(rf"day['’]s (?:\w+ )?{_NOUN}\b")
_NOT = re.compile(r"\b(?:not|never|no longer|without|if|unless|may|might|could|would|plans?|planned|wants?)\b|n[’']t\b")
_PLACE = re.compile(r"\bin (?P<place>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_LONGEST = 260


class Dated(NamedTuple):
    """Something on a day: its title is made of the words that the text has for it."""

    given: Given
    title: str
    kind: EventKind
    place: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    start: int
    end: int
    cue: str


def events(text: str, start: int, end: int, today: datetime.date, those: Sequence[Actor]) -> Iterator[Dated]:
    """What a sentence says happened, or is to happen, on a day."""
    sentence = text[start:end]
    ahead = _AHEAD.search(text, start, end)
    behind = _BEHIND.search(text, start, end)
    of_week = _OF_WEEK.search(text, start, end)
    cue = ahead or behind
    if (
        cue
        and not _NOT.search(text, start, cue.start())
        and not re.search(r"\bonly\b", sentence)
        and not (ahead and behind)
    ):
        given = _nearest(list(days(text, start, end, today, ahead is not None)), cue)
        about_talks = re.search(rf"\b{_NOUN}\b", sentence, re.IGNORECASE) or cue[0].endswith(("meet", "met", "signed"))
        if given and about_talks:
            yield _made(text, start, end, given, cue[0], those, cue)
    elif of_week and not cue:
        given = next(
            (one for one in days(text, start, end, today, True) if one.start <= of_week.start() < one.end), None
        )
        if given:
            yield _made(text, start, end, given, of_week[0].partition(" ")[2], those, of_week)


def _nearest(given: list[Given], cue: re.Match[str]) -> Given | None:
    """The day that stands nearest to the words; one that is given in figures before one of the week."""
    near = [one for one in given if abs(one.start - cue.end()) < 80 and not one.why] or [
        one for one in given if 0 <= one.start - cue.end() < 40
    ]
    return min(near, key=lambda one: abs(one.start - cue.end()), default=None)


def _made(text: str, start: int, end: int, given: Given, cue: str, those: Sequence[Actor], at: re.Match[str]) -> Dated:
    places = [
        (abs(found.start() - given.start), found["place"])
        for found in _PLACE.finditer(text, start, end)
        if found["place"].split()[0] not in _MONTHS
    ]
    place = min(places)[1] if places else ""
    kind, noun = _kind(text[start:end], cue)
    before = [actor for actor in those if actor.end <= at.start()]
    parties = parties_before(text, start, at.start(), before)
    people: tuple[str, ...] = ()
    if cue == "met" and (other := next((one for one in those if 0 <= one.start - at.end() <= 5), None)):
        people = tuple(one.person for one in (*before[-1:], other) if one.person)
        parties = tuple(dict.fromkeys(one.party for one in (*before[-1:], other) if one.party))
    title = f"{' and '.join(people)} meet" if len(people) == 2 else noun
    if kind == "walkout":
        title = f"{' and '.join(parties)} {'walk' if len(parties) > 1 else 'walks'} out of the talks"
    last = end - 1 if text[end - 1 : end] in ".!?" else end
    stop = re.search(r"[,;:] ", text[max(given.end, at.end()) : last])
    last = max(given.end, at.end()) + stop.start() if stop else last
    begin = start if last - start <= _LONGEST else max(start, last - _LONGEST)
    return Dated(
        given, f"{title} in {place}" if place else title, kind, place, tuple(one for one in parties if one), people,
        begin, last, cue,
    )  # fmt: skip


def _kind(sentence: str, cue: str) -> tuple[EventKind, str]:
    if cue == "walked out of":
        return "walkout", ""
    if cue.endswith("signed"):
        return "agreement", "Agreement signed"
    if re.search(r"\b(?:talks|negotiations|round|sides|delegations|negotiators|teams)\b", sentence, re.IGNORECASE):
        return "round", "Talks"
    return "meeting", "Summit" if "summit" in sentence.lower() else "Meeting"
