"""A report in; what was found in it out, from a process that may take only so much.

What others wrote may be made to fill the memory, or never to end: then that process ends, and this one says so.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Literal

from briefings.authoring import AuthoringError
from briefings.authoring.importing.found import Found

Form = Literal["page", "pdf", "word", "text"]
NAMES: dict[Form, str] = {"page": "page", "pdf": "PDF", "word": "DOCX file", "text": "text"}
SECONDS = 60
_LARGEST_ANSWER = 20_000_000


def read_confined(form: Form, content: bytes, url: str = "", seconds: int = SECONDS) -> Found:
    """Read a page, PDF, DOCX file or text (in UTF-8) in a process of its own with limited time and memory."""
    command = [sys.executable, "-m", "briefings.authoring.importing.confinement", form, str(seconds), url]
    folder = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    with tempfile.TemporaryDirectory(prefix="briefings-") as nowhere:
        try:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                timeout=seconds,
                check=False,
                # Nothing beside the report can be taken for a module.
                cwd=nowhere,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([folder, os.environ.get("PYTHONPATH", "")])},
            )
        except subprocess.TimeoutExpired:
            raise _too_much(form) from None
    if done.returncode != 0 or len(done.stdout) > _LARGEST_ANSWER:
        raise _too_much(form)
    answer = json.loads(done.stdout)
    if "message" in answer:
        raise AuthoringError(answer["message"], answer["hint"])
    return Found(**answer)


def _too_much(form: Form) -> AuthoringError:
    return AuthoringError(
        f"The {NAMES[form]} takes too much time or memory to read, and was given up.",
        "It may be damaged, or made to do that. Copy its text into a file that ends in .txt, and import that.",
    )
