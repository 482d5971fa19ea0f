"""How a stance moved, as a picture: the claims of one party on one issue in, steps between for and against out."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from briefings.model.claim import Position
from briefings.model.vocabulary import AGAINST, FOR, Stance
from briefings.pages.dates import in_words

STEPS = 8
_LEVELS = ("for", "between", "against")


class Step(NamedTuple):
    """A place from 0 to 100 along the line of time, and how far from for (0) to against (2)."""

    place: float
    level: int


class Trend(NamedTuple):
    """The steps of a stance, the first day and the last in words, and in words what the picture shows."""

    steps: tuple[Step, ...]
    first: str
    last: str
    label: str


def trend(claims: Iterable[Position]) -> Trend | None:
    """The newest steps of what was said; None where it never moved. `claims` are in order of time."""
    moves: list[tuple[datetime.date, str, int]] = []
    for claim in claims:
        level = _level(claim.stance)
        if not moves or moves[-1][2] != level:
            moves.append((claim.as_of.first, claim.as_of.text, level))
    moves = moves[-STEPS:]
    if len(moves) < 2 or moves[0][0] == moves[-1][0]:
        return None
    start, length = moves[0][0], (moves[-1][0] - moves[0][0]).days
    told = [f"{_LEVELS[level]} ({in_words(text.partition('/')[0])})" for _, text, level in moves]
    return Trend(
        tuple(Step(round((day - start).days * 96 / length, 1), level) for day, _, level in moves),
        in_words(moves[0][1].partition("/")[0]),
        in_words(moves[-1][1].partition("/")[0]),
        f"How it moved: {', then '.join(told)}.",
    )


def _level(stance: Stance) -> int:
    """Openness to talk is neither for nor against here, for it promises nothing."""
    if stance in AGAINST:
        return 2
    return 0 if stance in FOR and stance != "open" else 1
