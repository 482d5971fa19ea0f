"""What was typed as SOURCE (a file or an address) in; what was found in the report there out."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from briefings.authoring import AuthoringError
from briefings.authoring.importing.confined import Form, read_confined
from briefings.authoring.importing.fetching import LARGEST, Fetched, split_address
from briefings.authoring.importing.found import Found

_BY_ENDING: Mapping[str, Form] = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".mhtml": "page", ".mht": "page", ".pdf": "pdf",
    ".docx": "word", ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
}  # fmt: skip
_BY_MEDIA_TYPE: Mapping[str, Form] = {
    "text/html": "page", "application/xhtml+xml": "page", "application/pdf": "pdf", "text/plain": "text",
    "text/markdown": "text",
}  # fmt: skip
_PAGE = re.compile(rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.DOTALL)
_LONGEST_TEXT = 900_000


def is_address(source: str) -> bool:
    """Whether a source is an address and no file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source) is not None


def may_fetch(environment: Mapping[str, str]) -> bool:
    """Whether addresses may be fetched: not where a machine runs the command for everybody (CI is set)."""
    return environment.get("CI", "").lower() in ("", "0", "false", "no")


def read_source(source: str, url: str, fetch: Callable[[str], Fetched], retrieved: str) -> Found:
    """Read a report, wherever it is and in whatever form.

    `url` is where it stood, for a file. `retrieved` is the day that is noted for what is fetched.
    """
    if is_address(source):
        split_address(source)
        if not may_fetch(os.environ):
            raise AuthoringError(
                "Addresses are not fetched here: CI is set, and no server may decide what is published.",
                "Import it on your own machine and commit the article; or save the page, and import that file.",
            )
        fetched = fetch(source)
        form = _form(fetched.content) or _BY_MEDIA_TYPE.get(fetched.media_type)
        if form is None:
            raise _unknown(source)
        found = _read(form, fetched.content, fetched.url, source)
        found.url, found.retrieved = found.url or fetched.url, retrieved
        return found
    if not source.strip():
        raise AuthoringError("No report was named.", "Give its file, or its address with https://.")
    content = _content(Path(source))
    form = _form(content) or _BY_ENDING.get(Path(source).suffix.lower())
    if form is None:
        raise _unknown(source)
    return _read(form, content, url, source)


def _read(form: Form, content: bytes, url: str, source: str) -> Found:
    if not content.strip():
        raise AuthoringError(f"{source} is empty.", "See whether it was saved.")
    if form == "text":
        content = _decoded(content, source).encode()
    found = read_confined(form, content, url)
    if not found.text.strip():
        raise AuthoringError(f"There is no text in {source} behind its title.", "See whether all of it was copied.")
    return found


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise AuthoringError(f"{path} is a folder.", "Give one file in it.")
        if path.exists() and not path.is_file():
            raise AuthoringError(f"{path} is no file.", "Give the report's file, or its address.")
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be one"
        raise AuthoringError(f"{path} cannot be read: {reason}.", "Give a file, or an address with https://.") from None
    if len(content) > LARGEST:
        raise AuthoringError(
            f"{path} has more than {LARGEST // 1_000_000} million bytes.", "Import the part that matters."
        )
    return content


def _form(content: bytes) -> Form | None:
    """The form that the first bytes tell, whatever the file is called."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "word" if b"word/" in content else None
    return "page" if _PAGE.match(content[:2000]) else None


def _decoded(content: bytes, source: str) -> str:
    """Text in UTF-8, or in UTF-16 with its mark."""
    if len(content) > _LONGEST_TEXT:
        raise AuthoringError(
            f"{source} has {len(content):,} bytes; {_LONGEST_TEXT:,} is the most that an article can hold.",
            "Import the part that matters.",
        )
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise AuthoringError(
            f"{source} is not saved as UTF-8: line {line} holds a letter that is none.",
            "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
        ) from None
    if "\0" in text:
        raise AuthoringError(f"{source} is no text.", "Give a web page, a text, a PDF or a DOCX file.")
    return text


def _unknown(source: str) -> AuthoringError:
    return AuthoringError(
        f"{source} is in a form that cannot be imported.",
        "Give a web page (.html, .mhtml), a text (.txt, .md), a .pdf or a .docx; or copy its text into a .txt file.",
    )
