"""An article's marked HTML in, its blocks out: what stands at its top level, each block whole, so that something can
stand beside it.
"""

import re

from briefings.prose.tidying import PHRASES, TAG, VOID

_INLINE = PHRASES | {"mark"}
_ID = re.compile(r'<[a-z]+ id="([^"]*)"')


def blocks(html: str) -> list[str]:
    """The blocks of tidy HTML, which make it up when joined; text that stands in no element goes with what follows."""
    found: list[str] = []
    depth = start = 0
    for tag in TAG.finditer(html):
        name = tag[0][1:-1].lstrip("/").split(None, 1)[0]
        if name in VOID:
            continue
        depth += -1 if tag[0][1] == "/" else 1
        if depth == 0 and name not in _INLINE:
            found.append(html[start : tag.end()])
            start = tag.end()
    if html[start:].strip():
        found.append(html[start:])
    elif found:
        found[-1] += html[start:]
    return found


def is_heading(block: str) -> bool:
    """Whether a block is a heading."""
    return re.match(r"\s*<h\d", block) is not None


def anchors(block: str) -> list[str]:
    """The ids in a block of an article: only marks have any."""
    return _ID.findall(block)
