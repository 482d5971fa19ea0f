"""HTML that nobody has looked at yet in; whether it is nested deeper than anything that is for reading, out.

Cleaning HTML takes time that grows with the square of its depth.
"""

import re
from collections import Counter

MAX_DEPTH = 100
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# What has no end tag, or need not have one: it holds nothing, or ends where the next of its kind begins.
_UNENDED = frozenset({
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
})  # fmt: skip


def is_too_deep(html: str) -> bool:
    """Whether elements stand inside each other far deeper than on any page; most HTML has too few tags for it."""
    if html.count("<") <= MAX_DEPTH:
        return False
    depth = 0
    standing = Counter[str]()
    for end, name in _TAG.findall(html):
        name = name.lower()
        if name in _UNENDED:
            continue
        if not end:
            standing[name] += 1
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif standing[name]:
            standing[name] -= 1
            depth -= 1
    return False
