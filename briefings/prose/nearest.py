"""A quote that does not stand in an article in, the passage that is most like it and what differs out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.prose.article import Prose
from briefings.prose.folding import Folded, fold_quote
from briefings.prose.markdown import to_html
from briefings.prose.quotations import find, split_at_ellipses, without_quotation_marks
from briefings.prose.words import words

_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_LEAST_ALIKE = 60
_MARGIN = 4
_MOST_WORDS = 120
_CHANGE = 1000


class Near(NamedTuple):
    """The article's words that are most like a quote, and the words (the quote's, the article's) in which they differ.

    `differs` is empty where every part of the quote stands, but in another order.
    """

    words: str
    differs: tuple[tuple[str, str], ...]


class _Token(NamedTuple):
    """A word or a mark: as compared, and where it stands."""

    folded: str
    start: int
    end: int


def nearest(prose: Prose, written: str) -> Near | None:
    """The passage most like a quote, or like the first of its parts that does not stand; None where none is."""
    written = without_quotation_marks(written)
    for part in split_at_ellipses(written):
        if not find(prose, part):
            return _marked(prose, part) or _near(prose, part)
    return _out_of_order(prose, split_at_ellipses(written))


def _marked(prose: Prose, part: str) -> Near | None:
    """The words that stand, where only a quotation mark at one end does not."""
    for mark, rest in ((part[:1], part[1:]), (part[-1:], part[:-1])):
        if fold_quote(mark).text == "'" and (there := find(prose, rest)):
            return Near(there[0].words, ((mark, ""),))
    return None


def _out_of_order(prose: Prose, parts: list[str]) -> Near | None:
    """The first part that stands only before the one that it should follow."""
    for count in range(2, len(parts) + 1):
        if not find(prose, " … ".join(parts[:count])):
            return Near(find(prose, parts[count - 1])[0].words, ())
    return None


def _near(prose: Prose, part: str) -> Near | None:
    # A quote that stands, which is nearly every quote, must not pay for loading this.
    from rapidfuzz.fuzz import partial_ratio_alignment

    shown = " ".join((words(to_html(part)).text or part).split()[:_MOST_WORDS])
    quote, text = fold_quote(shown), prose.folded
    found = partial_ratio_alignment(quote.text, text.text, score_cutoff=_LEAST_ALIKE)
    if found is None:
        return None
    wanted, around = _tokens(quote.text), _tokens_around(text.text, found.dest_start, found.dest_end)
    if not wanted or not around:
        return None
    steps = _steps([token.folded for token in wanted], [token.folded for token in around])
    passage = _original(prose.text, text, around[steps[0].c : steps[-1].d] or around)
    differs = tuple(
        (_original(shown, quote, wanted[step.a : step.b]), _original(prose.text, text, around[step.c : step.d]))
        for step in _differences(steps, wanted, around)
    )
    return Near(passage, differs or ((shown, passage),))


class _Step(NamedTuple):
    """Words `a` to `b` of the quote, words `c` to `d` of the article in their place, and whether these differ."""

    differ: bool
    a: int
    b: int
    c: int
    d: int


def _tokens(text: str, start: int = 0, end: int | None = None) -> list[_Token]:
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_Token(token[0], *token.span()) for token in found]


def _tokens_around(text: str, start: int, end: int) -> list[_Token]:
    """The words that a stretch touches, and a few on both sides."""
    tokens = _tokens(text, text.rfind(" ", 0, max(0, start - 100)) + 1, end + 100)
    inside = [number for number, token in enumerate(tokens) if token.end > start and token.start < end]
    return tokens[max(0, inside[0] - _MARGIN) : inside[-1] + 1 + _MARGIN] if inside else []


def _steps(wanted: list[str], around: list[str]) -> list[_Step]:
    """How to get with the fewest changes from the quote's words to a stretch of the article's, wherever it begins.

    Of several ways it is one that keeps the most words.
    """
    changes = [[0] * (len(around) + 1)]
    for number, word in enumerate(wanted):
        above, row = changes[-1], [_CHANGE * (number + 1)]
        for place, other in enumerate(around):
            kept = -1 if _alike(number, word, other) else _CHANGE
            row.append(min(above[place] + kept, above[place + 1] + _CHANGE, row[place] + _CHANGE))
        changes.append(row)
    fewest = changes[-1]
    b, d = len(wanted), fewest.index(min(fewest))
    while d + 1 < len(fewest) and fewest[d + 1] == fewest[d]:
        d += 1
    steps: list[_Step] = []
    while b:
        now = changes[b][d]
        differ = not d or not _alike(b - 1, wanted[b - 1], around[d - 1])
        if d and now == changes[b - 1][d - 1] + (_CHANGE if differ else -1):
            a, c = b - 1, d - 1
        elif now == changes[b - 1][d] + _CHANGE:
            a, c, differ = b - 1, d, True
        else:
            a, c, differ = b, d - 1, True
        if steps and steps[-1].differ == differ:
            steps[-1] = steps[-1]._replace(a=a, c=c)
        else:
            steps.append(_Step(differ, a, b, c, d))
        b, d = a, c
    return steps[::-1]


def _differences(steps: list[_Step], wanted: list[_Token], around: list[_Token]) -> Iterator[_Step]:
    """The steps that differ, each with a word on both sides: one that only adds or drops takes in its neighbour."""
    for step in steps:
        _, a, b, c, d = step
        if not step.differ:
            continue
        if a == b or c == d:
            if a > 0 and c > steps[0].c:
                a, c = a - 1, c - 1
            elif b < len(wanted) and d < steps[-1].d:
                b, d = b + 1, d + 1
        yield _Step(True, a, b, c, d)


def _alike(number: int, word: str, other: str) -> bool:
    """Whether the quote's word in this place is the article's: the case of a quote's first letter does not count."""
    return word == other or (number == 0 and word[1:] == other[1:] and word[0].lower() == other[0].lower())


def _original(text: str, folded: Folded, tokens: list[_Token]) -> str:
    """The words of the tokens as they stand in the text that was folded; none for no tokens."""
    if not tokens:
        return ""
    start, end = folded.span(tokens[0].start, tokens[-1].end)
    return text[start:end]
