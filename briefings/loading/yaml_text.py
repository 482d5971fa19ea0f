"""Texts in, the same texts as they may stand in YAML out: as they are wherever every reader takes them for that."""

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"\w(?:(?!: | #)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff])*(?<![: ])")
_MARKS_OF_LISTS = re.compile(r"[,\[\]{}]")
# What other readers of YAML take for something else than the text: `NO` for a no, `012` for ten.
_OTHERWISE_READ = re.compile(r"y|n|yes|no|true|false|on|off|null|\d[\da-f.,:_xo+-]*", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")


def scalar(text: str) -> str:
    """A text as a value on one line, in quotation marks where it might not be read as it stands."""
    text = " ".join(text.split())
    return text if is_plain(text) and _is_text(text) else quoted(text)


def in_list(texts: Iterable[str]) -> str:
    """Texts as a list on one line."""
    lines = (" ".join(text.split()) for text in texts)
    return f"[{', '.join(text if is_plain(text, True) and _is_text(text) else quoted(text) for text in lines)}]"


def is_plain(text: str, within_list: bool = False) -> bool:
    """Whether we read a text as it stands."""
    return bool(_PLAIN.fullmatch(text)) and not (within_list and _MARKS_OF_LISTS.search(text))


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _is_text(text: str) -> bool:
    """Whether others read a text as one, or as the date that it is."""
    return not _OTHERWISE_READ.fullmatch(text) or bool(_DATE.fullmatch(text))
