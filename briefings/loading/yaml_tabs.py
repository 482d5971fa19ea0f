"""A YAML text in, a problem for each line that has a tab where only spaces may stand out."""

import re
from collections.abc import Iterator

from briefings.model.location import Location
from briefings.problems import Edit, Problem

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?:-[ \t]+)*")
_LEVEL = 2


def tabs(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Each line with a tab in its indent or behind its dash, and how many spaces the lines around it suggest."""
    above, indent, dash = "", 0, None
    for number, line in enumerate(text.split("\n"), start=first_line):
        written = line.strip()
        opening = _OPENING.match(line)
        if not written or written.startswith("#") or not opening:
            continue
        is_tabbed = "\t" in opening["indent"]
        indent = _indent(written, above, indent, dash) if is_tabbed else len(opening["indent"])
        if written.startswith("-"):
            dash = indent
        elif not indent:
            dash = None
        above = written
        if "\t" in opening[0]:
            yield Problem(
                Location(file, number, opening[0].index("\t") + 1),
                "tab",
                "There is a tab here, where YAML takes only spaces.",
                _hint(indent) if is_tabbed else "Put one space in its place.",
                edit=Edit(number, 1, opening[0], _spaced(opening, indent)),
            )


def _indent(written: str, above: str, indent: int, dash: int | None) -> int:
    """The indent in spaces that a line should have below the line `above`, whose indent is given."""
    if written.startswith("-") and dash is not None:
        return dash
    goes_deeper = above.startswith("-") or above.endswith(":")
    return indent + _LEVEL if goes_deeper else indent


def _spaced(opening: re.Match[str], indent: int) -> str:
    """The opening of a line with spaces alone: its indent, and one behind each dash."""
    dashes = opening[0][len(opening["indent"]) :]
    return " " * indent + re.sub(r"[ \t]*\t[ \t]*", " ", dashes)


def _hint(indent: int) -> str:
    if not indent:
        return "Take it away."
    return f"Begin the line with {indent} spaces instead, like the lines around it."
