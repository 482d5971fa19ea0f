"""Texts in, YAML that reads back as these texts out."""

import json
import re
from collections.abc import Iterable

# Nothing in it can be taken for anything but letters, and it is no word that YAML has for itself.
_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff#:\[\]{},&*!|>%@`\"]*")
_OWN_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_NUMBER = re.compile(r"[\d.,:_xoeE+-]+")


def scalar(text: str, within_list: bool = False) -> str:
    """A text as a YAML scalar on one line; quoted only where it has to be."""
    text = " ".join(text.split())
    colons = re.sub(r":(?=\S)", "", text) if not within_list else text
    is_plain = _PLAIN.fullmatch(colons if within_list else colons.replace(",", "")) is not None
    if is_plain and text.lower() not in _OWN_WORDS and not _NUMBER.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def listed(texts: Iterable[str]) -> str:
    """Texts as a YAML list on one line."""
    return f"[{', '.join(scalar(text, within_list=True) for text in texts)}]"
