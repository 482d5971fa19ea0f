"""The bytes of a web page in; the report that is in it out. The only door to trafilatura."""

import email
import email.policy
import re
from collections.abc import Sequence
from typing import Any

from htmldate import find_date
from trafilatura import extract
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document
from trafilatura.utils import load_html

from briefings.authoring import AuthoringError
from briefings.authoring.importing.dates import in_address
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.text import read_text

_SCRIPTS = ("script", "style", "iframe", "noscript", "object", "embed", "template")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FEWEST_WORDS = 12
_NO_TEXT = AuthoringError(
    "No report was found in the page: it may be a list of links, or show its text by script only.",
    "Open it in a browser, copy the text into a file that ends in .txt, and import that.",
)


def read_page(content: bytes, url: str = "") -> Found:
    """Read a page, or what a browser saved as one file (.mhtml); its menus, scripts and footers are left out."""
    tree = load_html(_unpacked(content))
    if tree is None:
        raise _NO_TEXT
    scripts = sum(1 for _ in tree.iter(*_SCRIPTS))
    words = len(_visible(tree).split())
    dates = {"extensive_search": False, "original_date": True}
    about = extract_metadata(tree, url or None, dates)
    text = extract(
        tree, url=url or None, include_comments=False, include_formatting=True, output_format="markdown",
        date_extraction_params=dates,
    )  # fmt: skip
    if not text or len(text.split()) < _FEWEST_WORDS:
        raise _NO_TEXT
    inner = read_text(text)
    title = " ".join((about.title or "").split()) or inner.title
    if inner.title and inner.title.casefold() != title.casefold():
        # What stands first is text unless it says the title again.
        inner = read_text(f"# {title}\n\n{text}")
    found = Found(
        text=inner.text,
        title=title,
        publisher=about.sitename or "",
        url=url or about.url or inner.url,
        authors=_names(about.author) or inner.authors,
        agencies=inner.agencies,
        language=_language(tree, about),
    )
    _dated(found, about, tree, inner)
    left_out = max(0, words - len(found.text.split()))
    if scripts:
        found.removed.append(f"{scripts} {'script or style' if scripts == 1 else 'scripts and styles'}")
    if left_out:
        found.removed.append(f"menus, footers and the like ({left_out:,} words)")
    found.removed += inner.removed
    return found


def _unpacked(content: bytes) -> bytes:
    """The page in what a browser saved as a web archive; other content as it is."""
    if not re.match(rb"(?i)(?:from|mime-version|subject|snapshot-content-location|date):", content[:200]):
        return content
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else content
    return content


def _visible(tree: Any) -> str:
    texts: Sequence[str] = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return " ".join(texts)


def _dated(found: Found, about: Document, tree: Any, inner: Found) -> None:
    """A day is sure where the page's own markup or first lines say it, and its address says no other."""
    marked, addressed = about.date or inner.date, in_address(found.url)
    if marked and addressed and marked != addressed:
        found.likely_date, found.because = marked, f"its address says {addressed}"
    elif marked or addressed:
        found.date = marked or addressed
    elif guessed := find_date(tree, extensive_search=True, original_date=True):
        found.likely_date, found.because = guessed, "it is the most likely one on the page"
    elif inner.likely_date:
        found.likely_date, found.because = inner.likely_date, inner.because


def _language(tree: Any, about: Document) -> str:
    language = str(tree.get("lang") or about.language or "").replace("_", "-").split("-")[0].lower()
    return language if _LANGUAGE.fullmatch(language) else ""


def _names(author: str | None) -> list[str]:
    return [name for part in (author or "").split(";") if (name := part.strip()) and "http" not in name]
