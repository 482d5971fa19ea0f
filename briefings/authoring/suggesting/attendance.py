"""A sentence and whom it names in; who comes, who does not, who leads, and the words that say so, out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.authoring.suggesting.people import Seen, companies
from briefings.model.vocabulary import Attendance, Role

_GO = r"(?:travel|attend|come|take part|participate|join|go|fly|appear|be present|be there|represent)"
_GOING = r"(?:travell?ing|attending|coming|taking part|participating|joining|going)"
_CUES: tuple[tuple[Attendance, re.Pattern[str]], ...] = (
    ("withdrew", re.compile(r"\b(?:withdrew|has withdrawn|walked out|pulled out)\b")),
    ("absent", re.compile(
        rf"\b(?:was|were) (?:absent|missing)\b|\bdid(?: not|n['’]t) (?:also )?(?:{_GO})\b(?! to)")),
    ("declined", re.compile(
        rf"\b(?:will|would|does|do|did|is|are|was|were|has|have)(?: not|n['’]t)(?: \w+){{0,2}}? (?:{_GO}|{_GOING})\b"
        rf"|\bwon['’]t (?:\w+ )?{_GO}\b|\b(?:will|would|to) (?:also )?(?:skip|miss|boycott)\b"
        r"|\b(?:will|would|is|are)(?: not|n['’]t) (?:be )?(?:part of|on|among|a member of|in) "
        r"(?:the|its|his|her|their)\b"
        rf"|\b(?:declined|refused) to {_GO}\b|\b(?:stay|stays|staying|stayed) away\b")),
    ("conditional", re.compile(
        rf"\b(?:would|will|might|may) (?:only |consider )(?:\w+ )?(?:{_GO}|{_GOING}|meet|meeting)\b")),
    ("confirmed", re.compile(r"\b(?:will|would)(?: \w+)? (?:attend|travel to|take part|participate|fly to|come)\b")),
    ("attended", re.compile(r"\b(?:attended|took part in)\b")),
)  # fmt: skip
_LEADS = re.compile(
    r"\b(?:named|appointed|chosen|picked|designated|made)(?: as| to be)?(?: the)? (?P<deputy>deputy )?head of\b"
    r"|\bto (?:lead|head)\b|\b(?:will|would) (?:again )?(?:lead|head)\b|\bis (?:leading|heading)\b"
    r"|\b(?:leads|heads)(?= (?:the|its|his|her|their|[A-Z]\w+['’]s) (?:\w+ )?(?:delegation|team|mission|side)\b)"
)
_CHAIRS = re.compile(
    r"\b(?:(?:will|would|to) (?:also |again )?chair|is chairing) the (?:talks|meeting|negotiations|round)\b"
)
_STANDS_FOR = re.compile(r"\b(?:will be |is |was |were |are )?represented by (?:the |its |his |her |their )?")
_SENDS = re.compile(
    r"\b(?:is|are) sending (?:the |its )?|\bwill send (?:the |its )?|\b(?:is|are) to send (?:the |its )?"
)
_LED_BY = re.compile(r"\b(?:led|headed) by\b")
_OF_TALKS = re.compile(r"\b(?:delegation|team|mission|it|side|group)\b")
# Words that hand the sentence to another subject; what a person says of themselves is let through.
_HANDS_ON = re.compile(r"\b(?:that|whether|if|while|whereas|but|because)\b|[;:]")
_SAYS_OF_SELF = re.compile(
    r"\W*(?:(?:has|have|had|later|also|earlier|then|both) )*(?:said|says|confirmed|announced|added|indicated|told \w+)"
    r"(?: on \w+| \w+day)?(?: that)? (?P<who>he|she|they)\s*"
)


class Coming(NamedTuple):
    """Whether somebody comes: the words of the text that say so stand from `start` to `end`, what says it at `cue`.

    `list_start` is where somebody stands who is only one of a list.
    """

    who: Seen
    attendance: Attendance
    role: Role
    start: int
    end: int
    cue: str
    why: str
    listed: tuple[int, int] | None = None
    after: str = ""
    voice: str = ""


def is_of_party(one: Coming) -> bool:
    """Whether the words that say that somebody comes, or does not, name the party that they are sent by."""
    return (
        one.role == "head"
        or re.search(r"\b(?:represented by|includ\w+|sending|send|part of|member of)\b", one.cue) is not None
    )


def comings(text: str, start: int, end: int, people: Sequence[Seen]) -> Iterator[Coming]:
    """All that a sentence says about who comes."""
    covered: list[tuple[int, int]] = []
    for attendance, pattern in _CUES:
        for cue in pattern.finditer(text, start, end):
            if any(first <= cue.start() < last for first, last in covered):
                continue
            covered.append(cue.span())
            for who, how in _subjects(text, cue.start(), people):
                yield Coming(who, attendance, "member", who.start, _clause_end(text, cue.end(), end), cue[0], how)
    for cue in _LEADS.finditer(text, start, end):
        if _OF_TALKS.search(text, cue.end(), min(end, cue.end() + 60)):
            role: Role = "deputy_head" if cue["deputy"] else "head"
            for who, how in _subjects(text, cue.start(), people)[-1:]:
                yield Coming(who, "announced", role, who.start, _clause_end(text, cue.end(), end), cue[0], how)
    for cue in _LED_BY.finditer(text, start, end):
        if who_leads := next((seen for seen in people if 0 <= seen.start - cue.end() <= 3), None):
            yield Coming(who_leads, "announced", "head", start, who_leads.end, cue[0], "")
    for cue in _CHAIRS.finditer(text, start, end):
        for who, how in _subjects(text, cue.start(), people)[-1:]:
            yield Coming(who, "announced", "chair", who.start, _clause_end(text, cue.end(), end), cue[0], how)
    for cue in (*_STANDS_FOR.finditer(text, start, end), *_SENDS.finditer(text, start, end)):
        if there := next((seen for seen in people if 0 <= seen.start - cue.end() <= 30), None):
            was = cue[0].startswith(("was", "were"))
            if not re.search(r"[.;:]", text[cue.end() : there.start]):
                yield Coming(there, "attended" if was else "announced", "member", start, there.end, cue[0].strip(), "")
    for first, last in companies(text, start, end):
        leader = next((seen for seen in reversed(people) if seen.end <= first), None)
        for seen in people:
            if seen.start >= last:
                opening = (leader.start if leader else start), last
                after = leader.name if leader else ""
                yield Coming(
                    seen, "announced", "member", opening[0], seen.end, text[first:last].strip(), "", opening, after
                )


def _subjects(text: str, cue: int, people: Sequence[Seen]) -> list[tuple[Seen, str]]:
    """Of whom a cue speaks: the last who is named before it, or those in one line with them."""
    before = [seen for seen in people if seen.end <= cue]
    if not before:
        return []
    last = before[-1]
    between = text[last.end : cue]
    self_said = _SAYS_OF_SELF.fullmatch(between if between.endswith(" ") else f"{between} ")
    if _HANDS_ON.search(between) and not self_said:
        return []
    if self_said and self_said["who"] != "they" and any(seen.name != last.name for seen in before):
        return []  # two are named: who “he” is, only a reader can tell
    before_it = "those named before" if self_said and self_said["who"] == "they" else "the one named before"
    how = f"“{self_said['who']}” is taken for {before_it}" if self_said else ""
    group = [last]
    if self_said is None or self_said["who"] == "they":
        for seen in reversed(before[:-1]):
            if text[seen.end : group[0].start].strip() not in ("and", ",", ", and"):
                break
            group.insert(0, seen)
    return [(seen, how) for seen in group]


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the clause ends that goes on behind a cue."""
    found = re.compile(r"[,;](?= )|[.!?]['\"’”)]*$|(?= \bwho\b)").search(text, at, end)
    return found.start() if found else end
