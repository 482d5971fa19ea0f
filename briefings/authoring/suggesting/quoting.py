"""Stretches of an article's text in; the quote that they are, proved as a quote is, out."""

from briefings.prose.article import Prose
from briefings.prose.quotations import find, is_too_short

Span = tuple[int, int]


def standing(prose: Prose, start: int, end: int, *more: Span) -> str:
    """The quote of a stretch, or of several with `…` between; nothing where it would not be taken for one."""
    spans = [(start, end), *more]
    quote = " … ".join(" ".join(prose.text[first:last].split()) for first, last in spans)
    return quote if not is_too_short(quote) and find(prose, quote) else ""


def overlapping(prose: Prose, quotes: tuple[str, ...], start: int, end: int) -> bool:
    """Whether one of some quotes stands in a stretch of the text, or a part of one."""
    return any(
        passage.start < end and start < passage.end for quote in quotes for passage in find(prose, quote)
    )  # fmt: skip
