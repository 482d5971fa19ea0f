"""YAML as its author typed it: a text in, mappings and lists of texts that know their lines out, or one problem.

Every scalar stays text (`NO` is Norway, `012` stays `012`). Nesting, aliases, anchors, tags, duplicate keys and further
documents are refused on the event stream, before anything is composed: composing is what crashes on hostile nesting.
"""

import re
from collections.abc import Iterator
from sys import intern
from typing import Any

import yaml
from yaml import events

from briefings.loading.decoding import too_large
from briefings.loading.yaml_mistakes import explained
from briefings.loading.yaml_slips import slips
from briefings.loading.yaml_tabs import tabs
from briefings.loading.yaml_tree import Mapping, Place, Sequence, place_of
from briefings.model.location import Location
from briefings.problems import Problem

# A mapping's value ends its line, a list's entry ends in a comma or its line: there are no more values than these.
MAX_VALUES = 50_000
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
    if (values := text.count("\n") + text.count(",")) > MAX_VALUES:
        raise Refused(too_large(file, "lines and entries of lists", values, MAX_VALUES))
    if not text.isascii():
        text = text.translate(_OTHER_LINE_ENDS)
    if "#" in text and _HASH.search(text):
        problems += _cut_texts(text, file, first_line)
    try:
        top = _Composer(_events(text), file, problems, first_line).document()
    except yaml.YAMLError as error:
        problem = explained(error, text, file, first_line)
        told = tabs if problem.code == "tab" else slips
        last = problem.location.line + 1
        if every := [one for one in told(text, file, first_line) if told is tabs or one.location.line <= last]:
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
    return iter(CParser(text).get_event, None) if CParser else yaml.parse(text, Loader=yaml.SafeLoader)


class _Composer:
    """Builds a document from the parser's events; how deep it goes is counted, and a mistake, not a crash."""

    def __init__(self, stream: Iterator[Any], file: str, problems: list[Problem], first_line: int) -> None:
        self._next = stream.__next__
        self._file = file
        self._problems = problems
        self._first_line = first_line

    def document(self) -> Mapping | Sequence | str | None:
        """What the one document of the stream is; None where there is none."""
        top: Mapping | Sequence | str | None = None
        documents = 0
        while type(event := self._next()) is not events.StreamEndEvent:
            if type(event) is events.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _refused(
                        self._file, self._place(event), "several-documents",
                        "A second document starts here: `---` on a line of its own divides a YAML file.",
                        "Take the line away, or move what follows to a file of its own.",
                    )  # fmt: skip
                top = self._value(self._next(), 0)
                self._fill(top, 1, None)
        return top

    def _value(self, event: Any, depth: int) -> Mapping | Sequence | str:
        """The value that an event begins, which stands inside `depth` others; still empty if it is one to be filled."""
        kind = type(event)
        if kind is events.AliasEvent:
            raise _refused(
                self._file, self._place(event), "yaml-alias",
                f"`*{event.anchor}` is a YAML alias, which repeats something from elsewhere in the file.",
                "Put quotation marks around a text that begins with `*`; write out what should stand here again.",
            )  # fmt: skip
        if event.anchor is not None or event.tag is not None:
            raise _decorated(event, self._file, self._place(event))
        if kind is events.ScalarEvent:
            text: str = event.value
            return text
        if depth >= MAX_DEPTH:
            raise _refused(
                self._file, self._place(event), "too-deep",
                f"This is nested more than {MAX_DEPTH} levels deep.",
                "No file of ours needs more than four; look for a stray `[` or `{`, or an indent that grows.",
            )  # fmt: skip
        place = self._place(event)
        return Mapping(place, self._first_line) if kind is events.MappingStartEvent else Sequence(place)

    def _fill(self, value: Mapping | Sequence | str, depth: int, within: Mapping | Sequence | None) -> None:
        if isinstance(value, Mapping):
            self._fill_mapping(value, depth, within)
        elif isinstance(value, Sequence):
            while type(event := self._next()) is not events.SequenceEndEvent:
                entry = self._value(event, depth)
                value.append(entry)
                value.values_at.append(self._place(event) if isinstance(entry, str) else entry.place)
                self._fill(entry, depth + 1, value)

    def _fill_mapping(self, whole: Mapping, depth: int, within: Mapping | Sequence | None) -> None:
        """Put into a mapping what stands in it, up to its end."""
        forward, scalar, first_line = self._next, events.ScalarEvent, self._first_line
        entry = whole
        # What follows each key that the mapping has already.
        repeated: list[Mapping] = []
        while type(key := forward()) is not events.MappingEndEvent:
            is_text = type(key) is scalar and key.anchor is None and key.tag is None
            # The same few names stand in every file, and are had once.
            name = intern(key.value if is_text else self._key(key, depth))
            if name in entry:
                entry = Mapping(self._place(key), first_line)
                repeated.append(entry)
            event = forward()
            is_text = type(event) is scalar and event.anchor is None and event.tag is None
            value = event.value if is_text else self._value(event, depth)
            mark = event.start_mark
            entry[name] = value
            entry.events[name] = key, event
            entry.lines[name], entry.columns[name] = mark.line + first_line, mark.column + 1
            if not is_text:
                self._fill(value, depth + 1, entry)
            elif event.style in ("|", ">"):
                # The text begins on the line below its mark.
                entry.lines[name], entry.columns[name] = mark.line + first_line + 1, 1
        if repeated:
            _settle(whole, repeated, within, self._file, self._problems)

    def _key(self, event: Any, depth: int) -> str:
        """A mapping's key; refused where it is no text."""
        key = self._value(event, depth)
        if not isinstance(key, str):
            raise _refused(
                self._file, self._place(event), "wrong-shape",
                "A key should be a word, and this one is a list or a mapping.",
                "If the text begins with `[`, `{` or `?`, put quotation marks around it.",
            )  # fmt: skip
        return key

    def _place(self, event: Any) -> Place:
        return place_of(event, self._first_line)


def _settle(
    whole: Mapping,
    repeated: list[Mapping],
    within: Mapping | Sequence | None,
    file: str,
    problems: list[Problem],
) -> None:
    """Tell of the keys that a mapping has twice, or of the `-` that is missing before them.

    What follows a missing `-` is read as an entry of its own where it begins with the same key as the one above.
    """
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
                problems.append(_given_twice(name, whole.key_at(name), name_at, file))
            else:
                whole[name], whole.events[name] = entry[name], entry.events[name]
                whole.lines[name], whole.columns[name] = entry.lines[name], entry.columns[name]


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
