"""The models of what authors write in, the tables of the README's format reference out, as Markdown.

Nothing is said twice: keys, defaults, meanings and examples are those of the fields, words those of the vocabulary.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic.fields import FieldInfo

from briefings.loading.written import front_matter, record, sidecar
from briefings.loading.written.base import Written
from briefings.model import vocabulary
from briefings.model.vocabulary import Word

# The tables, and where the keys in them are written; a model is shown with the keys that it adds to its base.
TABLES: tuple[tuple[str, tuple[tuple[str, type[Written]], ...]], ...] = (
    (
        "Articles and ordinary pages: what stands between the lines of <code>---</code>",
        (("articles/….md", front_matter.FrontMatter), ("any other ….md", front_matter.PageFrontMatter)),
    ),
    (
        "Sidecars",
        (
            ("articles/….yaml", sidecar.Sidecar),
            ("in every claim", sidecar.ClaimEntry),
            ("in `delegates`", sidecar.DelegateEntry),
            ("in `positions`", sidecar.PositionEntry),
            ("in `events`", sidecar.EventEntry),
        ),
    ),
    (
        "Records",
        (
            ("in every record", record.RecordFile),
            *((f"{folder}/….yaml", model) for folder, model in record.RECORD_FILES.items()),
        ),
    ),
)
# The closed lists, by the key that takes their words.
WORD_LISTS: dict[str, Mapping[Any, Word]] = {
    "role": vocabulary.ROLES,
    "capacity": vocabulary.CAPACITIES,
    "attendance": vocabulary.ATTENDANCES,
    "stance": vocabulary.STANCES,
    "kind": vocabulary.EVENT_KINDS,
    "confidence": vocabulary.CONFIDENCES,
    "status": vocabulary.STATUSES,
    "classification": vocabulary.CLASSIFICATIONS,
    "publish": vocabulary.PUBLISHINGS,
}
_SHOWN = {model for _, parts in TABLES for _, model in parts}


def reference() -> str:
    """Every key of every file with what is required, its meaning and an example, then the closed lists of words."""
    head = "| Key | If left out | Meaning | Example |\n| --- | --- | --- | --- |"
    tables = [_folded(title, [head, *(row for part in parts for row in _part(*part))]) for title, parts in TABLES]
    words = _folded(
        "Words: what a key with a closed list takes, and how a page shows it",
        ["| Key | Words |\n| --- | --- |", *(_row(f"`{key}`", _words(words)) for key, words in WORD_LISTS.items())],
    )
    return "\n".join([*tables, words])


def _folded(title: str, lines: Sequence[str]) -> str:
    """A table that opens when its title is clicked."""
    return "\n".join(["<details>", f"<summary><b>{title}</b></summary>", "", *lines, "", "</details>"])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _part(where: str, model: type[Written]) -> Iterator[str]:
    """The rows of one model, below a row that says what it is."""
    says = (model.__doc__ or "").rstrip(".")
    yield _row(f"**{where}**", "", f"**{says}**", "")
    yield from (_row(*cells) for cells in _keys(model))


def _keys(model: type[Written], within: str = "") -> Iterator[tuple[str, ...]]:
    """The cells of each key that the model adds to its base; the keys of an entry follow the key that holds it."""
    inherited = {name for base in model.__bases__ if issubclass(base, Written) for name in base.model_fields}
    for name, field in model.model_fields.items():
        if name in inherited:
            continue
        meaning = field.description or ""
        if words_of(field):
            meaning += " See *Words*."
        example = f"`{name}: {field.examples[0]}`" if field.examples else ""
        yield f"{within}`{name}`", _if_left_out(field), meaning, example
        entry = _entry(field)
        if entry and entry not in _SHOWN:
            yield from _keys(entry, f"{within}`{name}` › ")


def _if_left_out(field: FieldInfo) -> str:
    """What a missing key means: a mistake, a default, or nothing."""
    if field.is_required():
        return "**required**"
    if isinstance(field.default, bool):
        return "`yes`" if field.default else "`no`"
    return f"`{field.default}`" if isinstance(field.default, str) else ""


def words_of(field: FieldInfo) -> list[str]:
    """The words of a field with a closed list; none for other fields."""
    return [word for word in _parts(field.annotation) if isinstance(word, str)]


def _entry(field: FieldInfo) -> type[Written] | None:
    """What a field holds that has keys of its own."""
    parts = _parts(field.annotation)
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Written)), None)


def _parts(annotation: object) -> Iterator[object]:
    """All that an annotation is made of, itself included."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _words(words: Mapping[Any, Word]) -> str:
    return "<br>".join(f"`{word}` – {label}: {meaning}" for word, (label, meaning) in words.items())
