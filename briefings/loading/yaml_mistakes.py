"""What the YAML parser could not read, in words for somebody who knows the subject and not YAML."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

import yaml

from briefings.loading.yaml_edits import KEY_LINE, certain
from briefings.model.location import Location
from briefings.problems import Problem


class Broken(NamedTuple):
    """Where the parser stopped: its words, the line up to there and from there on, the line above that has text."""

    error: str
    before: str
    after: str
    above: str


class Mistake(NamedTuple):
    """A kind of mistake: how to tell it, what to say, what to advise, and where the author has to look.

    That is where the parser stopped (`here`), where the thing began that it was reading (`start`), the first letter of
    the line (`line`), or of the line above (`above`).
    """

    applies: Callable[[Broken], bool]
    code: str
    message: str
    hint: str
    look: Literal["here", "start", "line", "above"] = "here"


_QUOTE_IT = 'Put the whole value in quotation marks, such as `title: "Round two: the draft"`.'
_OPENED = re.compile(r"""\s*(?:- +)*[A-Za-z_]+: +(?P<text>"[^"]+|'[^']+)""")
_AFTER_QUOTATION = re.compile(r"""^[\s-]*(?:[^:"']+:\s+)?(?:"[^"]*"|'[^']*')\s*$""")


def _second_colon(broken: Broken) -> bool:
    return "mapping values are not allowed" in broken.error


def _goes_on(broken: Broken) -> bool:
    """Whether the line was taken for more of the text above it."""
    return _second_colon(broken) and ": " not in broken.before and bool(broken.above)


# In this order; the first that applies is said.
MISTAKES = (
    Mistake(
        lambda broken: broken.after[:1] == "\t" and "quoted scalar" not in broken.error,
        "tab",
        "There is a tab here, where YAML takes only spaces.",
        "Put two spaces in its place for each level.",
    ),
    Mistake(
        lambda broken: _goes_on(broken) and not re.search(r":(\s|$)", broken.above),
        "missing-colon",
        "This line has no `key: value` that YAML can see.",
        "Write the key, a colon and a space before the value, such as `post: Foreign Minister`.",
        "above",
    ),
    Mistake(
        _goes_on,
        "indentation",
        "This line is indented further than the key above it, so YAML takes it for more of that key's text.",
        "Indent the keys of one entry alike, with spaces.",
        "line",
    ),
    Mistake(
        _second_colon,
        "colon-in-text",
        "There is a second `: ` in this line, and YAML takes it for another key.",
        _QUOTE_IT + " Another key goes on a line of its own.",
    ),
    Mistake(
        lambda broken: "escape" in broken.error or "hexdecimal" in broken.error,
        "special-character",
        "Between double quotation marks a backslash begins a special character, and YAML does not know this one.",
        "Write two backslashes, or put single quotation marks around the text: between them a backslash is nothing "
        "special.",
    ),
    Mistake(
        lambda broken: "quoted scalar" in broken.error,
        "open-quotation-mark",
        "A quotation mark is opened here and not closed.",
        "Close it at the end of the text. Around a text that has the same mark in it, write the other kind.",
        "start",
    ),
    Mistake(
        lambda broken: "block sequence entries are not allowed" in broken.error,
        "list-on-key-line",
        "A list may not begin on the line of its key.",
        "Move the `- ` to the next line and indent it by two spaces. Put quotation marks around a text that begins "
        "with `- `.",
    ),
    Mistake(
        lambda broken: bool(re.search("cannot start any|mapping keys are not|expected node content", broken.error)),
        "special-character",
        "A text may not begin with this character in YAML.",
        _QUOTE_IT,
    ),
    Mistake(
        lambda broken: "',' or" in broken.error,
        "open-bracket",
        "A list in `[…]` or `{…}` is not closed, or a comma is missing in it.",
        "Close it, put commas between its entries, and put quotation marks around an entry that holds `,`, `]` or `}`.",
        "start",
    ),
    Mistake(
        lambda broken: "block scalar" in broken.error,
        "block-text",
        "After `|` or `>` the line has to end; the text begins on the next one.",
        "Move the words to the next line, indented by two spaces more. Put quotation marks around a text that begins "
        "with `|` or `>`.",
    ),
    Mistake(
        lambda broken: "expected key" in broken.error and bool(_AFTER_QUOTATION.match(broken.before)),
        "words-after-quotation",
        "The quotation mark that opens this text is closed here, and more words follow.",
        "Put quotation marks of the other kind around all of it, such as `'\"Talks\" were held'`. Curly ones inside it "
        "YAML leaves alone, and in a quote they count as the same.",
    ),
    Mistake(
        lambda broken: "expected ':'" in broken.error,
        "missing-colon",
        "This line has no `key: value` that YAML can see.",
        "Write the key, a colon and a space before the value, such as `post: Foreign Minister`.",
        "start",
    ),
    Mistake(
        lambda broken: "expected key" in broken.error and broken.after[:1] in ("]", "}"),
        "open-bracket",
        "This bracket closes nothing.",
        "Take it away, or write the bracket that should stand before it.",
    ),
    Mistake(
        lambda broken: "expected key" in broken.error and broken.after.startswith("- "),
        "indentation",
        "This entry of a list does not fit the lines before it.",
        "Indent it like the other entries of its list, with spaces; or write its key above it.",
    ),
    Mistake(
        lambda broken: "expected key" in broken.error and broken.after.startswith(":"),
        "missing-key",
        "There is no key before this colon.",
        "Write the key in front of it, such as `post: Foreign Minister`.",
    ),
    Mistake(
        lambda broken: "'-' indicator" in broken.error,
        "indentation",
        "This line stands inside a list and does not begin with `-`, or its indent is off.",
        "Begin each entry with `- `, and indent its other keys by two spaces more.",
    ),
    Mistake(
        lambda broken: "alias" in broken.error,
        "yaml-alias",
        "A text that begins with `*` is read as a YAML alias.",
        _QUOTE_IT,
        "start",
    ),
    Mistake(
        lambda broken: "anchor" in broken.error,
        "yaml-anchor",
        "A text that begins with `&` is read as a YAML anchor.",
        _QUOTE_IT,
        "start",
    ),
    Mistake(
        lambda broken: "tag" in broken.error,
        "yaml-tag",
        "A text that begins with `!` is read as a YAML tag.",
        _QUOTE_IT,
        "start",
    ),
    Mistake(
        lambda broken: (broken.before + broken.after).startswith("%"),
        "special-character",
        "A line may not begin with `%` in YAML.",
        "Take it away.",
        "line",
    ),
    Mistake(
        lambda broken: True,
        "indentation",
        "This line does not fit the ones before it: its indent is off.",
        "Indent the keys of one entry alike, with spaces.",
        "line",
    ),
)  # fmt: skip


def explained(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """A parser's error as a problem, on the line where the author has to look."""
    words = " ".join(str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", error)) if part)
    lines = text.split("\n")
    row, column = _marked(getattr(error, "problem_mark", None), lines)
    start = _marked(getattr(error, "context_mark", None) or getattr(error, "problem_mark", None), lines)
    above = next((n for n in range(row - 1, -1, -1) if lines[n].strip()), row)
    written = lines[row]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        column = written.index("\t")
    broken = Broken(words, written[:column], written[column:], lines[above] if above != row else "")
    if (opened := _never_closed(lines[: row + 1])) is not None:
        # The mark that seems to close it opens another text, far below.
        broken, start = Broken("quoted scalar", "", "", ""), opened
    mistake = next(mistake for mistake in MISTAKES if mistake.applies(broken))
    if mistake.look == "start" and (mistake.code != "open-bracket" or start[0] != row):
        row, column = start
    elif mistake.look in ("line", "above"):
        row = above if mistake.look == "above" else row
        column = len(lines[row]) - len(lines[row].lstrip())
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    edit = certain(mistake.code, lines[row], below, row + first_line, column)
    return Problem(Location(file, row + first_line, column + 1), mistake.code, mistake.message, mistake.hint, edit=edit)


def _never_closed(lines: list[str]) -> tuple[int, int] | None:
    """Row and column of the first quotation mark that its line does not close, though the next line is a new one."""
    for row, (line, below) in enumerate(pairwise(lines)):
        found = _OPENED.fullmatch(line)
        if found and KEY_LINE.match(below):
            return row, found.start("text")
    return None


def _marked(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int]:
    """Row and column of a parser's mark; the last line with text where it stands on none."""
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if row < len(lines) and lines[row].strip():
        return row, column
    row = max((n for n, line in enumerate(lines[: row + 1]) if line.strip()), default=0)
    return row, len(lines[row]) - len(lines[row].lstrip())
