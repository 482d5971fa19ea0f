"""Safe HTML in, the words a reader sees and where each of them stands in the HTML out."""

import html
import re
from typing import NamedTuple

from briefings.prose.tidying import PHRASES, TAG

_LETTER = re.compile(r"\s+|&[a-z]+;|.")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
# The tags that most texts are made of, and that part blocks.
_OF_PARAGRAPHS = ("<p>", "</p>")


class Run(NamedTuple):
    """A stretch of words without a tag in it: where it begins in the words, and where it stands in the HTML."""

    start: int
    end: int
    html_start: int
    html_end: int

    def places(self, source: str) -> range | list[int]:
        """Where in the HTML each of its characters begins, and where the last one ends."""
        if self.end - self.start == self.html_end - self.html_start:
            return range(self.html_start, self.html_end + 1)
        letters = _LETTER.finditer(source, self.html_start, self.html_end)
        return [*(letter.start() for letter in letters), self.html_end]


class Words(NamedTuple):
    """What a reader sees, blocks parted by line ends and white space made one space, and the runs it is made of."""

    text: str
    runs: tuple[Run, ...]


def words(source: str, start: int = 0) -> Words:
    """The words of safe HTML (what `to_html` or `html.escape` make), counted from `start`."""
    texts: list[str] = []
    runs: list[Run] = []
    at, place = start, 0
    space = -1
    broken = False
    for token in TAG.split(source):
        after = place + len(token)
        if token[:1] == "<":
            named = None if broken or token in _OF_PARAGRAPHS else _TAG_NAME.match(token)
            broken = broken or named is None or named[1] not in PHRASES
        elif token and (seen := " ".join(token.split())):
            begin = place + len(token) - len(token.lstrip())
            if broken and texts:
                texts.append("\n")
                at += 1
            elif texts and begin > place:
                begin -= 1
                seen = " " + seen
            elif texts and space >= 0:
                texts.append(" ")
                runs.append(Run(at, at + 1, space, space + 1))
                at += 1
            seen = html.unescape(seen) if "&" in seen else seen
            texts.append(seen)
            end = place + len(token.rstrip())
            runs.append(Run(at, at + len(seen), begin, end))
            at += len(seen)
            broken, space = False, end if end < after else -1
        elif token and space < 0 and not broken:
            space = place
        place = after
    return Words("".join(texts), tuple(runs))
