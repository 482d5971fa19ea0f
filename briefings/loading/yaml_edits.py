"""A line that is wrong in, the correction out where only one thing can be meant; else nothing, and somebody decides."""

import re

from briefings.loading.written.advice import NOUNS
from briefings.loading.yaml_text import is_plain, quoted
from briefings.loading.yaml_tree import Place
from briefings.problems import Edit

KEYS = frozenset(key for model in NOUNS for key in model.model_fields)
KEY_LINE = re.compile(r"\s*(?:- +)*[A-Za-z_]+:(?:\s|$)|\s*-(?:\s|$)")
_VALUE = re.compile(r"(?P<before>\s*(?:- +)*(?:(?P<key>[A-Za-z_]+): +|(?<=- )))(?P<value>\S(?:.*\S)?)\s*")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]+):(?P<value>[^\s:].*)")
_MARKS = tuple("*&!%@`")


def retyped(place: Place, written: object, right: str | None) -> Edit | None:
    """A value of one line written otherwise."""
    if not isinstance(written, str) or not written or not right or right == written:
        return None
    # It may stand in a list.
    return Edit(place.line, place.column, written, right if is_plain(right, within_list=True) else quoted(right))


def certain(code: str, line: str, below: str, number: int, column: int) -> Edit | None:
    """The correction of a line that YAML cannot read; `column` from 0 is where it stopped, `below` the next line."""
    if code == "missing-colon":
        return _parted(line, number)
    found = _VALUE.fullmatch(line)
    if not found or " #" in found["value"] or _goes_on(line, below):
        return None
    value, right = found["value"], None
    if value.count('"') % 2 and code != "open-quotation-mark":
        # Whether the odd one is the text's own cannot be told.
        return None
    if code == "colon-in-text":
        word = re.search(r"[A-Za-z_]*$", line[:column])
        if value[0] not in "\"'[{|>*&!%@`" and word and word[0] not in KEYS:
            right = quoted(value)
    elif code in ("special-character", "yaml-alias", "yaml-anchor", "yaml-tag"):
        right = quoted(value) if value.startswith(_MARKS) else None
    elif code == "words-after-quotation":
        right = _requoted(value)
    elif code == "open-quotation-mark" and re.fullmatch(r'"[^"\\]+', value):
        right = f'{value}"'
    return Edit(number, len(found["before"]) + 1, value, right) if right else None


def _parted(line: str, number: int) -> Edit | None:
    """A key of ours that its value follows without a space, and that space."""
    found = _GLUED.fullmatch(line)
    if not found or found["key"] not in KEYS:
        return None
    at = found.start("key")
    return Edit(number, at + 1, line[at:], f"{found['key']}: {found['value']}")


def _requoted(value: str) -> str | None:
    """A text with quotation marks in it, which YAML took for the whole of it, between marks of the other kind."""
    inner = value[1:-1]
    if value[0] == value[-1] == "'":
        # Apostrophes inside a word close nothing.
        return quoted(inner) if not re.search(r"(?<!\w)'|'(?!\w)", inner) else None
    if value[0] == '"' and value[-1] != '"':
        return "'" + value.replace("'", "''") + "'"
    return None


def _goes_on(line: str, below: str) -> bool:
    """Whether the text of a line seems to go on in the next one."""
    return bool(below.strip()) and not KEY_LINE.match(below) and _indent(below) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
