"""Every scalar is the text that was typed, and knows where it stands."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping, Place


def read(text: str) -> Mapping:
    problems: list[object] = []
    tree = parse(text, "file.yaml", problems)  # type: ignore[arg-type]
    assert problems == []
    return tree


@pytest.mark.parametrize(
    "typed",
    [
        "NO", "no", "yes", "off", "012", "0x1F", "0o17", "1e3", "1_000", "10:30", "2022-03", "2022-03-29", "3.10", "~",
        "null", "Null", "true", ".inf", ".NaN", "=", "<<", "2001-12-14t21:59:43.10-05:00", "-1", "+1", "1.", "Q159",
    ],
)  # fmt: skip
def test_a_word_that_yaml_takes_for_something_else_stays_what_was_typed(typed: str) -> None:
    assert read(f"party: {typed}")["party"] == typed
    assert read(f"parties: [{typed}, {typed}]")["parties"] == [typed, typed]
    assert read(f"{typed}: here") == {typed: "here"}


def test_what_is_left_out_is_nothing() -> None:
    assert read("party:\nparties: [a,]\n") == {"party": "", "parties": ["a"]}
    assert read("") == {}
    assert read("# only a comment\n") == {}


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\ufeff")


@given(st.text(LETTERS))
def test_any_text_between_quotation_marks_is_read_as_typed(text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    assert read(f"note: {quoted}")["note"] == text
    assert read(f"note: '{text.replace(chr(39), chr(39) * 2)}'")["note"] == text


@given(st.text(st.characters(categories=("L", "N")), min_size=1))
def test_any_plain_words_are_read_as_typed(text: str) -> None:
    assert read(f"note: {text} {text}")["note"] == f"{text} {text}"


@given(st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="\ufeff"), min_size=1))
def test_a_text_on_lines_of_its_own_is_read_as_typed(text: str) -> None:
    assert read(f"note: |-\n  {text}\n  end\n")["note"] == f"{text}\nend"


def test_keys_and_values_know_their_places() -> None:
    tree = read("name: Ana\nposts:\n  - title: Lawyer\n    start: 2020\nother_names: [Ana R., Reyl]\n")
    assert tree.keys_at["posts"] == Place(2, 1, 5)
    assert tree.values_at["name"] == Place(1, 7, 3)
    (post,) = tree["posts"]
    assert post.keys_at["start"] == Place(4, 5, 5)
    assert post.values_at["start"] == Place(4, 12, 4)
    assert tree["other_names"].values_at == [Place(5, 15, 6), Place(5, 23, 4)]
    assert tree.lines == {"name": 1, "posts": 3, "other_names": 5}
    assert tree.columns == {"name": 7, "posts": 3, "other_names": 14}


@given(st.lists(st.text(LETTERS, min_size=1), min_size=1, max_size=5))
def test_a_place_is_where_the_text_begins(texts: list[str]) -> None:
    lines = [f"  - {json.dumps(text, ensure_ascii=False)}" for text in texts]
    tree = read("\n".join(["list:", *lines]))
    for text, place in zip(texts, tree["list"].values_at, strict=True):
        typed = json.dumps(text, ensure_ascii=False)
        assert lines[place.line - 2][place.column - 1 : place.column - 1 + place.length] == typed


def test_lines_are_counted_from_where_the_text_starts_in_its_file() -> None:
    tree = parse("title: Talks\ndate: 2025\n", "talks.md", [], first_line=2)
    assert tree.lines == {"title": 2, "date": 3}


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_only_what_everybody_takes_for_a_line_end_is_one(separator: str) -> None:
    tree = read(f"note: one{separator}two\nname: Ana\n")
    assert tree.lines["name"] == 2
    assert unicodedata.normalize("NFKC", tree["note"]) == "one two"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "- [", "? "])
def test_deep_nesting_is_refused_and_crashes_nothing(opening: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(opening * 30_000, "file.yaml", [])
    assert refused.value.problem.code in ("too-deep", "special-character", "wrong-shape")


def test_the_first_of_two_equal_keys_counts() -> None:
    problems: list[object] = []
    tree = parse("a: 1\na: 2\nb: 3\n", "file.yaml", problems)  # type: ignore[arg-type]
    assert tree == {"a": "1", "b": "3"}
    assert len(problems) == 1
