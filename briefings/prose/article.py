"""An article's title and Markdown in, what a reader sees of it out: safe HTML, and the words quotes must stand in."""

import html
import re
from dataclasses import dataclass
from functools import cached_property

from briefings.prose.folding import Folded, fold_quote
from briefings.prose.markdown import to_html
from briefings.prose.tidying import tidy, unlike_attributes
from briefings.prose.words import Words, words

_TOP = 3
_FIRST_HEADING = re.compile(r"\s*<h\d>(.*?)</h\d>\n?")


@dataclass(frozen=True)
class Prose:
    """An article as a reader sees it.

    `html` is its body, safe; `text` its title, a line end, and the words of the body, blocks parted by line ends.
    Offsets anywhere on this floor count the characters of `text`.
    """

    title: str
    html: str
    body: Words

    @cached_property
    def text(self) -> str:
        """What a reader sees, the title first."""
        return f"{self.title}\n{self.body.text}"

    @cached_property
    def folded(self) -> Folded:
        """`text` as quotes are compared."""
        return fold_quote(self.text)

    def forget_words(self) -> None:
        """Let go of what only reading an article takes; it is made again where it is asked for."""
        for made in ("text", "folded"):
            self.__dict__.pop(made, None)

    @cached_property
    def title_html(self) -> str:
        """The title, safe."""
        return unlike_attributes(html.escape(self.title, quote=False))


# A process that renders an article has often read it before, to look for its quotes. Articles are rendered in the order
# in which they were read: of more than there is room for, the last ones read would be gone when their turn came.
_AT_HAND: dict[tuple[str, str], Prose] = {}
_ROOM = 1500


def read(title: str, markdown: str) -> Prose:
    """Read an article as a reader sees it. A first heading that only says the title again is left out."""
    found = _AT_HAND.get((title, markdown))
    if found is None:
        found = _read(title, markdown)
        if len(_AT_HAND) < _ROOM:
            _AT_HAND[title, markdown] = found
    return found


def _read(title: str, markdown: str) -> Prose:
    title = " ".join(title.split())
    body = to_html(markdown, top=_TOP)
    heading = _FIRST_HEADING.match(body)
    if heading and fold_quote(words(heading[1]).text).text == fold_quote(title).text:
        body = tidy(body[heading.end() :], _TOP)
    return Prose(title, body, words(body, len(title) + 1))
