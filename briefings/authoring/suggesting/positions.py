"""A sentence and whom it names in; what parties seem to want, and the words that say so, out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.naming import Named
from briefings.authoring.suggesting.people import Seen
from briefings.authoring.suggesting.subjects import Actor, Subject, actors, subject_of
from briefings.authoring.suggesting.voices import named as named_voice
from briefings.model.vocabulary import Stance

_CUES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("rejects", re.compile(
        r"\b(?:reject(?:s|ed|ing)?|refus(?:es|ed|ing)|dismiss(?:es|ed|ing)?|rul(?:es|ed|ing) out|turn(?:s|ed|ing) down|"
        r"(?:will|would|can|could|does|do|did)(?: not|not|n['’]t) (?:ever )?accept)\b")),
    ("demands", re.compile(
        r"\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?(?: that| on)|call(?:s|ed|ing)? (?:for|on)|require[sd]|"
        r"wants?)\b")),
    ("offers", re.compile(r"\b(?:propos(?:es|ed|ing|e)|offer(?:s|ed|ing)?|put forward)\b")),
    ("opposes", re.compile(r"\b(?:oppos(?:es|ed|ing|e)|object(?:s|ed)? to)\b")),
    ("open", re.compile(r"\b(?:open|ready) to\b(?! (?:an end|the))")),
    ("supports", re.compile(
        r"\b(?:agree[sd]?(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)? (?:to|that|with)|"
        r"(?:support|back)(?:s|ed)?|welcom(?:es|ed|e))\b")),
)  # fmt: skip
# "did not reject", "denied that it opposes", "refused to rule out": what is wanted then, nobody can tell from the word.
_TURNED = re.compile(
    r"\b(?:not|no longer|never|neither|nor|nobody|without|stopp(?:ed|ing)|fail(?:s|ed)|den(?:y|ies|ied|ying)|"
    r"refus(?:es|ed|ing) to|may|might|could)\b[^.;:,]*$|n[’']t\b[^.;:,]*$"
)
_TURNING = re.compile(r"refus\w+$")
_TURNED_AFTER = re.compile(r" to (?:rule out|reject|oppose|object|dismiss)\b")
# Whether somebody comes is for attendance to say.
_ABOUT_COMING = re.compile(r" to (?:travel|attend|come|take part|participate|join|go|fly|appear|host|mediate)\b")
_ITS_DEMAND = re.compile(r"['’]s? (?:\w+ )?demands? (?:that|for|to)\b")
_GIVEN_UP = re.compile(r"\b(?:not|no longer|never|dropped|withdrew|abandoned|gave up|softened|without)\b[^.;:,]*$")
_OPEN_QUESTION = re.compile(r"\b(?:whether|if|unless)(?: the)? $")
_ENDS = re.compile(r"[,.;]| (?:in|against|over)\b|$")
_OTHER_SIDE = re.compile(r",? (?:while|whereas|although|though|but)\b")
_JOINT = re.compile(r",? (?:and|but)(?: (?:will|would|has|have|had|also|then|only|instead)){0,3} $")
_RELATIVE = re.compile(r"\b(?:that|which|whose \w+) $")
_WE = re.compile(r"\b[Ww]e(?: \w+ly| also| still)? $")
# ", its envoy, Jane Roe, said", ", the ministry said", " according to".
_SAID_BEHIND = re.compile(
    r",[”\"]? (?:(?:its|the|an?|[A-Z])[^,]{1,80}, [A-Z][^,]{1,60}, |[^,]{1,90}? |)(?:said|says|told)\b"
    r"|,? according to\b"
)
_LONGEST = 240


class Wanted(NamedTuple):
    """What parties seem to want; each of `spans` is a stretch of the text, and together they say so."""

    parties: tuple[str, ...]
    speaker: str
    stance: Stance
    issue: str
    spans: tuple[tuple[int, int], ...]
    cue: str


class _Verb(NamedTuple):
    start: int
    end: int
    stance: Stance


def wanted(text: str, start: int, end: int, named: Sequence[Named], people: Sequence[Seen]) -> Iterator[Wanted]:
    """All that a sentence says of what parties want: one for each verb whose subject the words settle."""
    those = actors(named, people)
    voice = named_voice(text, start, end, people)
    verbs = sorted(_Verb(*found.span(), stance) for stance, cue in _CUES for found in cue.finditer(text, start, end))
    before: Subject | None = None
    for number, verb in enumerate(verbs):
        subject, goes_on = _subject(text, start, verb, those, before, voice)
        if subject is None or _is_turned(text, max(start, subject.start if subject.end < verb.start else 0), verb, end):
            continue
        before = subject
        if verb.stance == "supports" and any(
            one.start - verb.end in (1, 5) and _ENDS.match(text, one.end) for one in those
        ):
            continue  # "Iran, which backs the Houthis": whom it stands by is no issue
        stance: Stance = "conditional" if text[start : verb.start].endswith("only ") else verb.stance
        stop = _stop(text, start, verb, subject, [later.start for later in verbs[number + 1 :]], end)
        if stop <= verb.end and subject.end < verb.start and not _RELATIVE.search(text, start, subject.start):
            continue  # a heading: "What Russia wants"
        issue = next((one.name for one in named if one.kind == "issue" and start <= one.start < end), "")
        speaker = subject.person or (voice.name if voice and voice.party in subject.parties else "")
        yield Wanted(
            subject.parties, speaker, stance, issue, _spans(text, start, subject, verb, stop, goes_on),
            text[verb.start : verb.end],
        )  # fmt: skip
    yield from _demands(text, end, those)


def _subject(
    text: str, start: int, verb: _Verb, those: Sequence[Actor], before: Subject | None, voice: Seen | None
) -> tuple[Subject | None, bool]:
    """Whose verb it is, and whether it goes on from the verb before."""
    if text[verb.start : verb.end].endswith("ing") and text[start : verb.start].endswith(", "):
        # "Roe said that she would not come, refusing …": it is still she who speaks.
        first = those[0] if those and those[0].end < verb.start else None
        return (Subject(first.start, first.end, (first.party,), first.person), False) if first else (None, False)
    if subject := subject_of(text, start, verb[:2], those):
        return subject, False
    if before and _JOINT.search(text, before.end, verb.start):
        return before, True
    if voice and voice.party and (we := _WE.search(text, start, verb.start)):
        return Subject(*we.span(), (voice.party,), voice.name), False
    return None, False


def _is_turned(text: str, begin: int, verb: _Verb, end: int) -> bool:
    """Whether the words around a verb turn what it says round, or it speaks of who comes."""
    refuses = _TURNING.search(text[verb.start : verb.end]) is not None
    return bool(
        _OPEN_QUESTION.search(text[max(0, begin - 20) : begin])
        or _TURNED.search(text[max(begin, verb.start - 120) : verb.start])
        or (refuses and _TURNED_AFTER.match(text, verb.end, end))
        or _ABOUT_COMING.match(text, verb.end, end)
    )


def _spans(
    text: str, start: int, subject: Subject, verb: _Verb, stop: int, goes_on: bool
) -> tuple[tuple[int, int], ...]:
    """The words to quote: from the subject on, or from the object where that is what stands first."""
    begin = subject.start
    if goes_on:
        return (_with_article(text, start, begin), subject.end), (verb.start, stop)
    if subject.start >= verb.start or _RELATIVE.search(text, start, begin):
        begin = start
    return ((_with_article(text, start, begin), stop),)


def _with_article(text: str, start: int, begin: int) -> int:
    """Where a name begins with the article before it."""
    found = re.search(r"\b[Tt]he $", text[start:begin])
    return start + found.start() if found else begin


def _stop(text: str, begin: int, verb: _Verb, subject: Subject, following: Sequence[int], end: int) -> int:
    """Where the words end that a verb governs: before the next verb, at the agent, or with the sentence or clause."""
    if subject.start >= verb.end:
        return subject.end
    if _RELATIVE.search(text, begin, subject.start) and (aside := re.search(r",(?= )", text[verb.end : end])):
        return verb.end + aside.start()
    for at in following:
        if at - verb.end > _LONGEST:
            break
        if joint := _JOINT.search(text, verb.end, at):
            return joint.start()
    last = end - 1 if text[end - 1 : end] in ".!?" else end
    if turn := _OTHER_SIDE.search(text, verb.end, last):
        last = turn.start()
    if said := _SAID_BEHIND.search(text[verb.end : last]):
        last = verb.end + said.start()
    if last - subject.start > _LONGEST and (found := re.search(r"[,;:] ", text[verb.end + 20 : last])):
        return verb.end + 20 + found.start()
    return last


def _demands(text: str, end: int, those: Sequence[Actor]) -> Iterator[Wanted]:
    """The demands that a sentence says a party has, as in “Norway's demand that”."""
    for actor in those:
        found = _ITS_DEMAND.match(text, actor.end, end)
        if found and not actor.person and not _GIVEN_UP.search(text[max(0, actor.start - 60) : actor.start]):
            stop = re.search(r"[,;:](?= )|[.!?]?$", text[found.end() : end])
            last = found.end() + stop.start() if stop else end
            yield Wanted((actor.party,), "", "demands", "", ((actor.start, last),), found[0].split()[-2])
