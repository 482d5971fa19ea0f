"""Links that lead nowhere in, problems of the ordinary pages they were written in out."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from briefings.model.location import Location
from briefings.model.ordinary_page import OrdinaryPage
from briefings.problems import Problem
from briefings.publishing import PublishingError
from briefings.publishing.linkcheck import Broken
from briefings.publishing.ordinary import OrdinaryPages

# What stands before a link: what Markdown and HTML have there; else not the end of another link, though an anchor may
# stand behind any.
_BEFORE = (r"(?<=[(<\"'=])", r"(?:(?<![\w/.-])|(?=#))")


def lost_links(lost: Sequence[Broken], ordinary: OrdinaryPages, has_templates: bool = False) -> list[Problem]:
    """What is wrong with the ordinary pages; raises PublishingError for a link that we wrote ourselves."""
    problems = []
    for page_file, link, reason in lost:
        page = ordinary.written_to(page_file)
        if page is None:
            raise PublishingError(
                f"The page {page_file} links to {link}, which leads nowhere: {reason}.",
                "Look at the templates of your own: one of them prints this link."
                if has_templates
                else "This is a mistake of briefings, not of the content. Please report it with this message.",
            )
        line, column, length = _place(page, link)
        problems.append(
            Problem(
                Location(page.location.file, line, column),
                "broken-link",
                f"The link to {unquote(link)} leads nowhere: {reason}.",
                "Link to a file of the content folder, such as `people/vladimir-medinsky.yaml` or `about.md`, by its "
                "path from this file.",
                length,
            )
        )
    return problems


def _place(page: OrdinaryPage, link: str) -> tuple[int, int, int]:
    """Line and column of a link as it was written, and its length; the page's first line where it is not found."""
    lines = page.text.split("\n")
    for written in _spellings(link):
        for before in _BEFORE:
            for number, line in enumerate(lines, page.location.line):
                if found := re.search(before + re.escape(written), line):
                    return number, found.start() + 1, len(written)
    return page.location.line, 1, 1


def _spellings(link: str) -> Iterator[str]:
    """How a link may have been written that has become this address: whole, then by what is left of it."""
    address, mark, fragment = unquote(link).partition("#")
    yield from (link, unquote(link))
    if fragment:
        yield mark + fragment
    yield posixpath.basename(address.rstrip("/")) or link
