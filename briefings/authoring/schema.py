"""A model of what authors write and the names that are known in; a JSON Schema (draft 7) for editors out.

Pydantic says what a model takes. Here that is put in the words of draft 7, which editors know, loosened where they read
a plain `2020` or `true` as something else than the text that we read, and given the known names to offer.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from briefings.loading.written.advice import NESTED, NOUNS
from briefings.loading.written.base import Written
from briefings.loading.written.pointing import points_at
from briefings.loading.written.reference import WORD_LISTS, words_of
from briefings.loading.written.sidecar import DelegateEntry, EventEntry, PositionEntry
from briefings.model.known_names import Known
from briefings.model.reference import Kind

DRAFT = "http://json-schema.org/draft-07/schema#"
# A text as we read it, which another reader of YAML may take for a number, or for true or false. These two an editor
# would offer wherever `boolean` is a type, so they are what is none of the others.
_A_TEXT: Mapping[str, Any] = {
    "title": "text",
    "anyOf": [
        {"type": ["string", "number"], "errorMessage": "Write a text here."},
        {"not": {"type": ["string", "number", "array", "object", "null"]}},
    ],
}
_TEXT: Mapping[str, Any] = {"$ref": "#/definitions/text"}
_DATE: Mapping[str, Any] = {
    "type": ["string", "integer"],
    "minimum": 0,
    "maximum": 9999,
    "patternErrorMessage": "Write year first: `2025`, `2025-05`, `2025-05-14` or a span `2025-05-14/2025-05-16`.",
}
_DAY: Mapping[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
    "errorMessage": "Write year, month and day, such as `2025-05-14`.",
}
_ADDRESS = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+$"
_ANY_YES_OR_NO = r"^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
# What an entry has to have besides its required keys.
_BESIDES: Mapping[type[Written], Mapping[str, Any]] = {
    DelegateEntry: {"anyOf": [{"required": ["person"]}, {"required": ["group"]}]},
    PositionEntry: {"required": ["party", "issue", "stance", "summary", "quote"]},
    EventEntry: {"required": ["date", "title", "quote"]},
}
_RECORDED_PERSON = "person_with_record"
Names = Mapping[Kind, Sequence[Known]]


def schema_of(model: type[Written], names: Names) -> dict[str, Any]:
    """The schema of a kind of file."""
    entries = {entry.__name__: entry for entry in NESTED.values()}
    written = model.model_json_schema()
    definitions = {
        name: _entry(schema, entries[name], names) for name, schema in sorted(written.pop("$defs", {}).items())
    }
    here = [model, *(entries[name] for name in definitions)]
    wanted = {name for entry in here for key in entry.model_fields for name in _lists(entry, key)}
    definitions |= {"text": dict(_A_TEXT)}
    definitions |= {name: _offered(known) for name in sorted(wanted) if (known := _listed(name, names))}
    top = _entry(written, model, names)
    noun = NOUNS[model]
    return {"$schema": DRAFT, "title": f"{noun[:1].upper()}{noun[1:]}", **top, "definitions": definitions}


def _entry(schema: Mapping[str, Any], model: type[Written], names: Names) -> dict[str, Any]:
    """The schema of something with keys."""
    required = list(schema.get("required", ()))
    return {
        "type": "object",
        "description": schema["description"],
        "properties": {
            name: _field(schema["properties"][name], model, name, field, names)
            for name, field in model.model_fields.items()
        },
        "additionalProperties": schema.get("additionalProperties", True),
        **({"required": required} if required else {}),
        **_BESIDES.get(model, {}),
    }


def _field(said: Mapping[str, Any], model: type[Written], name: str, field: FieldInfo, names: Names) -> dict[str, Any]:
    """The schema of what a key takes, with its meaning, and what may be offered for it."""
    schema = _value(said)
    if lists := [known for known in _lists(model, name) if _listed(known, names)]:
        offered = {"anyOf": [dict(_TEXT), *({"$ref": f"#/definitions/{known}"} for known in lists)]}
        schema = _with_text_as(schema, offered)
    if words_of(field):
        schema["enumDescriptions"] = [f"{word.label}: {word.meaning}" for word in WORD_LISTS[name].values()]
    such_as = f" Such as `{name}: {field.examples[0]}`." if field.examples else ""
    return {"description": f"{field.description}{such_as}", **schema}


def _value(said: Any) -> dict[str, Any]:
    """What pydantic says of a value, in draft 7 and loosened."""
    if "$ref" in said:
        return {"$ref": said["$ref"].replace("#/$defs/", "#/definitions/")}
    if "anyOf" in said:
        # A key that is left out is no null, and nobody can write one.
        options = [_value(option) for option in said["anyOf"] if option != {"type": "null"}]
        return options[0] if len(options) == 1 else {"anyOf": options}
    if "enum" in said:
        if True in said["enum"]:
            words = {"type": "string", "enum": ["yes", "no"]}
            return {"anyOf": [words, {"type": "boolean"}, {"type": "string", "pattern": _ANY_YES_OR_NO}]}
        return {"type": "string", "enum": list(said["enum"])}
    if said["type"] == "array":
        return {"type": "array", "items": _value(said["items"])}
    if said["type"] == "object":
        return {"type": "object", "additionalProperties": _value(said["additionalProperties"])}
    if said.get("format") == "uri":
        return {"type": "string", "pattern": _ADDRESS, "errorMessage": "Write the whole address, with `https://`."}
    if said.get("format") == "date":
        return dict(_DAY)
    return {**_DATE, "pattern": said["pattern"]} if "pattern" in said else dict(_TEXT)


def _with_text_as(schema: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with another one in the place of each plain text in it."""
    if schema == _TEXT:
        return dict(other)
    if "anyOf" in schema:
        return {"anyOf": [_with_text_as(option, other) for option in schema["anyOf"]]}
    return {**schema, "items": _with_text_as(schema["items"], other)} if "items" in schema else dict(schema)


def _lists(model: type[Written], key: str) -> list[str]:
    """The lists of names to offer for a key; where parties may stand too, a person has to have a record."""
    kinds = points_at(model, key)
    return [_RECORDED_PERSON if kind == "person" and len(kinds) > 1 else kind for kind in kinds]


def _listed(name: str, names: Names) -> Sequence[Known]:
    """The names of a list."""
    if name == _RECORDED_PERSON:
        return [known for known in names.get("person", ()) if known.is_recorded]
    return next((known for kind, known in names.items() if kind == name), ())


def _offered(known: Sequence[Known]) -> dict[str, Any]:
    """The schema of a known name."""
    return {
        "type": "string",
        "enum": [name.text for name in known],
        "enumDescriptions": [name.meaning for name in known],
    }
