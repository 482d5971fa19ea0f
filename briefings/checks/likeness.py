"""Two names in, whether one is nearly the other out: a slip of the pen, or another transliteration."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ALIKE = 0.8
_ALIKE_WORD = 0.5
_ALIKE_JOINED = 0.92
_MOST_EDITS = 3
_SHORTEST = 5
_SHORTEST_WORD = 4
_ALIKE_SPELLED = 0.7
_LIKE = 0.6
_FEW = 3
_ROUNDING = 1e-9


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


def is_spelled_like(name: str, words: Iterable[str]) -> bool:
    """Whether a folded word of a name is among some words in another spelling or case: Putin, Putinas, Putine."""
    return len(name) >= _SHORTEST_WORD and any(
        len(word) >= _SHORTEST_WORD
        and (word.startswith(name) or Levenshtein.normalized_similarity(name, word, score_cutoff=_ALIKE_SPELLED))
        for word in words
    )


def likest(written: str, known: Iterable[str]) -> list[str]:
    """The known ids, three at most, that are most like what was written, the likest first; none that is not like it."""
    found = process.extract(
        written, sorted(known), scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE, limit=_FEW
    )
    return [id_ for id_, _, _ in found]


class Likenesses:
    """Known folded names, sorted so that a name is compared with the few that it can nearly be."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._names: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        self._joined: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        for name in known:
            self.add(name)

    def add(self, name: str) -> None:
        """Make one more name known."""
        place = len(name), tuple(_NUMBER.findall(name))
        self._names.setdefault(place, []).append(name)
        self._joined.setdefault(place, []).append(name.replace(" ", ""))
        self._by_words.setdefault(tuple(sorted(name.split())), []).append(name)

    def nearest(self, name: str) -> str | None:
        """The known name that a folded name nearly is, the most alike first."""
        near = [other for other in self._candidates(name) if nearly(name, other)]
        return max(near, key=lambda other: (DamerauLevenshtein.normalized_similarity(name, other), other), default=None)

    def _candidates(self, name: str) -> Iterator[str]:
        """Every known name that `nearly` could take for this one, and few others."""
        yield from self._by_words.get(tuple(sorted(name.split())), ())
        numbers, joined = tuple(_NUMBER.findall(name)), name.replace(" ", "")
        for length in range(len(name) - _MOST_EDITS, len(name) + _MOST_EDITS + 1):
            if others := self._joined.get((length, numbers)):
                longest = max(length, len(name))
                edits = max(min(_MOST_EDITS, longest * (1 - _ALIKE)), longest * (1 - _ALIKE_JOINED))
                # Without its spaces, a name is no more edits away; and two letters that change places are two edits.
                found = process.extract(
                    joined, others, scorer=Levenshtein.distance, score_cutoff=2 * int(edits + _ROUNDING), limit=None
                )
                yield from (self._names[length, numbers][index] for _, _, index in found)
