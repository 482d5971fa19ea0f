"""Two texts in; whether the second only spells a word or two of the first otherwise, out."""

from difflib import SequenceMatcher

_MOST_WORDS = 2
_ALIKE = 0.8


def is_reworded(was: str, now: str) -> bool:
    """Whether two texts are the same but for a word or two that were misspelt; other numbers are another matter."""
    old, new = was.split(), now.split()
    if len(old) != len(new):
        return "".join(old) == "".join(new)
    others = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return len(others) <= _MOST_WORDS and all(_is_misspelt(one, other) for one, other in others)


def _is_misspelt(word: str, other: str) -> bool:
    """Whether one of two words is the other with a slip in it: letters that changed places, or one or two others.

    The first letter stays: legal and illegal are no slips.
    """
    one, two = word.casefold(), other.casefold()
    if any(letter.isdigit() for letter in one + two) or one[0] != two[0]:
        return False
    return sorted(one) == sorted(two) or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
