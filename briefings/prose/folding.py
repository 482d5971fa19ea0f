"""Text in, the form in which two writings of one name or one quote are equal out."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽˈˊˋʾʿꞌ׳\u0374\u0384\u055a\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\uff07\uff40❛❜"
_QUOTATION_MARKS = _APOSTROPHES + '"“”„‟«»‹›″‴‶ʺ״〝〞〟「」『』｢｣《》〈〉﹁﹂﹃﹄❝❞❮❯⹂＂'
_DASHES = "‐‑‒–—―−⁃֊־⸺⸻﹘﹣－"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
# The directional ones at the end stand in articles only: nothing that an analyst writes may hold them.
_INVISIBLE = (
    "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_WHOLE_LETTERS: dict[str, str | None] = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ɖ": "d", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ǥ": "g", "ŀ": "l", "ß": "ss", "ɓ": "b", "ɗ": "d", "ƙ": "k",
}  # fmt: skip

_NOT_IN_NAMES = dict.fromkeys(map(ord, _APOSTROPHES + _INVISIBLE))
_NAME_LETTERS = {
    **str.maketrans(_WHOLE_LETTERS),
    **dict.fromkeys(range(0x0300, 0x0370)),
    **_NOT_IN_NAMES,
}
_ONE_FOR_ONE = {
    **dict.fromkeys(map(ord, _QUOTATION_MARKS), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys([*map(ord, _SPACES), *range(0x2000, 0x200B)], " "),
}
_GONE = dict.fromkeys(map(ord, _INVISIBLE))
_ANY_GONE = re.compile(f"[{_INVISIBLE}]")
_BEYOND_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_JOINING = re.compile("[\u1160-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uff9e-\uffdc]")


class Folded(NamedTuple):
    """A text as quotes are compared, and where each of its characters begins in the original.

    `offsets` has one entry more than `text`, the original's length; it is None where every character stands where
    it stood.
    """

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of the characters from `start` to `end`; a character is never cut in two."""
        if self.offsets is None:
            return start, end
        last = self.offsets[end - 1]
        while self.offsets[end] == last:
            end += 1
        return self.offsets[start], self.offsets[end]


@lru_cache(maxsize=1 << 17)
def fold_name(text: str) -> str:
    """A name as names are compared: without case, accents, apostrophes, joiners and needless white space."""
    if text.isascii():
        return " ".join(text.replace("'", "").replace("`", "").lower().split())
    plain = unicodedata.normalize("NFKC", text.translate(_NOT_IN_NAMES)).casefold()
    letters = unicodedata.normalize("NFKD", plain).translate(_NAME_LETTERS)
    return unicodedata.normalize("NFC", " ".join(letters.split()))


def fold_words(text: str) -> str:
    """A text folded as names are, its words between single spaces: for finding whole words."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold_name.__wrapped__(text)).split())


def fold_quote(text: str) -> Folded:
    """A text as quotes are compared: NFKC, with white space, quotation marks, apostrophes and dashes made alike.

    Invisible characters (soft hyphens, joiners) are gone. Case stays.
    """
    if text.isascii() and text.isprintable():
        even = text.replace('"', "'").replace("`", "'")
    else:
        even = text.translate(_ONE_FOR_ONE)
    if "  " not in even and (
        even.isascii() or (unicodedata.is_normalized("NFKC", even) and not _ANY_GONE.search(even))
    ):
        return Folded(even, None)
    letters: list[str] = []
    offsets: list[int] = []
    done = 0
    for stretch in _BEYOND_ASCII.finditer(even):
        start, end = stretch.span()
        letters += even[done:start]
        offsets += range(done, start)
        done = end
        if unicodedata.is_normalized("NFKC", stretch[0]) and not _ANY_GONE.search(stretch[0]):
            letters += stretch[0]
            offsets += range(start, end)
            continue
        while start < end:
            after = start + 1
            while after < end and _belongs_to_the_one_before(even[after]):
                after += 1
            folded = unicodedata.normalize("NFKC", even[start:after].translate(_GONE)).translate(_ONE_FOR_ONE)
            letters += folded
            offsets += [start] * len(folded)
            start = after
    letters += even[done:]
    offsets += range(done, len(even))
    kept = [at for at, letter in enumerate(letters) if letter != " " or at == 0 or letters[at - 1] != " "]
    return Folded("".join([letters[at] for at in kept]), (*(offsets[at] for at in kept), len(text)))


def _belongs_to_the_one_before(letter: str) -> bool:
    """Whether NFKC may make one character of this and the one before: marks, and the vowels of Hangul."""
    return unicodedata.category(letter)[0] == "M" or letter in _INVISIBLE or bool(_JOINING.match(letter))
