"""The models of what authors write in; the same as fields of a form in a browser, for Sveltia CMS, out.

Nothing is said twice: keys, meanings and what is required are those of the fields, words those of the vocabulary.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from briefings.loading.countries import all_countries
from briefings.loading.files import FOLDERS
from briefings.loading.written.base import Written
from briefings.loading.written.fields import Date, Day, Identifiers, YesNo
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.pointing import points_at
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.reference import WORD_LISTS, words_of
from briefings.loading.written.sidecar import Sidecar
from briefings.model.reference import Kind

# Keys that may hold a text or a list, and nearly always hold a text.
_ONE = frozenset({"quote", "party"})
_LONG = frozenset({"quote", "summary", "note", "conditions"})
_LABELS = {"negotiations": "Negotiations", "people": "People", "countries": "Countries", "issues": "Issues"}
_LABELS |= {"organizations": "Organizations"}
# The folder of each kind of record.
_FOLDER = {kind: folder for folder, kind in FOLDERS.items()}
_DATE = [r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$", "Write 2025, 2025-05, 2025-05-14, or two with a /"]
_DATED = "{{year}}-{{month}}-{{day}}-{{title}}"
_NAMED_LIKE = "{{negotiation}}"
_SUMMARIES = {
    "delegates": "{{person}} {{group}} {{party}}",
    "positions": "{{party}}: {{stance}} {{issue}}",
    "events": "{{date}} {{title}}",
    "posts": "{{title}}",
    "members": "{{party}}",
    "other_names": "{{name}}",
}

Shown = dict[str, Any]


class Choices(NamedTuple):
    """The names that can be picked besides those of records: all parties, and all people."""

    parties: Sequence[str]
    people: Sequence[str]


def collections(folder: str, choices: Choices) -> list[Shown]:
    """What can be edited, below the content folder as it is called in the repository."""
    parties = sorted({*choices.parties, *(country.name for country in all_countries())})
    known = Choices(parties, sorted({*parties, *choices.people}))
    return [
        _collection("articles", "Articles", f"{folder}/articles", _article(known), "md", _DATED),
        _collection("sidecars", "Sidecars", f"{folder}/articles", _fields(Sidecar, known), "yaml", "{{negotiation}}")
        | {"summary": "{{slug}}", "identifier_field": "negotiation"},
        *(
            _collection(name, _LABELS[name], f"{folder}/{name}", _fields(model, known), "yaml", _slug(model))
            | {"identifier_field": _title(model)}
            for name, model in RECORD_FILES.items()
        ),
    ]


def _collection(name: str, label: str, folder: str, fields: list[Shown], extension: str, slug: str) -> Shown:
    is_sidecar = name == "sidecars"
    hint = "Write here what its article is called." if is_sidecar else "This becomes the end of the page's address."
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "extension": extension,
        "format": "yaml-frontmatter" if extension == "md" else "yaml",
        "slug": {"template": slug, "editable": ["create"], "hint": hint},
        "fields": fields,
    }


def _article(choices: Choices) -> list[Shown]:
    """What stands between an article's lines of `---`, and its text, which no editor of rich text may tidy."""
    body: Shown = {"name": "body", "label": "Text", "widget": "text", "required": False}
    body["hint"] = "The report itself, in Markdown."
    return [*_fields(FrontMatter, choices), body]


def _title(model: type[Written]) -> str:
    return "title" if "title" in model.model_fields else "name"


def _slug(model: type[Written]) -> str:
    return f"{{{{{_title(model)}}}}}"


def _fields(model: type[Written], choices: Choices) -> list[Shown]:
    """A model's fields: those that must be there first."""
    shown = [_field(name, field, model, choices) for name, field in model.model_fields.items()]
    return sorted(shown, key=lambda field: not field["required"])


def _field(name: str, field: FieldInfo, model: type[Written], choices: Choices) -> Shown:
    common: Shown = {"name": name, "label": name.replace("_", " ").capitalize(), "required": field.is_required()}
    if field.description:
        common["hint"] = field.description.replace("`", "")
    return common | _widget(name, field, points_at(model, name), choices)


def _widget(name: str, field: FieldInfo, kinds: Sequence[Kind], choices: Choices) -> Shown:
    """What a field is filled in with; `kinds` are the kinds of record that it may name."""
    parts = list(_parts(field.annotation, field.metadata))
    is_list = list in parts and name not in _ONE
    if entry := next((part for part in parts if isinstance(part, type) and issubclass(part, Written)), None):
        return _nested(name, entry, list in parts, choices)
    if words := words_of(field):
        known = WORD_LISTS[name]
        options = [{"label": f"{known[word].label}: {known[word].meaning}", "value": word} for word in words]
        return {"widget": "select", "options": options}
    if "country" in kinds:
        names = list(choices.people if "person" in kinds else choices.parties)
        return {"widget": "select", "options": names, "multiple": is_list, "dropdown_threshold": 0}
    if kinds:
        return _relation(_FOLDER[kinds[0]]) | {"multiple": is_list}
    if _has(parts, YesNo):
        return {"widget": "select", "options": ["yes", "no"]}
    if _has(parts, Identifiers):
        return {"widget": "keyvalue", "key_label": "Scheme", "value_label": "Identifier"}
    if _has(parts, Day):
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if _has(parts, Date):
        return {"widget": "string", "pattern": _DATE}
    if is_list:
        return {"widget": "list"}
    return {"widget": "text" if name in _LONG else "string"}


def _nested(name: str, entry: type[Written], is_list: bool, choices: Choices) -> Shown:
    """A field that holds entries with keys of their own."""
    fields = _fields(entry, choices)
    if not is_list:
        return {"widget": "object", "fields": fields}
    return {"widget": "list", "fields": fields, "collapsed": True, "summary": _SUMMARIES[name]}


def _relation(folder: str) -> Shown:
    """A picker of records."""
    title = _title(RECORD_FILES[folder])
    value = "{{slug}}" if folder == "negotiations" else title
    return {
        "widget": "relation",
        "collection": folder,
        "value_field": value,
        "display_fields": [title],
        "search_fields": [title],
        "dropdown_threshold": 0,
    }


def _parts(annotation: object, metadata: Sequence[object] = ()) -> Iterator[object]:
    """All that an annotation is made of, itself and what it is marked with included."""
    yield annotation
    yield from metadata
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)
    if origin := getattr(annotation, "__origin__", None):
        yield origin


def _has(parts: Sequence[object], kind: object) -> bool:
    """Whether an annotation is of one of our kinds of value: those are told by how they are read."""
    return any(part is mark for mark in getattr(kind, "__metadata__", ()) for part in parts)
