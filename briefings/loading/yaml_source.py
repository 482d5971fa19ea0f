"""YAML as its author typed it: a text in, mappings and lists of texts that know their lines out, or one problem.

Every scalar stays text (`NO` is Norway, `012` stays `012`). Nesting, aliases, anchors, tags, duplicate keys and further
documents are refused on the event stream, before anything is composed: composing is what crashes on hostile nesting.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events

from briefings.loading.yaml_mistakes import explained
from briefings.loading.yaml_tabs import tabs
from briefings.loading.yaml_tree import Mapping, Place, Sequence
from briefings.model.location import Location
from briefings.problems import Problem

# libyaml's parser, ten times as fast, where PyYAML was built with it.
CParser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)
MAX_DEPTH = 32
_HASH = re.compile(r"[ \t]+(?P<mark>#[^\s#]\S*)")
# What YAML takes for ends of lines and nobody else does; they come with text copied from web pages.
_OTHER_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


class Refused(Exception):  # noqa: N818  (what happened, not an error of ours)
    """The text is no YAML that we read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(text: str, file: str, problems: list[Problem], first_line: int = 1) -> Mapping:
    """Read one YAML document whose top is a mapping; Refused says what is wrong. An empty text is an empty mapping.

    A key that is given twice is added to `problems` and the first one kept, so that the rest of the file is still read.
    Where several are, in an entry of a list, a `-` is missing before the first of them, and only that is told.
    `first_line` is the line of the file on which `text` starts (front matter).
    """
    if not text.isascii():
        text = text.translate(_OTHER_LINE_ENDS)
    if "#" in text and _HASH.search(text):
        problems += _cut_texts(text, file, first_line)
    try:
        top = _compose(_events(text), file, problems, first_line)
    except yaml.YAMLError as error:
        problem = explained(error, text, file, first_line)
        if problem.code == "tab" and (every := list(tabs(text, file, first_line))):
            # One is enough to refuse the text, and all are told.
            problem, *others = every
            problems += others
        raise Refused(problem) from None
    if top is None:
        return Mapping(Place(first_line, 1))
    if not isinstance(top, Mapping):
        if isinstance(top, Sequence):
            raise _refused(
                file, top.place, "wrong-shape",
                "A list stands here, and nothing says what it is a list of.",
                "Write its key above it, such as `delegates:`, and indent the list by two spaces.",
            )  # fmt: skip
        raise _refused(
            file, Place(first_line, 1), "wrong-shape",
            "This file should be lines of `key: value`, and is one text.",
            "Begin each line with a key, a colon and a space, such as `name: …`.",
        )  # fmt: skip
    return top


