"""A text that is written into YAML is read as the same text, by us and by others."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.authoring.yaml_text import in_list, scalar
from briefings.loading.yaml_source import parse

TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x85\u2028\u2029\ufeff"), min_size=1
)


@given(TEXTS)
def test_a_text_is_read_as_it_was(text: str) -> None:
    assert parse(f"k: {scalar(text)}", "", []) == {"k": text}


@given(st.lists(TEXTS, min_size=1))
def test_a_list_is_read_as_it_was(texts: list[str]) -> None:
    assert parse(f"k: {in_list(texts)}", "", []) == {"k": texts}


@pytest.mark.parametrize(
    "text", ["NO", "no", "Yes", "on", "null", "~", "y", "a: b", "#metoo", "a #b", "[x", "- x", "'"]
)
def test_no_reader_takes_it_for_something_else(text: str) -> None:
    assert yaml.safe_load(f"k: {scalar(text)}") == {"k": text}
    assert yaml.safe_load(f"k: {in_list([text, 'x'])}") == {"k": [text, "x"]}


def test_an_ordinary_text_stands_without_quotation_marks() -> None:
    assert scalar("Kari Nes, of Norway's ministry") == "Kari Nes, of Norway's ministry"
    assert in_list(["Norway", "Iceland"]) == "[Norway, Iceland]"
