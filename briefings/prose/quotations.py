"""A quote as an analyst wrote it and an article's prose in, the passages where the quote stands out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefings.model.claim import Passage
from briefings.prose.article import Prose
from briefings.prose.folding import fold_quote
from briefings.prose.markdown import to_html
from briefings.prose.words import words

_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\s*(?:[\[(]\s*{_DOTS}\s*[\])]|{_DOTS})\s*")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)?|\[[^\[\]]*\]?)?")
_MARKS = re.compile(r"\\(?=[^\w\s])|[*`]+|~~|(?<!\w)_+|_+(?!\w)|^[ \t]{0,8}(?:#{1,6}|>|[-+])[ \t]", re.MULTILINE)
_WORD = re.compile(r"\w+")
_FIRST_LETTER = re.compile(r"([^\w]*)([^\W\d_])")

_FEWEST_WORDS = 3
_FEWEST_CHARACTERS = 12


def find(prose: Prose, written: str, names: Iterable[str] = ()) -> tuple[Passage, ...]:
    """Where a quote stands: one passage for each of its parts, in order; none where it does not stand.

    It is looked for word by word, then with its ellipses leaving words out, then both again without the Markdown
    marks in it, and without quotation marks around all of it. Where it stands more than once, it is the first place
    that ends after one of `names` is named, else the first. `names` are asked for only then.
    """
    whole = fold_quote(written).text.strip()
    if place := _only_place(prose.folded.text, whole):
        return (_passage(prose, *place, written),)
    for reading in _readings(written):
        for parts in _ways(reading):
            if parts and (places := _best(prose.folded.text, parts, names)):
                return tuple(_passage(prose, start, end) for start, end in places)
    return ()


def is_too_short(written: str) -> bool:
    """Whether a quote has fewer than three words and fewer than twelve characters, its ellipses not counted."""
    if len(written) >= _FEWEST_CHARACTERS and ".." not in written and "  " not in written and written.isascii():
        return False
    left = " ".join(split_at_ellipses(written))
    return len(_WORD.findall(left)) < _FEWEST_WORDS and len(left) < _FEWEST_CHARACTERS


def split_at_ellipses(written: str) -> list[str]:
    """The parts of a quote between its ellipses, without white space around them; each has a word in it."""
    return [part for part in _ELLIPSIS.split(" ".join(written.split())) if _WORD.search(part)]


def without_quotation_marks(written: str) -> str:
    """A quote without the pair of quotation marks around it; as written where there is none."""
    text = written.strip()
    if len(text) > 2 and fold_quote(text[0]).text == "'" == fold_quote(text[-1]).text:
        return text[1:-1]
    return written


def occurrences(text: str, part: str, begin: int = 0) -> Iterator[int]:
    """Where a folded part stands in a folded text, never from or to the middle of a word.

    The case of its first letter does not count.
    """
    opening = _FIRST_LETTER.match(part)
    fixed = opening.end() if opening and opening.end() < len(part) else 0
    head, tail = part[:fixed], part[fixed:]
    heads = tuple(form for form in (head, head.swapcase()) if len(form) == fixed)
    at = text.find(tail, begin + fixed)
    while at >= 0:
        start, end = at - fixed, at + len(tail)
        if text.startswith(heads, start) and not _within_a_word(text, start) and not _within_a_word(text, end):
            yield start
        at = text.find(tail, at + 1)


def _only_place(text: str, quote: str) -> tuple[int, int] | None:
    """Where a folded quote stands that stands once, which is nearly every quote; None sends it the longer way."""
    rest = quote[1:]
    at = text.find(rest, 1) if len(rest) >= _FEWEST_CHARACTERS else -1
    if at < 0 or text.find(rest, at + 1) >= 0:
        return None
    start, end = at - 1, at + len(rest)
    if (quote[0] != text[start] and quote[0] != text[start].swapcase()) or not _WORD.search(rest):
        return None
    return None if _within_a_word(text, start) or _within_a_word(text, end) else (start, end)


def _readings(written: str) -> Iterator[str]:
    """A quote as written, as Markdown would show it, without Markdown marks, and without quotation marks around it."""
    yield written
    shown = words(to_html(written)).text
    if shown != written:
        yield shown
    bare = _MARKS.sub("", _LINK.sub(r"\1", written))
    if bare not in (written, shown):
        yield bare
    if (inner := without_quotation_marks(bare)) != bare:
        yield inner


def _ways(reading: str) -> Iterator[list[str]]:
    """The folded parts of a quote: all of it, then what stands between its ellipses."""
    whole = fold_quote(reading).text.strip()
    yield [whole] if _WORD.search(whole) else []
    if "…" in reading or "." in reading:
        parts = split_at_ellipses(reading)
        if parts != [reading]:
            yield [fold_quote(part).text.strip() for part in parts]


def _best(text: str, parts: list[str], names: Iterable[str]) -> list[tuple[int, int]] | None:
    """The first place of the parts that ends after the first of the names, else the first place."""
    places = _places(text, parts)
    first = next(places, None)
    if first is None:
        return first
    following = next(places, None)
    if following is None:
        return first
    named = _first_named(text, names)
    if first[-1][1] >= named:
        return first
    while following is not None and following[-1][1] < named:
        following = next(places, None)
    return following or first


def _first_named(text: str, names: Iterable[str]) -> int:
    """Where the first of the names that stands in the text ends; 0 where none does."""
    folded = [name for name in (fold_quote(name).text.strip() for name in names) if name]
    places = ((at, at + len(name)) for name in folded for at in [next(occurrences(text, name), -1)] if at >= 0)
    return min(places, default=(0, 0))[1]


def _places(text: str, parts: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Every stretch of the text that has all parts in order, each as narrow as its end allows, from the first on."""
    begin = 0
    while True:
        place: list[tuple[int, int]] = []
        at = begin
        for part in parts:
            start = next(occurrences(text, part, at), -1)
            if start < 0:
                return
            at = start + len(part)
            place.append((start, at))
        for number in range(len(parts) - 2, -1, -1):
            place[number] = _last_before(text, parts[number], place[number], place[number + 1][0])
        yield place
        begin = place[0][0] + 1


def _last_before(text: str, part: str, place: tuple[int, int], limit: int) -> tuple[int, int]:
    """The last place of a part from `place` on that ends before `limit`."""
    for start in occurrences(text, part, place[0]):
        if start + len(part) > limit:
            break
        place = start, start + len(part)
    return place


def _within_a_word(text: str, at: int) -> bool:
    """Whether a cut here parts a word, or a letter from its marks; scripts without case do not part words so."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after == " " or (before == " " and after.isascii()):
        return False
    return (_is_of_words(before) and _is_of_words(after)) or unicodedata.combining(after) != 0


def _is_of_words(letter: str) -> bool:
    return letter.isdigit() or letter.lower() != letter.upper()


def _passage(prose: Prose, start: int, end: int, written: str = "") -> Passage:
    first, last = prose.folded.span(start, end)
    words = prose.text[first:last]
    # Most quotes are written as they stand, and are had once then.
    return Passage(first, last, written if words == written else words)