def _cut_texts(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Texts that YAML cuts at ` #` without a word; a comment has a space behind its mark, and nobody means `#Vik`."""
    lines = text.split("\n")
    try:
        for event in _events(text):
            if isinstance(event, events.ScalarEvent) and not event.style and event.value:
                end: Any = event.end_mark
                if found := _HASH.match(lines[end.line], end.column):
                    yield Problem(
                        Location(file, end.line + first_line, found.start("mark") + 1),
                        "cut-text",
                        "YAML reads `#` after a space as the beginning of a comment and leaves out the rest of the "
                        "text.",
                        "Put quotation marks around the whole text; or, if it is a comment, a space after the `#`.",
                        len(found["mark"]),
                    )
    except yaml.YAMLError:
        return  # which is told where the text is read


def _events(text: str) -> Iterator[Any]:
    """The parser's events, from libyaml where it is there."""
    if CParser is None:
        yield from yaml.parse(text, Loader=yaml.SafeLoader)
        return
    parser = CParser(text)
    try:
        while not isinstance(event := parser.get_event(), events.StreamEndEvent):
            yield event
    finally:
        parser.dispose()


def _compose(
    stream: Iterator[Any], file: str, problems: list[Problem], first_line: int
) -> Mapping | Sequence | str | None:
    """Build the document from events, on a stack of our own, so that depth is a number and not a crash."""
    top: Mapping | Sequence | str | None = None
    open_nodes: list[Mapping | Sequence] = []
    keys: list[tuple[str, Place] | None] = []
    # By the id of an open mapping: what follows each key that it has already.
    repetitions: dict[int, list[Mapping]] = {}
    documents = 0

    for event in stream:
        kind = type(event)
        if kind is events.ScalarEvent:
            place = _place(event, first_line)
            if event.anchor is not None or event.tag is not None:
                raise _decorated(event, file, place)
            value: Mapping | Sequence | str = event.value
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            place = _place(event, first_line)
            if event.anchor is not None or event.tag is not None:
                raise _decorated(event, file, place)
            if len(open_nodes) >= MAX_DEPTH:
                raise _refused(
                    file, place, "too-deep",
                    f"This is nested more than {MAX_DEPTH} levels deep.",
                    "No file of ours needs more than four; look for a stray `[` or `{`, or an indent that grows.",
                )  # fmt: skip
            value = Mapping(place) if kind is events.MappingStartEvent else Sequence(place)
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            closed = open_nodes.pop()
            keys.pop()
            if repetitions and (repeated := repetitions.pop(id(closed), None)):
                _settle(closed, repeated, open_nodes[-1] if open_nodes else None, file, problems)
            continue
        elif kind is events.AliasEvent:
            raise _refused(
                file, _place(event, first_line), "yaml-alias",
                f"`*{event.anchor}` is a YAML alias, which repeats something from elsewhere in the file.",
                "Put quotation marks around a text that begins with `*`; write out what should stand here again.",
            )  # fmt: skip
        elif kind is events.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refused(
                    file, _place(event, first_line), "several-documents",
                    "A second document starts here: `---` on a line of its own divides a YAML file.",
                    "Take the line away, or move what follows to a file of its own.",
                )  # fmt: skip
            continue
        else:
            continue

        if not open_nodes:
            top = value
        else:
            parent = open_nodes[-1]
            if isinstance(parent, Sequence):
                parent.append(value)
                parent.values_at.append(place)
            elif (key := keys[-1]) is None:
                keys[-1] = _key(value, place, file), place
                continue
            else:
                keys[-1] = None
                name, name_at = key
                entry = repetitions[id(parent)][-1] if id(parent) in repetitions else parent
                if name in entry:
                    entry = Mapping(name_at)
                    repetitions.setdefault(id(parent), []).append(entry)
                entry[name] = value
                entry.keys_at[name] = name_at
                entry.values_at[name] = place
        if not isinstance(value, str):
            open_nodes.append(value)
            keys.append(None)
    return top


def _key(value: Mapping | Sequence | str, place: Place, file: str) -> str:
    """A mapping's key; refused where it is no text."""
    if not isinstance(value, str):
        raise _refused(
            file, place, "wrong-shape",
            "A key should be a word, and this one is a list or a mapping.",
            "If the text begins with `[`, `{` or `?`, put quotation marks around it.",
        )  # fmt: skip
    return value


def _settle(
    whole: Mapping | Sequence,
    repeated: list[Mapping],
    within: Mapping | Sequence | None,
    file: str,
    problems: list[Problem],
) -> None:
    """Tell of the keys that a mapping has twice, or of the `-` that is missing before them.

    What follows a missing `-` is read as an entry of its own where it begins with the same key as the one above.
    """
    assert isinstance(whole, Mapping)
    for entry in repeated:
        first, *others = entry
        is_entry = entry.place.column == whole.place.column and others and others[0] in whole
        if isinstance(within, Sequence) and is_entry:
            problems.append(_missing_dash(first, entry.place, file))
            if first == next(iter(whole)):
                within.append(entry)
                within.values_at.append(entry.place)
            whole = entry
            continue
        for name, name_at in entry.keys_at.items():
            if name in whole:
                problems.append(_given_twice(name, whole.keys_at[name], name_at, file))
            else:
                whole[name] = entry[name]
                whole.keys_at[name] = name_at
                whole.values_at[name] = entry.values_at[name]


def _missing_dash(name: str, place: Place, file: str) -> Problem:
    return Problem(
        Location(file, place.line, place.column),
        "missing-dash",
        f"A `-` seems to be missing before `{name}`: with it, a new entry begins here.",
        "Write `- ` before it, under the `-` of the entry above; if it is no new entry, keep each key once.",
        place.length,
    )


def _given_twice(name: str, first: Place, second: Place, file: str) -> Problem:
    return Problem(
        Location(file, second.line, second.column),
        "duplicate-key",
        f"`{name}` was already given on line {first.line}; only one of the two can count.",
        "Keep one; if both are meant, put all they hold into that one.",
        second.length,
    )


def _place(event: Any, first_line: int) -> Place:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    if getattr(event, "style", None) in ("|", ">"):
        # The text begins on the line below its mark.
        return Place(line + first_line + 1, 1)
    length = end.column - column if end.line == line else 1
    return Place(line + first_line, column + 1, length or 1)


def _decorated(event: Any, file: str, place: Place) -> Refused:
    """The refusal of an anchor or a tag."""
    if event.anchor is not None:
        return _refused(
            file, place._replace(length=len(event.anchor) + 1), "yaml-anchor",
            f"`&{event.anchor}` is a YAML anchor, which marks something to be repeated elsewhere.",
            "Put quotation marks around a text that begins with `&`; take anything else of the kind away.",
        )  # fmt: skip
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return _refused(
        file, place._replace(length=len(tag)), "yaml-tag",
        f"`{tag}` is a YAML tag, which would change how the value is read.",
        "Put quotation marks around a text that begins with `!`; take anything else of the kind away.",
    )  # fmt: skip


def _refused(file: str, place: Place, code: str, message: str, hint: str) -> Refused:
    return Refused(Problem(Location(file, place.line, place.column), code, message, hint, place.length))
