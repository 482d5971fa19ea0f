"""A sentence in; the voice that says it, a person who is named or somebody without a name as printed, out."""

import re
from collections.abc import Sequence

from briefings.authoring.suggesting.people import Seen

_SAID = r"(?:said|says|told|added|confirmed|announced|argued)"
_BEARERS = (
    r"(?:officials?|sources?|diplomats?|person|people|spokesman|spokeswoman|spokesperson|aides?|negotiators?|"
    r"ministers|delegates?|lawmakers|mediators?)"
)
_CLOSE = (
    r"(?: (?:familiar with|briefed on|close to|with knowledge of|involved in|at|of|in|for|from) [^,.;:“”\"]{1,60}?)?"
    r"(?:, who (?:asked|declined|spoke)[^,.;:“”\"]{1,60},| on condition of anonymity)?"
)
_SAYS = re.compile(
    rf"(?<![\w’'-])(?P<voice>(?i:an?|two|three|four|five|several|some) (?:[\w.’'-]+ ){{0,5}}?{_BEARERS}{_CLOSE} "
    rf"(?:(?:also|later) )?(?:said|says|told (?:[A-Z][\w-]*(?: [A-Z][\w-]*)*|reporters|the \w+|journalists)))(?!\w)"
)
_ACCORDING = re.compile(
    rf"\b(?P<voice>[Aa]ccording to (?:(?:an?|two|three|four|five|several|some) )?(?:[\w.’'-]+ ){{0,5}}?{_BEARERS}"
    r"(?: [^,.;:“”\"]{1,60})?)"
)
# What stands on the other side of it, the voice may not have said.
_TURNS = re.compile(r"\b(?:but|while|although|though|however)\b|;")


def unnamed(text: str, start: int, end: int, people: Sequence[Seen]) -> str:
    """The one voice without a name that a sentence gives, as printed; nothing where there are two, or a name."""
    found = [*_SAYS.finditer(text, start, end), *_ACCORDING.finditer(text, start, end)]
    if (
        len(found) != 1
        or _TURNS.search(text, start, end)
        or any(found[0].start() <= seen.name_start < found[0].end() for seen in people)
    ):
        return ""
    voice = " ".join(found[0]["voice"].split())
    return voice[:1].lower() + voice[1:]


def named(text: str, start: int, end: int, people: Sequence[Seen]) -> Seen | None:
    """The person who is said to say a sentence, behind it or at its end."""
    for seen in people:
        before, after = text[start : seen.start], text[seen.end : end]
        if re.search(rf"{_SAID} (?:the )?$", before) or (
            re.search(r"[,”\"] (?:the |its |his |her |their )?$", before) and re.match(rf",? {_SAID}\b", after)
        ):
            return seen
    return None
