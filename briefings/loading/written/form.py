"""The models of what authors write in; the same as fields of a form in a browser, for Sveltia CMS, out.

Nothing is said twice: keys, meanings and what is required are those of the fields, words those of the vocabulary.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, get_args

from pydantic.fields import FieldInfo

from briefings.loading.written.base import Written
from briefings.loading.written.fields import AlsoPlain, Date, Day, Identifiers, YesNo
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.pointing import points_at
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.reference import WORD_LISTS, words_of
from briefings.loading.written.sidecar import Sidecar
from briefings.model.reference import Kind

# Keys that may hold a text or a list, and nearly always hold a text: how the texts of a list are told apart in one box.
_JOINED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"quote": ("\n", "Several: one on each line."), "party": ("; ", "Several: with ; between them.")}
)
_LONG = frozenset({"quote", "summary", "note", "conditions"})
_LABELS = {"negotiations": "Negotiations", "people": "People", "countries": "Countries", "issues": "Issues"}
_LABELS |= {"organizations": "Organizations"}
_DATE = [r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$", "Write 2025, 2025-05, 2025-05-14, or two with a /"]
_DATED = "{{year}}-{{month}}-{{day}}-{{title}}"
_SUMMARIES = {
    "delegates": "{{person}} {{group}} {{party}}",
    "positions": "{{party}}: {{stance}} {{issue}}",
    "events": "{{date}} {{title}}",
    "posts": "{{title}}",
    "members": "{{party}}",
    "other_names": "{{name}}",
}

_MODELS: tuple[type[Written], ...] = (FrontMatter, Sidecar, *RECORD_FILES.values())

Shown = dict[str, Any]


def collections(folder: str) -> list[Shown]:
    """What can be edited, below the content folder as it is called in the repository."""
    return [
        _collection("articles", "Articles", f"{folder}/articles", _article(), "md", _DATED),
        _collection("sidecars", "Sidecars", f"{folder}/articles", _fields(Sidecar), "yaml", "{{negotiation}}")
        | {"summary": "{{slug}}", "identifier_field": "negotiation"},
        *(
            _collection(name, _LABELS[name], f"{folder}/{name}", _fields(model), "yaml", f"{{{{{_title(model)}}}}}")
            | {"identifier_field": _title(model)}
            for name, model in RECORD_FILES.items()
        ),
    ]


def shapes() -> Shown:
    """In what other shape a value may stand in a file than in the form: as a list, as one text of it, as a text."""
    fields = [(name, _parts_of(field)) for _, name, field in _all_fields()]
    return {
        "joined": {name: mark for name, (mark, _) in _JOINED.items()},
        "lists": sorted({name for name, parts in fields if list in parts and name not in _JOINED}),
        "entries": {
            name: next(key for key, field in entry.model_fields.items() if field.is_required())
            for name, parts in fields
            if (entry := _entry_in(parts)) and any(isinstance(part, AlsoPlain) for part in parts)
        },
    }


def choices() -> set[tuple[Kind, ...]]:
    """The kinds of record that a box for a name may offer together."""
    return {kinds for model, name, _ in _all_fields() if (kinds := points_at(model, name))}


def box(kinds: Sequence[Kind]) -> str:
    """What the list of names is called that a box for these kinds offers."""
    return "-".join(kinds)


def _all_fields(models: Iterable[type[Written]] = _MODELS) -> Iterator[tuple[type[Written], str, FieldInfo]]:
    """The fields of models, and those of the entries in them, each with the model that has it."""
    for model in models:
        for name, field in model.model_fields.items():
            yield model, name, field
            if entry := _entry_in(_parts_of(field)):
                yield from _all_fields((entry,))


def _collection(name: str, label: str, folder: str, fields: list[Shown], extension: str, slug: str) -> Shown:
    is_sidecar = name == "sidecars"
    in_subfolders = {"nested": {"subfolders": False}} if folder.endswith("/articles") else {}
    hint = "Write here what its article is called." if is_sidecar else "This becomes the end of the page's address."
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "extension": extension,
        "format": "written-frontmatter" if extension == "md" else "written",
        "slug": {"template": slug, "editable": ["create"], "hint": hint},
        "fields": fields,
    } | in_subfolders


def _article() -> list[Shown]:
    """What stands between an article's lines of `---`, and its text, which no editor of rich text may tidy."""
    body: Shown = {"name": "body", "label": "Text", "widget": "text", "required": False}
    body["hint"] = "The report itself, in Markdown."
    return [*_fields(FrontMatter), body]


def _title(model: type[Written]) -> str:
    return "title" if "title" in model.model_fields else "name"


def _fields(model: type[Written]) -> list[Shown]:
    """A model's fields: those that must be there first, those that it shares with other models last."""
    shared = {name for base in model.__bases__ if issubclass(base, Written) for name in base.model_fields}
    in_order = sorted(model.model_fields.items(), key=lambda pair: (not pair[1].is_required(), pair[0] in shared))
    return [_field(model, name, field) for name, field in in_order]


def _field(model: type[Written], name: str, field: FieldInfo) -> Shown:
    parts = _parts_of(field)
    common: Shown = {"name": name, "label": name.replace("_", " ").capitalize(), "required": field.is_required()}
    said = (field.description or "").replace("`", "")
    if list in parts and name in _JOINED:
        said = f"{said} {_JOINED[name][1]}"
    return common | {"hint": said} | _widget(model, name, field, parts)


def _widget(model: type[Written], name: str, field: FieldInfo, parts: Sequence[object]) -> Shown:
    """What a field is filled in with."""
    is_list = list in parts and name not in _JOINED
    if entry := _entry_in(parts):
        if not is_list:
            return {"widget": "object", "fields": _fields(entry)}
        singular = name.removesuffix("s").replace("_", " ").capitalize()
        shown: Shown = {"label_singular": singular, "collapsed": True, "summary": _SUMMARIES[name]}
        return {"widget": "list", "fields": _fields(entry)} | shown
    if words := words_of(field):
        known = WORD_LISTS[name]
        options = [{"label": f"{known[word].label}: {known[word].meaning}", "value": word} for word in words]
        return {"widget": "select", "options": options}
    if kinds := points_at(model, name):
        picked: Shown = {"widget": "name", "kinds": box(kinds)}
        one = {"name": "name", "label": "Name", "required": False} | picked
        return {"widget": "list", "field": one, "label_singular": "Name"} if is_list else picked
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


def _entry_in(parts: Sequence[object]) -> type[Written] | None:
    """What holds the keys of an entry, where a field holds entries."""
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Written)), None)


def _parts_of(field: FieldInfo) -> list[object]:
    return list(_parts(field.annotation, field.metadata))


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
