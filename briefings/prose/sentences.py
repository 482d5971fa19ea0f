"""Words and a place in them in, the sentence around that place out."""

import re
from collections.abc import Iterator

# It begins with a set of characters, which the search then skips to.
_END = re.compile(
    r"[.!?…。！？؟।]"
    r"(?:(?<=[.!?…])[.!?…]*+[\"'”’»)\]]*+(?= )|(?<=[。！？])[。！？]*+[」』”’）]*+|(?<=[؟।]))"
)
_LAST_WORD = re.compile(r"(?<![\w.'’-])(\w+(?:[.'’-]\w+)*)$")
_LONGEST_TITLE = 16
_TITLES = frozenset({
    "adm", "amb", "approx", "art", "brig", "capt", "cf", "cmdr", "col", "cpl", "dept", "dr", "e.g", "est", "etc",
    "fig", "gen", "gov", "gp", "hon", "i.e", "inc", "jr", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt",
    "no", "nos", "op", "p", "par", "pp", "pres", "prof", "rep", "reps", "res", "rev", "sec", "sen", "sens", "sgt",
    "sr", "st", "vol", "vs",
})  # fmt: skip


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds the words from `start` to `end`, or all it needs to; never more than one line of it."""
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    first, last = line, line_end
    for stop in _stops(text, line, line_end):
        if stop <= start:
            first = stop
        elif stop >= min(end, line_end):
            last = stop
            break
    return text[first:last].strip()


def _stops(text: str, begin: int, end: int) -> Iterator[int]:
    """Where in a line a sentence ends and another can begin."""
    for found in _END.finditer(text, begin, end):
        after = text[found.end() : found.end() + 3].lstrip(" \"'“‘«([¿¡")[:1]
        if after.islower():
            continue
        if found[0] == "." and (
            word := _LAST_WORD.search(text, max(begin, found.start() - _LONGEST_TITLE), found.start())
        ):
            last = word[1]
            if last.lower() in _TITLES or (len(last.split(".")[-1]) == 1 and last[-1].isalpha() and last.isascii()):
                continue
        yield found.end()
