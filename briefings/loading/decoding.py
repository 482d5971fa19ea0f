"""A file's bytes in; its text, or the problem that keeps it from being read, out."""

import re

from briefings.model.location import Location
from briefings.problems import WHOLE_FILE, Problem

MAX_BYTES = 1_000_000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def too_large(file: str, what: str, number: int, most: int) -> Problem:
    """The problem of a file that has more of something than is read."""
    message = f"The file has {number:,} {what}; {most:,} is the most that is read."
    return Problem(Location(file), "too-large", message, "Cut it into several files.", WHOLE_FILE)


def decoded(content: bytes, file: str) -> str | Problem:
    r"""A file's bytes as text with `\\n` line ends and without a BOM, or the problem that prevents it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(
            Location(file),
            "not-utf-8",
            "The file is saved as UTF-16, and only UTF-8 is read.",
            "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
            WHOLE_FILE,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return Problem(
            Location(file, line, column),
            "not-utf-8",
            "The letter here is not saved as UTF-8, the only encoding that is read "
            f"(byte 0x{content[error.start]:02X}).",
            "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def forbidden_character(text: str, file: str) -> Problem | None:
    """The first control character of a text, as a problem."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return Problem(
        Location(file, line, column),
        "control-character",
        f"There is an invisible control character here (U+{ord(found.group()):04X}).",
        "Type the line anew, or put the cursor behind the character and press the backspace key.",
    )


def unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    return Problem(
        Location(path),
        "unreadable",
        f"It cannot be read: {error.strerror}.",
        "Put the file itself here, where it is a link, and see that you may read it.",
        WHOLE_FILE,
    )
