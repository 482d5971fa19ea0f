"""A sentence in; people whom it names together with their posts out, known or not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
_CAPITAL = rf"[{_UPPER}][\w.'’-]*"
_PARTICLE = r"(?:de|del|della|da|dos|di|du|van|von|der|den|bin|ibn|al|el|bint|ter|la|le)"
_PART = rf"(?:[{_UPPER}]\.|[{_UPPER}][\w'’-]+)"
NAME = rf"{_PART}(?: (?:{_PARTICLE} )?(?:{_PARTICLE}-)?{_PART}){{1,3}}"
_NOUNS = """
minister president secretary envoy aide ambassador adviser advisor spokesman spokeswoman spokesperson director general
chancellor chairman chairwoman chairperson chair head chief commissioner negotiator representative governor mayor king
queen emir sultan premier diplomat official leader commander admiral colonel deputy undersecretary delegate mediator
coordinator lawmaker senator speaker prince marshal
""".split()
_ADJECTIVES = """
deputy first second vice acting former chief top senior special presidential foreign defense defence prime interior
permanent assistant national security military political economic lead special state general high intelligence trade
finance fisheries environment climate energy justice
""".split()
_NOUN = rf"(?:{'|'.join(f'[{noun[0].upper()}{noun[0]}]{noun[1:]}' for noun in _NOUNS)})"
_MODIFIER = rf"(?:{'|'.join(_ADJECTIVES)}|{_CAPITAL}|[a-z]+-\w+)"
_OF = (
    r"(?: of (?:the )?(?:State|Foreign Affairs|Defen[cs]e|Foreign Relations|Interior|Justice|Finance|Trade|Energy|"
    rf"Staff|Fisheries|{_CAPITAL})(?: (?:and )?(?:Affairs|Defen[cs]e|Trade|Security|Relations|Staff|Council))*)?"
)
_BEFORE = re.compile(rf"(?P<post>(?:{_MODIFIER} ){{0,6}}{_NOUN}(?: {_NOUN})?{_OF}) (?P<name>(?!{_NOUN}\b){NAME})(?!\w)")
_AFTER = re.compile(
    rf"(?P<name>{NAME}), (?:the |a |an |its |his |her |their )?"
    rf"(?P<post>(?:{_MODIFIER} ){{0,5}}{_NOUN}(?!\w)(?: (?:of|at|for|to|in|on) [^,.;]{{1,90}})?)"
)
_APPOSED = re.compile(
    rf"(?:['’]s?|\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)) (?P<post>(?:{_MODIFIER} ){{0,5}}{_NOUN}(?!\w)"
    rf"(?: (?:of|at|for|to|in) [^,.;]{{1,60}})?), (?P<name>{NAME})(?=[,.])"
)
_OPENING = re.compile(rf"(?P<name>{NAME})(?!\w)")


class Holder(NamedTuple):
    """Somebody whom a text names with a post: where the name and the whole of it stand."""

    name: str
    post: str
    start: int
    end: int
    name_start: int
    name_end: int


def holders(text: str, start: int, end: int) -> Iterator[Holder]:
    """People with their posts, before or behind the name."""
    taken: list[tuple[int, int]] = []
    for found in _BEFORE.finditer(text, start, end):
        taken.append(found.span())
        yield _holder(found)
    for holder in _apposed(text, start, end):
        if not any(first <= holder.name_start < last for first, last in taken):
            taken.append((holder.start, holder.end))
            yield holder
    for found in _AFTER.finditer(text, start, end):
        if not any(first <= found.start("name") < last for first, last in taken):
            yield _holder(found)


def _apposed(text: str, start: int, end: int) -> Iterator[Holder]:
    for found in _APPOSED.finditer(text, start, end):
        yield Holder(found["name"], found["post"].strip(), found.start("post"), found.end(), *found.span("name"))


def listed_names(text: str, start: int, end: int) -> Iterator[Holder]:
    """Names without a post in a list of people: A, B and C."""
    for piece in re.finditer(r"(?:^|, and |, | and )?(?P<rest>[^,]+?)(?=, | and |[.;]|$)", text[start:end]):
        found = _OPENING.match(piece["rest"])
        if found and found.end() == len(piece["rest"].rstrip()):
            at = start + piece.start("rest")
            yield Holder(found["name"], "", at, at + found.end(), at, at + found.end())


def _holder(found: re.Match[str]) -> Holder:
    return Holder(found["name"], found["post"].strip(), *found.span(), *found.span("name"))
