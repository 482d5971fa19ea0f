"""A text that is written into YAML is read as the same text, by us and by others."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.loading.yaml_source import parse
from briefings.loading.yaml_text import in_list, scalar
from briefings.problems import Problem

TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x85\u2028\u2029\ufeff"), min_size=1
)


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS)
def test_a_text_is_read_as_it_was_on_one_line(text: str) -> None:
    problems: list[Problem] = []
    assert parse(f"k: {scalar(text)}", "", problems) == {"k": one_line(text)}
    assert problems == []


@given(st.lists(TEXTS, min_size=1))
def test_a_list_is_read_as_it_was(texts: list[str]) -> None:
    problems: list[Problem] = []
    assert parse(f"k: {in_list(texts)}", "", problems) == {"k": [one_line(text) for text in texts]}
    assert problems == []


WORDS = [
    "NO",
    "no",
    "Yes",
    "on",
    "null",
    "~",
    "y",
    "a: b",
    "x:",
    "#metoo",
    "a #b",
    "[x",
    "- x",
    "'",
    'say "no"',
    "a\\b",
]
NUMBERS = ["12", "012", "1_000", "0x1F", "1e3", "12:30", "1.5", "-1", ".5"]
OTHERS = ["é, ü", "“x”", "\x7f", "https://a.example/b#c"]


@pytest.mark.parametrize("text", [*WORDS, *NUMBERS, *OTHERS])
def test_no_reader_takes_it_for_something_else(text: str) -> None:
    assert yaml.safe_load(f"k: {scalar(text)}") == {"k": text}
    assert yaml.safe_load(f"k: {in_list([text, 'x'])}") == {"k": [text, "x"]}


@pytest.mark.parametrize("text", ["2025", "2025-05", "2025-05-14", "2025-05-14/2025-05-16"])
def test_a_date_stands_as_dates_are_written(text: str) -> None:
    assert scalar(text) == text


def test_an_ordinary_text_stands_without_quotation_marks() -> None:
    assert scalar("Kari Nes, of Norway's ministry") == "Kari Nes, of Norway's ministry"
    assert in_list(["Norway", "Iceland"]) == "[Norway, Iceland]"
