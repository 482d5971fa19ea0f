"""A sentence and whom it names in; what a party seems to want, and the words that say so, out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.naming import Named
from briefings.authoring.suggesting.people import Seen
from briefings.model.vocabulary import Stance

_CUES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("rejects", re.compile(
        r"\b(?:reject(?:s|ed|ing)?|refus(?:es|ed|ing)|dismiss(?:es|ed|ing)?|rul(?:es|ed|ing) out)\b")),
    ("demands", re.compile(
        r"\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?(?: that| on)|call(?:s|ed|ing) for|require[sd])\b")),
    ("offers", re.compile(r"\b(?:propos(?:es|ed|ing)|offer(?:s|ed|ing)?)\b")),
    ("opposes", re.compile(r"\b(?:oppos(?:es|ed|ing)|object(?:s|ed) to)\b")),
    ("supports", re.compile(r"\b(?:agree[sd]?(?: to| on| that| with)?|(?:support|back)(?:s|ed)|welcom(?:es|ed))\b")),
)  # fmt: skip
# "did not reject", "denied that it opposes", "refused to rule out": what is wanted then, nobody can tell from the word.
_TURNED = re.compile(
    r"\b(?:not|no longer|never|neither|nor|nobody|without|stopp(?:ed|ing)|fail(?:s|ed)|den(?:y|ies|ied|ying)|"
    r"refus(?:es|ed|ing) to)\b[^.;:,]*$|n[’']t\b[^.;:,]*$"
)
_TURNING = re.compile(r"refus\w+$")
_TURNED_AFTER = re.compile(r" to (?:rule out|reject|oppose|object|dismiss)\b")
# "said that … and will only agree": whoever stands before the verb is not who agrees.
_CONTINUED = re.compile(r"\b(?:and|but)(?: (?:will|would|has|have|had|also|then|only)){0,3} $")
_NEAR = 90
_LONGEST = 240


class Wanted(NamedTuple):
    """What a party seems to want: the words of the text that say so stand from `start` to `end`."""

    party: str
    speaker: str
    stance: Stance
    issue: str
    start: int
    end: int
    cue: str


def wanted(text: str, start: int, end: int, named: Sequence[Named], people: Sequence[Seen]) -> Iterator[Wanted]:
    """All that a sentence says of what parties want: one for each word that says so, and is no other's object."""
    cues = sorted(
        ((found.start(), found.end(), stance) for stance, cue in _CUES for found in cue.finditer(text, start, end))
    )
    last = -_NEAR
    for first, after, stance in cues:
        if len(text[last:first].split()) < 3 and first > last > 0:
            continue  # "dismissed demands": the first is what counts
        last = after
        parties = [one for one in named if one.kind in ("country", "organization") and start <= one.start < first]
        speakers = [seen for seen in people if seen.end <= first]
        begins = [*(one.start for one in parties), *(seen.start for seen in speakers)]
        if text[first:after].endswith("ing") or _CONTINUED.search(text[start:first]):
            # "Roe said that she would not come, refusing …": it is still she who speaks.
            subject = min(begins, default=-1)
        else:
            subject = max(begins, default=-1)
            if first - subject > _NEAR:
                continue
        if (
            subject < 0
            or _TURNED.search(text[subject:first])
            or (_TURNING.search(text[first:after]) and _TURNED_AFTER.match(text[after:end]))
        ):
            continue
        if text[start:first].endswith("only "):
            stance = "conditional"
        speaker = next((seen for seen in speakers if seen.start == subject), None)
        party = speaker.party if speaker else next(one.name for one in parties if one.start == subject)
        issue = next((one.name for one in named if one.kind == "issue" and start <= one.start < end), "")
        yield Wanted(
            party, speaker.name if speaker else "", stance, issue, subject, _end(text, after, subject, end),
            text[first:after],
        )  # fmt: skip


def _end(text: str, after: int, subject: int, end: int) -> int:
    """The end of the sentence, or of the clause where the sentence is long; its full stop is left out."""
    if end - subject > _LONGEST and (found := re.search(r"[,;:] ", text[after + 20 : end])):
        return after + 20 + found.start()
    return end - 1 if text[end - 1 : end] in ".!?" else end
