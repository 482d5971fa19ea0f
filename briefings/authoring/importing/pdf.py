"""The bytes of a PDF in; its text, and what it says of itself, out. The only door to pdfminer."""

import io
import re
from collections import Counter

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from briefings.authoring import AuthoringError
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.text import literal, read_text, shown

_MOST_PAGES = 400
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;”\"')\]]$")


def read_pdf(content: bytes) -> Found:
    """Read a PDF that holds text. Lines are joined to paragraphs; what repeats on its pages is left out."""
    about = _about(content)
    try:
        pages = [
            [part.get_text() for part in page if isinstance(part, LTTextContainer)]
            for page in extract_pages(io.BytesIO(content), laparams=LAParams(), maxpages=_MOST_PAGES)
        ]
    except MemoryError:
        raise
    except Exception as error:  # whatever the library stumbles over, the file is what is wrong
        raise _damaged() from error
    blocks, left_out = _blocks(pages)
    if not blocks:
        raise AuthoringError(
            "The PDF holds no text: its pages are pictures.",
            "Have its text recognised (OCR), or type it into a file that ends in .txt, and import that.",
        )
    found = read_text("\n\n".join(blocks))
    found.title = shown(found.title)
    if found.title.casefold() not in about.title.casefold():
        found.unless_found(about)
    else:
        about.text, about.removed = found.text, found.removed
        about.unless_found(found)
        about.date = found.date
        found = about
    if left_out:
        found.removed.append(f"{left_out} {'line' if left_out == 1 else 'lines'} of page heads and feet")
    return found


def _damaged() -> AuthoringError:
    return AuthoringError(
        "The PDF is damaged, locked with a password, or none.",
        "Open it, copy the text into a file that ends in .txt, and import that.",
    )


def _about(content: bytes) -> Found:
    """What the file says of itself; the day on which it was made is only likely that of the report."""
    found = Found()
    try:
        said = PDFDocument(PDFParser(io.BytesIO(content))).info
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise _damaged() from error
    for one in said:
        texts = {name: decode_text(value).strip() for name, value in one.items() if isinstance(value, bytes)}
        title = " ".join(texts.get("Title", "").split())
        if title and not re.search(r"\.(?:docx?|pdf|indd|odt)$|^(?:microsoft word|untitled)", title, re.IGNORECASE):
            found.title = title
        if made := _DAY.match(texts.get("CreationDate", "")):
            found.likely_date, found.because = "-".join(made.groups()), "the file was made on that day"
    return found


def _blocks(pages: list[list[str]]) -> tuple[list[str], int]:
    """The paragraphs, those that a page's end breaks made whole, and how many heads and feet were left out."""
    pages_with = Counter(mark for parts in pages for mark in {_mark(part) for part in parts})
    everywhere = {mark for mark, number in pages_with.items() if number > max(2, len(pages) / 2)}
    blocks: list[str] = []
    left_out = 0
    for page in pages:
        for part in page:
            block = literal(" ".join(_BROKEN_WORD.sub("", part).split()))
            if not block or _PAGE_NUMBER.fullmatch(block) or _mark(part) in everywhere:
                left_out += bool(block)
            elif blocks and block[0].islower() and not _ENDS.search(blocks[-1]):
                blocks[-1] = f"{blocks[-1]} {block}"
            else:
                blocks.append(block)
    return blocks, left_out


def _mark(part: str) -> str:
    """What a page's head has in common with that of other pages: its words without numbers."""
    return re.sub(r"[\d\s]+", " ", part).strip()
