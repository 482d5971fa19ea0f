"""The code of a problem in; what it means, why it matters and how it is put right, out. Each is a file in `codes/`.

The first paragraph says what, the next why. Below `Wrong:` and `Right:` stand files of a content folder, each under a
line `--- its/path.yaml`; where no path is named, it is the sidecar of an article.
"""

from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("codes")


class Meaning(NamedTuple):
    """What a code stands for: two texts for a reader, two examples of content."""

    code: str
    what: str
    why: str
    wrong: str
    right: str


def codes() -> list[str]:
    """Every code of a problem, from A to Z."""
    return sorted(path.stem for path in _FOLDER.glob("*.md"))


def meaning_of(code: str) -> Meaning | None:
    """What a code means, or None where there is no such code."""
    if code not in codes():
        return None
    text = (_FOLDER / f"{code}.md").read_text(encoding="utf-8")
    said, _, examples = text.partition("\nWrong:\n")
    what, _, why = said.strip().partition("\n\n")
    wrong, _, right = examples.partition("\nRight:\n")
    return Meaning(code, what, " ".join(why.split()), _example(wrong), _example(right))


def _example(indented: str) -> str:
    return dedent(indented).strip("\n") + "\n"
