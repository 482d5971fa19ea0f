"""The kinds of value that a field may hold: from the text as typed to what it means, or what is wrong with it."""

import datetime
import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from briefings.loading.written.dates import meant_dates
from briefings.model.when import When

# U+202A–202E and U+2066–2069 turn the direction of what follows; a text that holds one can pass for another text.
_DIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def wrong(code: str, message: str, hint: str, right: str = "") -> PydanticCustomError:
    """The error of a value: a code, what is wrong, what would be right; `{field}` stands for the field's name.

    `right` is the text to write instead, where only one can be meant.
    """
    # Pydantic fills `{…}` in a template; the words go in as values, so that braces in them stay as they are.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "right": right})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        if isinstance(value, list):
            raise wrong(
                "wrong-value",
                "{field} wants a text here, and this is a list.",
                "Write one text; for several, write several entries. Put quotation marks around a text that begins "
                "with `[` or `- `.",
            )
        raise wrong(
            "wrong-value",
            "{field} wants a text here, and YAML sees a key and a value.",
            "Put quotation marks around a text that holds a colon and a space, or that begins with `{`.",
        )
    if not (value := value.strip()):
        raise wrong("empty-value", "", "")
    if value.isascii() and value.isprintable():
        return value
    if found := _CONTROL.search(value):
        raise wrong(
            "control-character",
            f"The text holds an invisible control character (U+{ord(found.group()):04X}).",
            "Type the text anew, without it.",
        )
    if found := _DIRECTIONAL.search(value):
        raise wrong(
            "directional-character",
            f"The text holds an invisible character that turns the direction of text (U+{ord(found.group()):04X}).",
            "Type the text anew, without it; Arabic and Hebrew read correctly as they are.",
            _DIRECTIONAL.sub("", value),
        )
    return unicodedata.normalize("NFC", value)


def _name(written: Any) -> str:
    value = _text(written)
    if "  " in value or not value.isprintable():
        value = _SPACES.sub(" ", value)
    if not (value[0].isalnum() or any(character.isalnum() for character in value)):
        raise wrong("wrong-value", f'"{value}" has no letter or digit in it.', "Write the name.")
    return value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _when(value: Any) -> When:
    text = _text(value)
    try:
        return When.parse(text)
    except ValueError as error:
        raise _wrong_date(text, str(error), span=True) from None


def _day(value: Any) -> datetime.date:
    text = _text(value)
    try:
        when = When.parse(text)
    except ValueError as error:
        raise _wrong_date(text, str(error), span=False) from None
    if not when.is_day or when.text != when.first.isoformat():
        raise wrong(
            "wrong-date",
            f"`{text}` is no whole day, and a whole day is needed here.",
            "Write year, month and day, such as `2025-05-14`.",
        )
    return when.first


def _wrong_date(text: str, why: str, span: bool) -> PydanticCustomError:
    """What is wrong with a date, and the right one where it can be told."""
    if why == "the span ends before it starts":
        start, _, end = text.partition("/")
        return wrong("wrong-date", f"The span `{text}` ends before it starts.", f"Write `{end}/{start}`.")
    if meant := [one for one in meant_dates(text, span) if span or len(one) == len("2025-05-14")]:
        return wrong(
            "wrong-date",
            f"`{text}` is not written as dates are here: year first, then month and day with two digits each.",
            f"Write {' or '.join(f'`{one}`' for one in meant)}{', whichever is meant' if len(meant) > 1 else ''}.",
            meant[0] if len(meant) == 1 else "",
        )
    if re.fullmatch(r"0000(-\d{2}){0,2}", text):
        return wrong("wrong-date", "The calendar has no year `0000`.", "Write the year that is meant.")
    if match := re.fullmatch(r"(\d{4}-\d{2})-\d{2}", text):
        try:
            month = When.parse(match[1])
        except ValueError:
            return _no_such_month(text)
        return wrong("wrong-date", f"The calendar has no day `{text}`.", f"That month ends on `{month.last}`.")
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return _no_such_month(text)
    forms = "`2025`, `2025-05`, `2025-05-14` or a span `2025-05-14/2025-05-16`" if span else "`2025-05-14`"
    return wrong("wrong-date", f"`{text}` is not a date we can read.", f"Write year first: {forms}.")


def _no_such_month(text: str) -> PydanticCustomError:
    return wrong("wrong-date", f"The calendar has no month `{text[:7]}`.", "Months go from `01` to `12`.")


def _url(value: Any) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        sound = False
    if not sound:
        raise wrong(
            "wrong-url",
            f"`{text}` is not a web address.",
            "Write the whole address as the browser shows it, beginning with `https://` or `http://`"
            f"{', and `%20` for a space' if ' ' in text else ''}.",
        )
    return text


def _yes_or_no(value: Any) -> bool:
    text = _text(value).lower()
    if text not in ("yes", "no", "true", "false"):
        raise wrong(
            "wrong-value",
            f"`{text}` is neither `yes` nor `no`.",
            "Write one of these; take the line away where it is not known.",
        )
    return text in ("yes", "true")


def _language(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise wrong("wrong-value", f"`{text}` is not a language tag.", "Write one such as `ru`, `uk` or `sr-Latn`.")
    return text


def _wikidata_like(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong(
            "wrong-value",
            "{field} wants pairs of a scheme and an identifier.",
            "Write such as `identifiers: {wikidata: Q159}`.",
        )
    identifiers = {}
    for scheme, identifier in value.items():
        identifiers[_name(scheme)] = _name(identifier)
        if scheme == "wikidata" and not re.fullmatch(r"Q[1-9]\d*", identifiers[scheme]):
            raise wrong(
                "wrong-value", f"`{identifier}` is no Wikidata identifier.", "Write `Q` and a number, such as `Q159`."
            )
    return identifiers


class AlsoPlain:
    """Says in JSON Schema that a list may also be one entry, and an entry of it a plain text."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Both forms."""
        listed = handler(core)
        text = {"type": "string"}
        entry = listed["items"] if listed["items"] == text else {"anyOf": [text, listed["items"]]}
        return {"anyOf": [entry, listed | {"items": entry}]}


_A_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_STRING = WithJsonSchema({"type": "string"})

Text = Annotated[str, PlainValidator(_text), _STRING]
NameText = Annotated[str, PlainValidator(_name), _STRING]
Texts = Annotated[list[Text], BeforeValidator(_listed), AlsoPlain()]
Names = Annotated[list[NameText], BeforeValidator(_listed), AlsoPlain()]
Date = Annotated[
    When, PlainValidator(_when), WithJsonSchema({"type": "string", "pattern": rf"^{_A_DATE}(/{_A_DATE})?$"})
]
Day = Annotated[datetime.date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Url = Annotated[str, PlainValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
YesNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Language = Annotated[str, PlainValidator(_language), _STRING]
Identifiers = Annotated[
    dict[str, str],
    PlainValidator(_wikidata_like),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]
