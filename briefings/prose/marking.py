"""An article's prose and the passages to mark in it, the same HTML with each of them in `mark` elements out."""

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.prose.article import Prose
from briefings.prose.words import Run, words


class Mark(NamedTuple):
    """A passage to mark: offsets into the prose's text, and the id that links to it. Several may share an id."""

    start: int
    end: int
    anchor: str


class Marked(NamedTuple):
    """Title and body of an article as safe HTML, with the passages marked."""

    title: str
    body: str


class _Stretch(NamedTuple):
    """Words that all lie in the same passages."""

    start: int
    end: int
    anchors: tuple[str, ...]


def mark(prose: Prose, marks: Sequence[Mark]) -> Marked:
    """Mark passages: every portion of text in one is a `mark`, that lists in `data-passages` whose passage it is.

    The first portion of a passage has its anchor as `id`; where another has that place already, an empty `span`
    before it has.
    """
    stretches = [*_stretches(marks)]
    given: set[str] = set()
    return Marked(
        _with_marks(prose.title_html, words(prose.title_html).runs, stretches, given),
        _with_marks(prose.html, prose.body.runs, stretches, given),
    )


def _stretches(marks: Sequence[Mark]) -> Iterator[_Stretch]:
    """The passages cut where one of them begins or ends."""
    edges = sorted({edge for passage in marks if passage.start < passage.end for edge in passage[:2]})
    waiting = sorted(marks, key=lambda passage: passage.start)[::-1]
    within: list[Mark] = []
    for start, end in pairwise(edges):
        within = [passage for passage in within if passage.end > start]
        while waiting and waiting[-1].start <= start:
            passage = waiting.pop()
            if passage.end > start:
                within.append(passage)
        if within:
            yield _Stretch(start, end, tuple(dict.fromkeys(passage.anchor for passage in within)))


def _with_marks(source: str, runs: Sequence[Run], stretches: Sequence[_Stretch], given: set[str]) -> str:
    """The HTML with every portion of the stretches in a `mark`; `given` are the ids that have their place."""
    starts = [run.start for run in runs]
    pieces: list[str] = []
    done = 0
    for stretch in stretches:
        for number in range(max(0, bisect_right(starts, stretch.start) - 1), len(runs)):
            run = runs[number]
            if run.start >= stretch.end:
                break
            if run.end <= stretch.start:
                continue
            places = run.places(source)
            start = places[max(0, stretch.start - run.start)]
            end = places[min(run.end, stretch.end) - run.start]
            pieces += (source[done:start], _opening(stretch.anchors, given), source[start:end], "</mark>")
            done = end
    pieces.append(source[done:])
    return "".join(pieces)


def _opening(anchors: tuple[str, ...], given: set[str]) -> str:
    """The start tag of a portion, and what has to stand before it."""
    new = [html.escape(anchor) for anchor in anchors if anchor not in given]
    given.update(anchors)
    others = "".join(f'<span id="{anchor}"></span>' for anchor in new[1:])
    identity = f' id="{new[0]}"' if new else ""
    return f'{others}<mark{identity} data-passages="{html.escape(" ".join(anchors))}">'
