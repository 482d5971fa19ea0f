"""Dates in words."""

import pytest

from briefings.model.when import When, in_words
from briefings.pages.dates import day, span


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025-05-14", "14 May 2025"),
        ("2022-03", "March 2022"),
        ("1995", "1995"),
        ("1995-02-06/1995-02-17", "6–17 February 1995"),
        ("1995-02-26/1995-03-03", "26 February – 3 March 1995"),
        ("1995-12-26/1996-01-03", "26 December 1995 – 3 January 1996"),
        ("2022-03/2022-04", "March–April 2022"),
        ("2015/2017", "2015–2017"),
        ("2015/2015-03", "2015 – March 2015"),
        ("2015-03/2015-03-09", "March 2015 – 9 March 2015"),
        ("2015-03-09/2015-03-09", "9 March 2015"),
        ("0476-09-04", "4 September 476"),
    ],
)
def test_a_date_is_read_aloud_as_exactly_as_it_was_written(written: str, words: str) -> None:
    assert in_words(written) == words


def test_a_span_is_for_machines_the_day_on_which_it_begins() -> None:
    assert day(When.parse("1995-02-06/1995-02-17")).datetime == "1995-02-06"


def test_an_open_span_says_which_end_is_open() -> None:
    start, end = When.parse("2020"), When.parse("2024-05")
    assert span(start, None) == "since 2020"
    assert span(None, end) == "until May 2024"
    assert span(start, end) == "2020 – May 2024"
    assert span(None, None) == ""
