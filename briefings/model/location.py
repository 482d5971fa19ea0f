"""Where something was written: a file of the content folder, a line, a column."""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a content file. `file` is POSIX and relative to the content folder; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
