"""A kind of file and what is known of it in; its text out, with each key that may be wanted explained beside it.

Nothing is said here that the models do not say: meanings, examples and lists of words are the fields' own.
"""

import textwrap
from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from briefings.loading.written.advice import NESTED, example
from briefings.loading.written.base import Written
from briefings.loading.written.reference import words_of
from briefings.loading.written.sidecar import Sidecar
from briefings.loading.yaml_text import in_list, scalar

Values = Mapping[str, str | list[str]]
_WIDTH = 110
_HOW = "A line with `# ` before its key counts for nothing: take the `# ` away to use it, and write what is so."
# What an entry of a list begins with, besides the keys that it must have.
_FIRST = ("person", "party", "quote")


def lines_of_keys(model: type[Written], values: Values) -> Iterator[str]:
    """Every key of a file: its meaning, then its value, or an example that counts for nothing."""
    for name, field in in_order(model):
        yield ""
        yield from _comment(_meaning(field))
        yield f"{name}: {_value(values[name])}" if name in values else f"# {example(name, field)}"


def record_text(model: type[Written], values: Values, line: str) -> str:
    """A record; `line` tells the editor by which schema to read it."""
    return _text([line, *_comment(f"{model.__doc__} {_HOW}"), *lines_of_keys(model, values)])


def article_text(model: type[Written], values: Values, body: str) -> str:
    """An article: its front matter, then its text."""
    return _text(["---", *_comment(f"{model.__doc__} {_HOW}"), *lines_of_keys(model, values), "---", body])


def sidecar_text(values: Values, line: str) -> str:
    """A sidecar with an entry of each kind to be filled in."""
    lines = [line, *_comment(f"{Sidecar.__doc__} {_HOW}")]
    for name, field in Sidecar.model_fields.items():
        lines += ["", *_comment(_meaning(field))]
        if name in NESTED:
            lines += [f"# {name}:", *_entry(NESTED[name])]
        else:
            lines.append(f"{name}: {_value(values[name])}" if name in values else f"# {example(name, field)}")
    return _text(lines)


def in_order(model: type[Written]) -> list[tuple[str, FieldInfo]]:
    """The keys of a file, those of its own kind first."""
    return sorted(model.model_fields.items(), key=lambda named: named[0] not in model.__annotations__)


def _entry(model: type[Written]) -> Iterator[str]:
    """An entry of a list, a key a line; what it may do without counts for nothing still when the rest is used."""
    keys = in_order(model)
    wanted = [(name, field) for name, field in keys if field.is_required() or name in _FIRST]
    for number, (name, field) in enumerate(wanted):
        yield f"#   {'  ' if number else '- '}{example(name, field)}  # {_in_short(field)}"
    for name, field in keys:
        if (name, field) not in wanted:
            yield f"#     # {example(name, field)}  # {_in_short(field)}"


def _meaning(field: FieldInfo) -> str:
    """What a field means, and which words it takes."""
    words = words_of(field)
    return f"{field.description} One of: {', '.join(words)}." if words else field.description or ""


def _in_short(field: FieldInfo) -> str:
    """What a field means, or where it has a list of words, these."""
    words = words_of(field)
    return (
        f"one of: {', '.join(words)}" if words else f"{(field.description or '').partition(';')[0].removesuffix('.')}"
    )


def _value(written: str | list[str]) -> str:
    return scalar(written) if isinstance(written, str) else in_list(written)


def _comment(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
