"""The process that reads one report: bytes on its standard input in, what it found as JSON on its standard output.

Its arguments are the form, how many seconds it may work, and the address that a page came from.
"""

import contextlib
import io
import json
import logging
import os
import sys

from briefings.authoring import AuthoringError
from briefings.authoring.importing.confined import NAMES, Form
from briefings.authoring.importing.found import Found

_MEMORY = 1_000_000_000
_LONGEST_TEXT = 900_000


def _limit(seconds: int) -> None:
    """Take only so much memory and time, and write no file, where the system can see to that."""
    try:
        import resource
    except ImportError:  # Windows: whoever started us ends us
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _read(form: Form, content: bytes, url: str) -> Found:
    # Each library is loaded for its form only.
    if form == "text":
        from briefings.authoring.importing.text import read_text

        return read_text(content.decode("utf-8"))
    if form == "pdf":
        from briefings.authoring.importing.pdf import read_pdf

        return read_pdf(content)
    if form == "word":
        from briefings.authoring.importing.word import read_word

        return read_word(content)
    from briefings.authoring.importing.page import read_page

    return read_page(content, url)


def main() -> None:
    """Read the report."""
    form: Form = next(form for form in NAMES if form == sys.argv[1])
    seconds, url = sys.argv[2:]
    logging.disable()
    sys.dont_write_bytecode = True
    _limit(int(seconds))
    answer = sys.stdout
    sys.stdout = io.StringIO()  # whatever a library prints is no answer
    try:
        found = _read(form, sys.stdin.buffer.read(), url)
        if len(found.text) > _LONGEST_TEXT:
            raise AuthoringError(
                f"The text has {len(found.text):,} letters; {_LONGEST_TEXT:,} is the most that an article can hold.",
                "Import the part that matters: copy it into a file that ends in .txt.",
            )
        words = found.as_json()
    except AuthoringError as error:
        words = json.dumps({"message": error.message, "hint": error.hint})
    except MemoryError:
        os._exit(1)
    except Exception:  # whatever a library stumbles over, the report is what is wrong
        words = json.dumps(
            {
                "message": f"The {NAMES[form]} is damaged, or too tangled to be read.",
                "hint": "Open it, copy the text into a file that ends in .txt, and import that.",
            }
        )
    answer.write(words)
    answer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
