"""A problem reads as an analyst needs it, whatever stands in the line it is about."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.location import Location
from briefings.problems import WHOLE_FILE, Problem, as_text, in_order

FILE = "articles/talks.yaml"
FOLDER = PurePath("content")


def told(line: str, column: int, length: int = 1) -> list[str]:
    """The excerpt and the carets of a problem on line 3."""
    problem = Problem(Location(FILE, 3, column), "some-code", "Something is wrong.", "Put it right.", length)
    return as_text(problem, FOLDER, {3: line}).split("\n")[1:-2]


def test_a_problem_is_its_place_its_line_its_carets_and_two_sentences() -> None:
    problem = Problem(Location(FILE, 12, 15), "unknown-person", "Nobody is called that.", "Write another name.", 4)
    assert as_text(problem, FOLDER, {12: "  - person: A Meda"}) == (
        "content/articles/talks.yaml:12:15: unknown-person\n"
        "   12 │   - person: A Meda\n"
        "      │               ^^^^\n"
        "  Nobody is called that.\n"
        "  Write another name."
    )


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert told("name: Ana Reyl", 1, WHOLE_FILE) == []


def test_a_line_that_is_blank_or_not_known_is_not_shown() -> None:
    assert told("   ", 1) == []
    problem = Problem(Location(FILE, 9), "some-code", "Something is wrong.", "Put it right.")
    assert len(as_text(problem, FOLDER, {}).split("\n")) == 3


def test_carets_end_with_the_line() -> None:
    assert told("name: Ana", 7, 40)[1].count("^") == len("Ana")


def test_carets_stand_below_the_first_letter_and_not_below_the_indent() -> None:
    assert told("      every ship", 1, 5) == ["   3 │       every ship", "     │       ^^^^^"]


def test_a_long_line_is_cut_on_both_sides_and_the_carets_stay_below_their_word() -> None:
    line = "x" * 200 + "WORD" + "y" * 200
    excerpt, carets = told(line, 201, 4)
    assert excerpt[carets.index("^") :].startswith("WORDy")
    assert carets.count("^") == 4
    assert excerpt.count("…") == 2
    assert len(excerpt) < 170


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [("\tname", 2, "    name"), ("a\x1b[31mb", 7, "a�[31mb"), ("a\u202eb", 3, "a�b")],
)
def test_tabs_controls_and_what_turns_the_direction_are_shown_as_something_harmless(
    line: str, column: int, shown: str
) -> None:
    excerpt, carets = told(line, column)
    assert excerpt == f"   3 │ {shown}"
    assert excerpt[carets.index("^")] == line[column - 1]


def test_carets_stand_below_letters_that_take_two_columns_or_none() -> None:
    _, carets = told("name: 林晓梅, role", 7, 3)
    assert carets == "     │ " + " " * 6 + "^" * 6
    _, carets = told("name: e\u0301e, role", 9, 1)
    assert carets == "     │ " + " " * 7 + "^"


@given(st.text(st.characters()), st.integers(1, 60), st.integers(0, 60), st.text())
def test_nothing_that_a_terminal_obeys_is_printed(line: str, column: int, length: int, words: str) -> None:
    text = as_text(Problem(Location(FILE, 3, column), "some-code", words, words, length), FOLDER, {3: line})
    assert all(letter == "\n" or letter >= " " for letter in text)
    text.encode()
    assert not set(text) & set("\x7f\x9b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_problems_come_by_file_line_and_column_and_each_once() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 2, 5), ("a.yaml", 2, 1), ("a.yaml", 2, 1)]
    problems = [Problem(Location(*place), "code", "Wrong.", "Right.") for place in places]
    assert [problem.location for problem in in_order(problems)] == [Location(*place) for place in sorted(set(places))]
