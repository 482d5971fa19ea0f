"""A text in; whether it is English, which articles are held to be where nothing else is said, out."""

import re

_COMMON = frozenset("the of and to in that is was for on with by as at from it he she said has will".split())
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 0.12
_LOOKED_AT = 20_000


def is_english(text: str) -> bool:
    """Whether enough of the words are those without which nothing is said in English."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    return bool(words) and sum(word in _COMMON for word in words) / len(words) >= _LEAST
