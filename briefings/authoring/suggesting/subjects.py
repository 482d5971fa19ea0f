"""A sentence, whom it names and where a verb stands in; who does what the verb says, out.

Only what the words settle: where the subject is a pronoun, or stands behind a preposition, nobody is taken for it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.naming import Named
from briefings.authoring.suggesting.people import Seen

_BODY = (
    r"(?:(?:['’]s?)?(?: (?:foreign|defen[cs]e|trade|fisheries|interior))?"
    r" (?:government|side|delegation|team|officials?|leader(?:s|ship)?|negotiators?|ministry|presidency|authorities|"
    r"diplomats|parliament|president|prime minister|foreign minister|movement|group|rebels|militia))?"
)
_WHEN = r"(?: (?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| (?:last|this) week)?"
_WORDS = (
    r"(?: (?:has|have|had|is|are|was|were|will|would|does|do|did|also|again|already|earlier|later|then|still|now|both|"
    r"once|all|only|for \w+ part|in turn|\w+ly))*"
)
_PLAIN = re.compile(rf"{_BODY}{_WHEN}{_WORDS}{_WHEN} ?")
_ASIDE = re.compile(rf"{_BODY}(?:, [^;:“”\"]{{1,140}}?,| \([^()]*\)){_WHEN}{_WORDS}{_WHEN} ?")
_WHO = re.compile(rf"{_BODY}, (?:which|who){_WORDS} ?")
_GOVERNED = re.compile(
    r"\b(?:of|with|by|from|between|to|for|in|against|at|on|about|over|into|like|than|including|without|among)"
    r"(?: the| its| \w+ly)? $"
)
_FAR = 250
_LINKED = re.compile(r",? and (?:the )?|, (?:the )?")
_AND = (" and ", " and the ")
_AGENT = re.compile(r"(?: \w+){0,3} by (?:the |both )?")
_BEING = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: \w+ly| also| again| all)? $")


class Actor(NamedTuple):
    """A party, or a person with theirs, where a sentence names them."""

    start: int
    end: int
    party: str
    person: str = ""


class Subject(NamedTuple):
    """Who does what a verb says; `start` is where they are named first, `end` where the last of them is."""

    start: int
    end: int
    parties: tuple[str, ...]
    person: str = ""


def actors(named: Sequence[Named], people: Sequence[Seen]) -> list[Actor]:
    """Whom a sentence names that can do something, in order."""
    those = [Actor(seen.start, seen.end, seen.party, seen.name) for seen in people]
    those += [
        Actor(one.start, one.end, one.party)
        for one in named
        if one.kind in ("country", "organization") and not any(seen.start <= one.start < seen.end for seen in people)
    ]
    return sorted(those)


def subject_of(text: str, start: int, verb: tuple[int, int], those: Sequence[Actor]) -> Subject | None:
    """Who does what the verb from `verb[0]` to `verb[1]` says, in a sentence that begins at `start`."""
    if is_passive(text, start, verb):
        return agent_of(text, verb[1], those)
    for number in range(len(those) - 1, -1, -1):
        actor = those[number]
        if actor.end > verb[0]:
            continue
        if verb[0] - actor.end > _FAR:
            break
        between = text[actor.end : verb[0]]
        if _PLAIN.fullmatch(between) or _ASIDE.fullmatch(between) or _WHO.fullmatch(between):
            return _together(text, start, those, number)
    return None


def is_passive(text: str, start: int, verb: tuple[int, int]) -> bool:
    """Whether something is done to what stands before the verb."""
    by = _AGENT.match(text, verb[1])
    return text[verb[0] : verb[1]].split()[0].endswith(("ed", "down", "out", "put")) and (
        _BEING.search(text, start, verb[0]) is not None or (by is not None and not by[0].startswith(" to "))
    )


def agent_of(text: str, after: int, those: Sequence[Actor]) -> Subject | None:
    """Who stands behind the “by” that follows a verb."""
    found = _AGENT.match(text, after)
    group: list[Actor] = []
    for actor in those:
        if found and (text[group[-1].end : actor.start] in _AND if group else actor.start == found.end()):
            group.append(actor)
    if not group:
        return None
    return Subject(group[0].start, group[-1].end, _parties(group), group[0].person if len(group) == 1 else "")


def parties_before(text: str, start: int, at: int, those: Sequence[Actor]) -> tuple[str, ...]:
    """The parties that stand in one line right before a place in the text."""
    for number in range(len(those) - 1, -1, -1):
        if those[number].end <= at and _PLAIN.fullmatch(text[those[number].end : at]):
            found = _together(text, start, those, number)
            return found.parties if found else ()
    return ()


def _together(text: str, start: int, those: Sequence[Actor], number: int) -> Subject | None:
    """An actor with those who stand in one line before it; nobody where a preposition governs them."""
    group = [those[number]]
    for actor in reversed(those[:number]):
        between = text[actor.end : group[0].start]
        is_linked = _LINKED.fullmatch(between) and (len(group) > 1 or " and " in between)
        if actor.person or group[0].person or not is_linked:
            break
        group.insert(0, actor)
    if _GOVERNED.search(text, start, group[0].start):
        return None
    return Subject(group[0].start, group[-1].end, _parties(group), group[0].person if len(group) == 1 else "")


def _parties(group: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.party for actor in group))
