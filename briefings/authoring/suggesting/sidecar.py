"""A sidecar's text in; what it says already, and the text with suggestions added, out. Nothing else in it changes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefings.authoring import AuthoringError
from briefings.authoring.importing.writing import DRAFT
from briefings.authoring.suggesting.suggestion import PARTS, Suggestion
from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping
from briefings.problems import Problem

_BEGUN = "# What this article lets us say. “Suggested” marks a guess: read it, correct it, and take the mark away."
_NAMING = (
    "person", "party", "organization", "replaces", "on_behalf_of", "speaker", "issue", "parties", "people",
    "negotiation",
)  # fmt: skip


class Said(NamedTuple):
    """What a sidecar says already: who its delegates are, all that it names, its quotes, its events, its negotiation.

    Names are as written. `days` are those of events.
    """

    delegates: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    negotiation: str = ""


def said_in(text: str, shown: str) -> Said:
    """What a sidecar says already, as far as it can be read."""
    tree = _tree(text, shown)
    entries = [
        (part, entry)
        for part in PARTS
        for those in (tree.get(part),)
        if isinstance(those, list)
        for entry in those
        if isinstance(entry, Mapping)
    ]
    negotiation = tree.get("negotiation")
    return Said(
        delegates=tuple(_texts((entry for part, entry in entries if part == "delegates"), ("person", "group"))),
        names=tuple(_texts((entry for _, entry in entries), _NAMING)),
        quotes=tuple(_texts((entry for _, entry in entries), ("quote",))),
        days=tuple(_texts((entry for part, entry in entries if part == "events"), ("date",))),
        negotiation=negotiation.strip() if isinstance(negotiation, str) else "",
    )


def _texts(entries: Iterable[Mapping], keys: tuple[str, ...]) -> Iterator[str]:
    """The texts that entries have at some keys, those of lists one by one."""
    for entry in entries:
        for key in keys:
            value = entry.get(key)
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def with_suggestions(text: str, suggestions: Sequence[Suggestion], negotiation: str | None, shown: str) -> str:
    """A sidecar with suggestions behind what it has; its comments and its layout stay.

    `negotiation` is the line for its top, if it has none.
    """
    problems: list[Problem] = []
    before = _tree(text, shown, problems=problems)
    known = len(problems)
    lines = _begun(text.removesuffix("\n").split("\n")) if text else []
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


def _begun(lines: list[str]) -> list[str]:
    """A sidecar's lines; where they still say that nothing stands there yet, what holds from now on instead."""
    draft = DRAFT.splitlines()[1:]
    for at in range(len(lines) - len(draft) + 1):
        if all(line.startswith(drafted.partition("{")[0]) for line, drafted in zip(lines[at:], draft, strict=False)):
            return [*lines[:at], _BEGUN, *lines[at + len(draft) :]]
    return lines


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
