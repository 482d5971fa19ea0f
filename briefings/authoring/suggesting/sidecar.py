"""A sidecar's text in; what it says already, and the text with suggestions added, out. Nothing else in it changes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.authoring.suggesting.suggestion import PARTS, Suggestion
from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping
from briefings.problems import Problem


class Said(NamedTuple):
    """What a sidecar says already: its people as written, its quotes, and whether it names a negotiation."""

    people: tuple[str, ...]
    quotes: tuple[str, ...]
    has_negotiation: bool


def said_in(text: str, shown: str) -> Said:
    """What a sidecar says already, as far as it can be read."""
    tree = _tree(text, shown)
    people: list[str] = []
    quotes: list[str] = []
    for part in ("delegates", "positions", "events"):
        for entry in tree.get(part) or ():
            if not isinstance(entry, Mapping):
                continue
            if isinstance(person := entry.get("person"), str):
                people.append(person)
            quote = entry.get("quote")
            quotes += [quote] if isinstance(quote, str) else [one for one in quote or () if isinstance(one, str)]
    negotiation = tree.get("negotiation")
    return Said(tuple(people), tuple(quotes), isinstance(negotiation, str) and bool(negotiation.strip()))


def with_suggestions(text: str, suggestions: Sequence[Suggestion], negotiation: str | None, shown: str) -> str:
    """A sidecar with suggestions behind what it has; its comments and its layout stay.

    `negotiation` is the line for its top, if it has none.
    """
    problems: list[Problem] = []
    before = _tree(text, shown, problems=problems)
    known = len(problems)
    lines = text.removesuffix("\n").split("\n") if text else []
    for part in PARTS:
        if those := [suggestion for suggestion in suggestions if suggestion.part == part]:
            _add(lines, part, those)
    if negotiation and "negotiation" not in before:
        first = next((at for at, line in enumerate(lines) if re.match(r"[^\s#]", line)), len(lines))
        lines[first:first] = [negotiation, ""]
    written = "\n".join([*lines, ""])
    after = _tree(written, shown, "cannot take suggestions without being changed otherwise", problems)
    if len(problems) > 2 * known:
        raise _refused(shown, "cannot take suggestions without being changed otherwise")
    for name, value in before.items():
        kept = after.get(name)
        if kept != value and not (isinstance(kept, list) and kept[: len(value or ())] == list(value or ())):
            raise _refused(shown, "cannot take suggestions without being changed otherwise")
    return written


def _add(lines: list[str], part: str, suggestions: Sequence[Suggestion]) -> None:
    """Put entries at the end of a part's list; the part is made where there is none."""
    head = next((at for at, line in enumerate(lines) if re.match(rf"(['\"]?){part}\1\s*:", line)), None)
    if head is None:
        lines += [*([""] if lines and lines[-1].strip() else []), f"{part}:"]
        head = len(lines) - 1
    elif empty := re.fullmatch(rf"(['\"]?{part}['\"]?\s*:)\s*\[\s*\](\s*#.*)?", lines[head]):
        lines[head] = f"{empty[1]}{empty[2] or ''}"
    end = head + 1
    for at in range(head + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if re.match(r"\s*[^\s#]|\s+#", lines[at]):
            end = at + 1
    dashes = [re.match(r"( *)- ", line) for line in lines[head + 1 : end]]
    indent = next((dash[1] for dash in dashes if dash), "  ")
    lines[end:end] = [line for suggestion in suggestions for line in suggestion.lines(indent)]


def _tree(text: str, shown: str, what: str = "cannot be read", problems: list[Problem] | None = None) -> Mapping:
    try:
        return parse(text, shown, [] if problems is None else problems)
    except Refused as refused:
        raise _refused(shown, what, refused.problem) from None


def _refused(shown: str, what: str, problem: Problem | None = None) -> AuthoringError:
    because = f", line {problem.location.line}: {problem.message}" if problem and what == "cannot be read" else "."
    return AuthoringError(
        f"{shown} {what}{because}",
        problem.hint if problem and what == "cannot be read" else "Copy them from what `briefings suggest` prints.",
    )
