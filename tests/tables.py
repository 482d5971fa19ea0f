"""Tables of what tests measured, printed when all have run: title, heads and figures in, text out."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import pytest

MARK = "table: "


class Measure(Protocol):
    """Puts a line into a table."""

    def __call__(self, title: str, heads: Sequence[str], line: Sequence[object]) -> None:
        """The table's title and heads, and the line's name and figures."""


def table(heads: Iterable[str], lines: Iterable[Sequence[str]]) -> str:
    """Lines under heads, in columns, the figures to the right."""
    rows = [tuple(heads), *map(tuple, lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


def print_tables(terminal: pytest.TerminalReporter) -> None:
    """Print every table, whichever process measured its lines."""
    tables: dict[str, list[list[str]]] = {}
    for report in (*terminal.stats.get("passed", ()), *terminal.stats.get("failed", ())):
        for name, value in report.user_properties if report.when == "call" else ():
            if name.startswith(MARK):
                heads, line = value
                tables.setdefault(name.removeprefix(MARK), [heads]).append(line)
    for title, (heads, *lines) in sorted(tables.items()):
        terminal.section(title)
        terminal.write_line(table(heads, sorted(lines)))
