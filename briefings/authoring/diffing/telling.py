"""Changes in; what they mean as text for a terminal, as Markdown for a pull request, or as JSON for programs, out."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from briefings.authoring.diffing.sides import Compared, State
from briefings.changes import Change
from briefings.changes.change import How, Part
from briefings.model.article import Article
from briefings.model.when import in_words
from briefings.problems import Problem

_HEADINGS = {
    "stands": "What stands now",
    "claims": "Claims",
    "records": "Records",
    "articles": "Articles",
    "pages": "Ordinary pages",
}
_NO_CHANGE = "The content says the same."
_LONGEST = 160
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~@])")


class Told(NamedTuple):
    """A comparison that can be printed: the two states, and what is different."""

    older: Compared
    newer: Compared
    changes: Sequence[Change]

    @property
    def problems(self) -> list[tuple[State, tuple[Problem, ...]]]:
        """The problems of each state that has some."""
        both = ((side.state, side.loaded.problems) for side in (self.older, self.newer))
        return [(state, problems) for state, problems in both if problems]


def as_text(told: Told) -> str:
    """For a terminal: a heading and a line for each change."""
    blocks = [f"{state.name}: {_count(problems)}\n{_problems(state, problems)}" for state, problems in told.problems]
    for part, changes in groupby(told.changes, key=lambda change: change.part):
        lines = (f"  {in_a_sentence(change)}\n      {place(change, told)}" for change in changes)
        blocks.append("\n".join((_HEADINGS[part], *lines)))
    return "\n\n".join(blocks if told.changes else [*blocks, _NO_CHANGE])


def as_markdown(told: Told) -> str:
    """For a comment on a pull request; whatever content says stands in it as text."""
    blocks = [
        f"**{_escaped(state.name)}: {_count(problems)}**\n\n"
        + "\n".join(f"- {_escaped(line.strip())}" for line in _problems(state, problems).splitlines())
        for state, problems in told.problems
    ]
    for part, changes in groupby(told.changes, key=lambda change: change.part):
        lines = (f"- {_escaped(in_a_sentence(change))} (`{_in_code(place(change, told))}`)" for change in changes)
        blocks.append("\n".join((f"### {_HEADINGS[part]}\n", *lines)))
    return "\n\n".join(blocks if told.changes else [*blocks, _NO_CHANGE])


def _in_code(text: str) -> str:
    """A text that cannot end the code that it stands in."""
    return text.replace("`", "'")


def as_json(told: Told) -> str:
    """For programs: the sentences, and what they are made of."""
    return json.dumps(
        {
            "older": told.older.state.name,
            "newer": told.newer.state.name,
            "problems": [
                {
                    "in": state.name,
                    "file": place.file,
                    "line": place.line,
                    "code": problem.code,
                    "message": problem.message,
                }
                for state, problems in told.problems
                for problem in problems
                for place in (problem.location,)
            ],
            "changes": [_fields(change, told) for change in told.changes],
        },
        ensure_ascii=False,
        indent=2,
    )


def in_a_sentence(change: Change) -> str:
    """`Istanbul talks: Vladimir Putin: conditional → will not attend, The Moscow Times, 14 May 2025`."""
    source = f", {_cited(change.article)}" if change.article else ""
    return f"{_short(_WORDS.get((change.part, change.how), _HOW[change.how])(change))}{source}"


def place(change: Change, told: Told) -> str:
    """Where a change was written: in the newer state, or in the older where it is gone."""
    state = (told.older if change.is_before else told.newer).state
    return state.place(change.location)


def _fields(change: Change, told: Told) -> dict[str, object]:
    article = change.article
    return {
        "part": change.part,
        "how": change.how,
        "sentence": in_a_sentence(change),
        "subject": change.subject,
        "field": change.field,
        "was": change.was,
        "now": change.now,
        "article": {"id": article.id, "publisher": article.publisher, "date": article.date.isoformat()}
        if article
        else None,
        "in": (told.older if change.is_before else told.newer).state.name,
        "file": change.location.file,
        "line": change.location.line,
    }


def _changed(change: Change) -> str:
    if not (change.was or change.now):
        return f"{change.subject}: the {change.field} is another"
    what = f"{change.subject}: `{change.field}`" if change.field else change.subject
    return f"{what}: {_value(change.was)} → {_value(change.now)}"


def _value(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1]}…"


def _reworded(change: Change) -> str:
    what = f"{change.subject}: `{change.field}`" if change.field else change.subject
    return f"{what}: wording changed: {_value(change.was)} → {_value(change.now)}"


# What a change is told as; of stands, claims and renamed records there is more to say.
_HOW: dict[How, Callable[[Change], str]] = {
    "changed": _changed,
    "reworded": _reworded,
    "new": lambda change: f"New: {change.subject}",
    "gone": lambda change: f"Gone: {change.subject}",
    "disputed": lambda change: f"{change.subject}: {change.was} → now disputed – {change.now}",
    "settled": lambda change: f"{change.subject}: no longer disputed: {change.now}",
    "renamed": lambda change: f"{change.subject}: {change.field or 'name'} {change.was} → {change.now}",
    "merged": lambda change: f"{change.subject}: is now also {change.was}",
}
_WORDS: dict[tuple[Part, How], Callable[[Change], str]] = {
    ("stands", "new"): lambda change: f"New: {change.now}",
    ("stands", "gone"): lambda change: f"{change.subject}: {change.was} → nothing is said any more",
    ("claims", "new"): lambda change: f"Also said: {change.subject}: {change.now}",
    ("claims", "gone"): lambda change: f"Taken out: {change.subject}: {change.was}",
    ("records", "new"): lambda change: f"New: {change.subject} ({change.now})",
    ("records", "gone"): lambda change: f"Gone: {change.subject} ({change.was})",
}


def _short(text: str) -> str:
    return " ".join(text.split())


def _cited(article: Article) -> str:
    publisher = article.publisher if article.publisher and not article.is_note else "our note"
    return f"{publisher}, {in_words(article.date.isoformat())}"


def _count(problems: Sequence[Problem]) -> str:
    number = len(problems)
    return f"{number} {'problem' if number == 1 else 'problems'}; what has one is left out below."


def _problems(state: State, problems: Iterable[Problem]) -> str:
    return "\n".join(
        f"  {state.path_of(str(problem.location))}: {problem.code}: {_short(problem.message)}" for problem in problems
    )


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
