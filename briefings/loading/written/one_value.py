"""One value of a key as somebody gave it, outside any file, in; what is wrong with it out."""

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from briefings.loading.written.advice import on_word


def objection(name: str, field: FieldInfo, written: str | list[str]) -> str:
    """What is wrong with a value and what would be right; nothing where it can be taken."""
    try:
        TypeAdapter(field.rebuild_annotation()).validate_python(written)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        context = details.get("ctx", {})
        if details["type"] == "literal_error":
            _, message, hint = on_word(name, written, field)
        elif "hint" in context:
            message, hint = context["message"].replace("{field}", f"`{name}`"), context["hint"]
        else:
            message, hint = f"`{name}` is wrong.", ""
        return f"{message} {hint}".strip() or f"`{name}` is empty."
    return ""
