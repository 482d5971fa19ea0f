"""How a stance moved, as a picture: what one party said on one issue in, steps between for and against out."""

import datetime
from collections.abc import Iterable
from itertools import combinations, groupby
from typing import NamedTuple

from briefings.model.claim import Position
from briefings.model.ledger import Entry, disagree
from briefings.model.vocabulary import AGAINST, FOR, Stance
from briefings.model.when import in_words

STEPS = 8
_LEVELS = ("for", "between", "against")


class Step(NamedTuple):
    """A place from 0 to 96 along the line of time, and how far from for (0) to against (2)."""

    place: float
    level: int


class Trend(NamedTuple):
    """The steps of a stance, the first day and the last in words, and in words what the picture shows."""

    steps: tuple[Step, ...]
    first: str
    last: str
    label: str


class _Said(NamedTuple):
    """What was said on a day, in a word, and its level; None where it is several, of which none is drawn."""

    day: datetime.date
    text: str
    word: str
    level: int | None


def trend(entries: Iterable[Entry[Position]]) -> Trend | None:
    """The newest steps of what was said; None where it never moved. `entries` are in order of time."""
    said: list[_Said] = []
    for day, together in groupby(entries, key=lambda entry: entry.as_of.first):
        one = _of_day(day, tuple(together))
        if not said or said[-1].word != one.word:
            said.append(one)
    moves: list[tuple[int, datetime.date, str, int]] = []
    for place, (day, text, _, level) in enumerate(said):
        if level is not None and (not moves or moves[-1][3] != level):
            moves.append((place, day, text, level))
    moves = moves[-STEPS:]
    if len(moves) < 2:
        return None
    start, length = moves[0][1], (moves[-1][1] - moves[0][1]).days
    told = [f"{one.word} ({one.text})" for one in said[moves[0][0] :]]
    return Trend(
        tuple(Step(round((day - start).days * 96 / length, 1), level) for _, day, _, level in moves),
        moves[0][2],
        moves[-1][2],
        f"How it moved: {', then '.join(told)}.",
    )


def _of_day(day: datetime.date, entries: tuple[Entry[Position], ...]) -> _Said:
    """What entries that hold from one day say: one thing, or several, be it that reports disagree or not."""
    levels = {_level(claim.stance) for entry in entries for claim in entry.claims}
    text = in_words(entries[0].as_of.text.partition("/")[0])
    if len(levels) == 1:
        level = levels.pop()
        return _Said(day, text, _LEVELS[level], level)
    is_disputed = any(_negotiation(a) == _negotiation(b) and disagree(a, b) for a, b in combinations(entries, 2))
    return _Said(day, text, "disputed" if is_disputed else "mixed", None)


def _negotiation(entry: Entry[Position]) -> object:
    return entry.first.negotiation and entry.first.negotiation.key


def _level(stance: Stance) -> int:
    """Openness to talk is neither for nor against here, for it promises nothing."""
    if stance in AGAINST:
        return 2
    return 0 if stance in FOR and stance != "open" else 1
