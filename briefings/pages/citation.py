"""A page's head in, out of it how somebody cites the page: in plain words, and for BibTeX."""

import re
from typing import NamedTuple

from briefings.pages.page import Head
from briefings.pages.settings import Settings

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
})  # fmt: skip
_PLAIN = re.compile(r"[\w .,:;/()'’–-]*")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9]+")
# A brace that has no other half would end the entry.
_NOT_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


class Citation(NamedTuple):
    """How a page is cited; `bibtex` is one entry."""

    plain: str
    bibtex: str


def citation(head: Head, settings: Settings) -> Citation:
    """How a page is cited: its title, the site, as of when, and its address where that is known."""
    as_of, name = head.frame.as_of, settings.site_name
    address = f"{settings.site_url}{head.permalink}" if settings.site_url else ""
    title = head.title if head.title != name else ""
    parts = (f"“{title}”" if title else "", name, f"as of {as_of.text}" if as_of else "", address)
    fields = [f"title = {{{{{escaped(head.title)}}}}}"]
    if title:
        fields.append(f"howpublished = {{{escaped(name)}}}")
    if as_of:
        fields += [f"year = {{{as_of.datetime[:4]}}}", f"note = {{As of {as_of.text}}}"]
    if address:
        fields.append(f"url = {{{address.translate(_NOT_IN_ADDRESSES)}}}")
    key = _NOT_IN_KEYS.sub("-", head.permalink).strip("-") or "home"
    return Citation(f"{', '.join(filter(None, parts))}.", f"@misc{{{key},\n  " + ",\n  ".join(fields) + "\n}")


def escaped(text: str) -> str:
    """A text as BibTeX reads it; letters of other scripts stay as they are."""
    text = " ".join(text.split())
    return text.translate(_SPECIAL) if "_" in text or not _PLAIN.fullmatch(text) else text
