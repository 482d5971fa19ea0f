"""A YAML tree in, the model of what its author wrote out; what does not fit becomes problems with their lines."""

from typing import Any, TypeVar

from pydantic import ValidationError

from briefings.loading.written.advice import (
    NESTED,
    NOUNS,
    first_line,
    meant_key,
    on_field,
    on_key,
    on_word,
    sure_key,
    sure_word,
)
from briefings.loading.written.base import Written
from briefings.loading.yaml_edits import retyped
from briefings.loading.yaml_tree import Mapping, Place, Sequence
from briefings.model.location import Location
from briefings.problems import ENOUGH, Edit, Problem

M = TypeVar("M", bound=Written)


def validated(model: type[M], tree: Mapping, file: str, problems: list[Problem]) -> M | None:
    """The model of a whole tree, or None where something in it is wrong; `problems` then says what."""
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        errors = error.errors(include_url=False)[: ENOUGH + 1]
        meant = {
            (*details["loc"][:-1], meant_key(str(details["loc"][-1]), _model_at(model, details["loc"][:-1])))
            for details in errors
            if details["type"] == "extra_forbidden"
        }
        # A field is not missing where another key stands that is told to be renamed to it.
        said = (details for details in errors if details["type"] != "missing" or details["loc"] not in meant)
        problems += [_problem(model, tree, file, details) for details in said]
        return None


def as_far_as_sound(model: type[M], tree: Mapping, stand_ins: dict[str, str]) -> M | None:
    """The model of a tree without what is wrong in it; None where what it needs has no stand-in."""
    try:
        return model.model_validate(stand_ins | tree)
    except ValidationError as error:
        wrong = {details["loc"][0] for details in error.errors(include_url=False)}
    try:
        return model.model_validate(stand_ins | {key: tree[key] for key in tree if key not in wrong})
    except ValidationError:
        return None


def entries_of(tree: Mapping, name: str, model: type[M]) -> list[tuple[M | None, Mapping]]:
    """The entries of a list, each with its tree, None for one not sound; for going on where something is not."""
    entries: list[tuple[M | None, Mapping]] = []
    for entry in tree.get(name) or ():
        if isinstance(entry, Mapping):
            try:
                entries.append((model.model_validate(entry), entry))
            except ValidationError:
                entries.append((None, entry))
    return entries


def _problem(model: type[Written], tree: Mapping, file: str, details: Any) -> Problem:
    """One error of pydantic's as a problem."""
    path: tuple[str | int, ...] = details["loc"]
    kind, written, context = details["type"], details["input"], details.get("ctx", {})
    parent = _model_at(model, path[:-1])
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    noun = NOUNS[parent]
    place, edit = _at(tree, path), None

    if kind == "missing":
        place, code = _at(tree, path[:-1]), "missing-field"
        message = f"{noun.capitalize()} needs `{name}`, and this one has none."
        hint = on_field(name, parent.model_fields[name])
    elif kind == "extra_forbidden":
        place, code = _key_at(tree, path), "unknown-key"
        message, hint = f"`{name}` is no key of {noun}.", on_key(name, parent)
        edit = _renamed(tree, path, name, parent, place)
    elif kind == "literal_error":
        code, message, hint = on_word(name, written, parent.model_fields[name])
        edit = retyped(place, written, sure_word(written, parent.model_fields[name]))
    elif "hint" in context:
        code, message, hint = kind, context["message"].replace("{field}", f"`{name}`"), context["hint"]
        edit = retyped(place, written, context["right"])
    else:
        code, message, hint = _shape(kind, name, written, NESTED.get(name))
    if code == "empty-value":
        field = parent.model_fields.get(name)
        message, hint = _nothing(path, name, hint, is_needed=field is not None and field.is_required())
    return Problem(Location(file, place.line, place.column), code, message, hint, place.length, edit)


def _renamed(tree: Mapping, path: tuple[str | int, ...], name: str, model: type[Written], place: Place) -> Edit | None:
    """The correction of a misspelt key, where its entry has the right one neither written nor misspelt elsewhere."""
    node: object = tree
    for step in path[:-1]:
        if isinstance(node, Mapping if isinstance(step, str) else Sequence):
            node = node[step]  # type: ignore[index]
    key = sure_key(name, model)
    keys = list(node) if isinstance(node, Mapping) and len(node) < ENOUGH else []
    alike = [
        other for other in keys if other == key or (other not in model.model_fields and key == sure_key(other, model))
    ]
    return Edit(place.line, place.column, name, key) if key and alike == [name] else None


def _model_at(model: type[Written], path: tuple[str | int, ...]) -> type[Written]:
    """The kind of entry that a path leads into."""
    for step in path:
        model = NESTED.get(str(step), model)
    return model


def _nothing(path: tuple[str | int, ...], name: str, hint: str, is_needed: bool) -> tuple[str, str]:
    """What to say of a value that is not there; a line that is needed is not to be taken away."""
    if isinstance(path[-1], int):
        return f"`{name}` has an entry with nothing in it.", "Write it after the `-`, or take the line away."
    if is_needed:
        return f"`{name}` is empty, and it is needed.", "Write its value after the colon."
    return f"`{name}` is empty.", hint or "Write its value after the colon, or take the line away."


def _shape(kind: str, name: str, written: object, entry: type[Written] | None) -> tuple[str, str, str]:
    """What to say where a list or an entry should stand, and something else does."""
    if written == "":
        return "empty-value", "", "Write its entries below it, or take the line away." if kind == "list_type" else ""
    found = "a text" if isinstance(written, str) else "a list"
    line = first_line(entry) if entry else ""
    if kind != "list_type":
        noun = NOUNS[entry].capitalize() if entry else f"`{name}`"
        return (
            "wrong-shape",
            f"{noun} is written in lines of `key: value`, and this is {found}.",
            f"Begin it with a key, such as `{line}`.",
        )
    if isinstance(written, dict):
        return (
            "wrong-shape",
            f"`{name}` should be a list, and there is no `- ` before its entry.",
            "Write `- ` before the first line of each entry, and indent its other lines by two spaces more.",
        )
    return (
        "wrong-shape",
        f"`{name}` should be a list, and is {found}.",
        f"Write each entry on a line of its own below it, such as `- {line or '…'}`.",
    )


def _at(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """Where the value at a path stands, or as near as the tree knows; a value that is not there, where its key does."""
    node: object = tree
    place = tree.place
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            place, node = node.key_at(step) if node[step] == "" else node.value_at(step), node[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            place, node = node.values_at[step], node[step]
        elif not (step == 0 and isinstance(node, Mapping)):
            break
    if isinstance(node, Mapping) and node:
        return node.key_at(next(iter(node)))
    return place


def _key_at(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """Where the key at the end of a path stands."""
    node: object = tree
    for step in path[:-1]:
        if isinstance(node, Mapping if isinstance(step, str) else Sequence):
            node = node[step]  # type: ignore[index]
    key = path[-1]
    return node.key_at(str(key)) if isinstance(node, Mapping) and key in node else _at(tree, path)
