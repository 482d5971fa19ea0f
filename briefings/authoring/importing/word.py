"""The bytes of a DOCX file in; its text as Markdown, and what it says of itself, out. The only door to python-docx."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Opened
from docx.table import Table
from docx.text.paragraph import Paragraph

from briefings.authoring import AuthoringError
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.text import literal, read_text, shown

_LARGEST_UNPACKED = 60_000_000
_MADE_BY = frozenset({"python-docx", "microsoft office user", "user", "admin"})


def read_word(content: bytes) -> Found:
    """Read a DOCX file. Headings and lists stay; pictures, comments and page heads are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                raise AuthoringError(
                    "The DOCX file is too large once it is unpacked.", "Copy its text into a file that ends in .txt."
                )
        document = Document(io.BytesIO(content))
        blocks = list(_blocks(document))
        pictures = len(document.inline_shapes)
    except (MemoryError, AuthoringError):
        raise
    except Exception as error:  # whatever the library stumbles over, the file is what is wrong
        raise AuthoringError(
            "The DOCX file is damaged, locked with a password, or none.",
            "Open it, save it again as .docx, or copy its text into a file that ends in .txt.",
        ) from error
    if not blocks:
        raise AuthoringError("The DOCX file holds no text.", "See whether its text is in pictures or text boxes.")
    found = read_text("\n\n".join(blocks))
    found.title = shown(found.title)
    about = document.core_properties
    author = (about.author or "").strip()
    other = Found(title=(about.title or "").strip(), language=(about.language or "").split("-")[0].lower())
    if author.casefold() not in _MADE_BY and " " in author:
        other.authors = [author]
    if about.created:
        other.likely_date, other.because = about.created.date().isoformat(), "the file was made on that day"
    found.unless_found(other)
    if pictures:
        found.removed.append(f"{pictures} {'picture' if pictures == 1 else 'pictures'}")
    return found


def _blocks(document: Opened) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                if cells := [text for cell in row.cells if (text := literal(" ".join(cell.text.split())))]:
                    yield " – ".join(dict.fromkeys(cells))
        elif block := _block(part):
            yield block


def _block(paragraph: Paragraph) -> str:
    style = (paragraph.style.name if paragraph.style else "") or ""
    text = literal(" ".join(paragraph.text.split()))
    if not text:
        return ""
    if style == "Title":
        return f"# {text}"
    if style.startswith("Heading "):
        level = style.removeprefix("Heading ")
        return f"{'#' * (1 + int(level) if level.isdigit() and int(level) < 6 else 6)} {text}"
    if style.startswith("List"):
        return f"- {text}"
    return text
