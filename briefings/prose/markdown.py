"""Markdown in, safe HTML out: only what is for reading, every tag closed, and nothing that loads or runs.

Links lead to http or https addresses, in an ordinary page also to mailto ones, or are plain text; images are their
alternative text.
"""

import html
import re

import nh3
import pyromark

from briefings.prose.nesting import is_too_deep
from briefings.prose.tidying import BECOME_DIV, KEPT, alternative, tidy

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_IMAGE_OF_NOTHING = re.compile(r'<img(?! (?:[^>]* )?src=")[^>]*>')
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value that an attribute may have, or None where it has to go."""
    if name == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    if name == "dir":
        return value.lower() if value.lower() in {"ltr", "rtl", "auto"} else None
    if name in {"width", "height"}:
        return value if value.isdecimal() else None
    if name in {"href", "src"}:
        value = _NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", value.strip())
        return None if name == "src" and _ELSEWHERE.match(value) else value
    return value


_NOT_SHOWN = {
    "script", "style", "svg", "math", "template", "iframe", "object", "noscript", "noembed", "noframes", "textarea",
    "select", "title", "audio", "video", "canvas",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=set(KEPT | BECOME_DIV | {"img"}),
    clean_content_tags=_NOT_SHOWN,
    attributes={"*": {"lang", "dir"}, "a": {"href"}, "img": {"alt"}},
    attribute_filter=_attribute,
    link_rel=None,
    url_schemes={"http", "https"},
    url_relative="deny",
)
_PAGE_CLEANER = nh3.Cleaner(
    tags=set(KEPT | BECOME_DIV | {"img"}),
    clean_content_tags=_NOT_SHOWN,
    attributes={"*": {"id", "lang", "dir"}, "a": {"href"}, "img": {"alt", "src", "width", "height"}},
    attribute_filter=_attribute,
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)


def to_html(markdown: str, *, top: int = 3) -> str:
    """Safe HTML of a Markdown text, whose first heading becomes `h{top}` and whose headings skip no level.

    In the result, `&amp;`, `&lt;` and `&gt;` are the only entities in text, but for `&quot;` after an equals sign, and
    every element but `br` and `hr` is closed. A text that is nested too deep is shown as it was typed.
    """
    written = pyromark.html(markdown, options=_OPTIONS)
    if is_too_deep(written):
        written = f"<p>{html.escape(markdown)}</p>"
    cleaned = _CLEANER.clean(written)
    return tidy(cleaned.replace("&nbsp;", "\xa0"), top)


def page_html(written: str) -> str:
    """Safe HTML of an ordinary page's HTML, that may have ids, and lead to and show files of the site itself.

    An image from elsewhere is its alternative text.
    """
    return _IMAGE_OF_NOTHING.sub(lambda image: alternative(image[0]), _PAGE_CLEANER.clean(written))
