"""Two names in, whether one is nearly the other out: a slip of the pen, or another transliteration."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ALIKE = 0.8
_ALIKE_WORD = 0.5
_ALIKE_JOINED = 0.92
_MOST_EDITS = 3
_SHORTEST = 5


def nearly(one: str, other: str) -> bool:
    """Whether two folded names are nearly the same.

    A part of a name is not nearly the name, nor are names that differ only in a number, nor short ones.
    """
    if one == other or min(len(one), len(other)) < _SHORTEST or _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    words, others = one.split(), other.split()
    if len(words) != len(others):
        joined, others_joined = "".join(words), "".join(others)
        return DamerauLevenshtein.normalized_similarity(joined, others_joined) >= _ALIKE_JOINED
    if sorted(words) == sorted(others):
        return True
    if DamerauLevenshtein.distance(one, other, score_cutoff=_MOST_EDITS) > _MOST_EDITS:
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= _ALIKE and all(
        DamerauLevenshtein.normalized_similarity(word, its_other) >= _ALIKE_WORD
        for word, its_other in zip(words, others, strict=True)
    )


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known folded name that a folded name nearly is, the most alike first."""
    near = [other for other in known if abs(len(other) - len(name)) <= _MOST_EDITS and nearly(name, other)]
    return max(near, key=lambda other: (DamerauLevenshtein.normalized_similarity(name, other), other), default=None)
