"""Sanitised HTML in, HTML that is also correct out: blocks never inside phrases, no link in a link, nothing empty.

Raw HTML in an article may nest what no page may nest; a browser would then close our elements for us.
"""

import re
from dataclasses import dataclass

TAG = re.compile(r'(</?[a-z][^>"]*(?:"[^"]*"[^>"]*)*>)')
PHRASES = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "s", "samp", "small", "span",
    "strong", "sub", "sup", "u", "var",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_PHRASES = PHRASES | _HEADINGS | {"p", "pre"}
VOID = frozenset({"br", "hr"})
_LISTS = frozenset({"ul", "ol"})
_OF_TABLES = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
KEPT = _OF_PHRASES | VOID | _LISTS | _OF_TABLES | {"li", "blockquote", "div"}
BECOME_DIV = frozenset({
    "address", "article", "aside", "center", "dd", "details", "dir", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "header", "hgroup", "legend", "main", "nav", "section", "summary",
})  # fmt: skip
_NOTHING_WHEN_EMPTY = _HEADINGS | {"a", "p", "li", "ul", "ol", "em", "strong"}
# What most reports are; nothing in it can be wrong.
_ONLY_PARAGRAPHS = re.compile(r"(?:<p>\s*+[^<\s][^<]*+</p>\n?)*+")
_ALT = re.compile(r'alt="([^"]*)"')


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its name, and where its start tag is put."""

    name: str
    at: int
    dropped: bool = False
    implied: bool = False


def tidy(html: str, top: int) -> str:
    """Correct HTML with the same words, whose first heading is `h{top}` and whose headings skip no level."""
    if _ONLY_PARAGRAPHS.fullmatch(html):
        return unlike_attributes(html)
    out: list[str] = []
    stack: list[_Open] = []
    headings: list[tuple[int, int]] = []
    for written in TAG.split(html):
        token = alternative(written) if written.startswith("<img") else written
        if not token:
            continue
        if token[0] != "<":
            if stack and stack[-1].name in _LISTS and not token.isspace():
                _open(out, stack, "li", "<li>", implied=True)
            out.append(unlike_attributes(token))
        elif token[1] == "/":
            if stack[-1].implied:
                _close(out, stack, headings)
            _close(out, stack, headings)
        else:
            _begin(out, stack, token[1:-1].split(None, 1)[0], token)
    _level(out, headings, top)
    return "".join(out)


def unlike_attributes(text: str) -> str:
    """Text of HTML in which nothing can be taken for an attribute, by whoever looks for attributes only."""
    return text.replace('="', "=&quot;") if '="' in text else text


def alternative(image: str) -> str:
    """What an image says to whoever does not see it."""
    alt = _ALT.search(image)
    return alt[1] if alt else ""


def _begin(out: list[str], stack: list[_Open], name: str, token: str) -> None:
    """Put a start tag, or a void element, where it may stand."""
    if name == "li":
        if stack and stack[-1].implied:
            _close(out, stack, [])
        if not (stack and stack[-1].name in _LISTS):
            name, token = "div", "<div>"
    elif stack and stack[-1].name in _LISTS:
        _open(out, stack, "li", "<li>", implied=True)
    if name in BECOME_DIV:
        name, token = "div", "<div>"
    if name not in PHRASES and name != "br":
        for outer in reversed(stack):
            if outer.name not in _OF_PHRASES:
                break
            outer.dropped = True
            out[outer.at] = ""
    if name in VOID:
        out.append(token)
        return
    _open(out, stack, name, token)
    if name == "a" and ("href=" not in token or any(o.name == "a" and not o.dropped for o in stack[:-1])):
        stack[-1].dropped = True
        out[-1] = ""


def _open(out: list[str], stack: list[_Open], name: str, token: str, *, implied: bool = False) -> None:
    stack.append(_Open(name, len(out), implied=implied))
    out.append(token)


def _close(out: list[str], stack: list[_Open], headings: list[tuple[int, int]]) -> None:
    """Put the end tag of the innermost element; take it away altogether where it holds no words and has to."""
    ended = stack.pop()
    if ended.dropped:
        return
    if ended.name in _NOTHING_WHEN_EMPTY and not _has_words(out, ended.at + 1):
        spaces = "".join(piece for piece in out[ended.at + 1 :] if piece.isspace())
        del out[ended.at :]
        out.append(spaces)
        return
    if ended.name in _HEADINGS:
        headings.append((ended.at, len(out)))
    out.append(f"</{ended.name}>")


def _has_words(out: list[str], start: int) -> bool:
    return any(out[at].strip() and out[at][0] != "<" for at in range(start, len(out)))


def _level(out: list[str], headings: list[tuple[int, int]], top: int) -> None:
    """Give every heading its level: one below the last heading that was above it."""
    above: list[str] = []
    for start, end in headings:
        written = out[start][1:3]
        while above and above[-1] >= written:
            above.pop()
        level = min(6, top + len(above))
        above.append(written)
        out[start], out[end] = f"<h{level}{out[start][3:]}", f"</h{level}>"
