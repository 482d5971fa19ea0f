"""Dates are as exact as they were written, and sort by their first day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.when import When


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-03-29", "2022-03-29", "2022-03-29"),
        ("1995-02-06/1995-02-17", "1995-02-06", "1995-02-17"),
        ("2022-03/2022-04", "2022-03-01", "2022-04-30"),
        ("2021/2022-03-29", "2021-01-01", "2022-03-29"),
    ],
)
def test_a_date_spans_its_days_and_keeps_its_text(text: str, first: str, last: str) -> None:
    when = When.parse(text)
    assert (when.first.isoformat(), when.last.isoformat(), when.text) == (first, last, text)
    assert when.is_day == (first == last)


@pytest.mark.parametrize(
    "text",
    [
        "", "22", "2022-3", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "20220329", "29.03.2022", "0000", "2022-",
        "/", "2022/", "/2022", "2022/2021", "2022-03-29/2022-03-28", "2022/2023/2024", " 2022", "2022\n", "٢٠٢٢",
        "2022-03-29T10:30", "-2022", "10000",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        When.parse(text)


def test_dates_sort_by_their_first_day_and_the_finer_before_the_coarser() -> None:
    texts = ["2021-12-31", "2022-01-01", "2022-01", "2022", "2022/2023", "2022-01-02", "2022-02"]
    assert [when.text for when in sorted(When.parse(text) for text in reversed(texts))] == texts


@given(st.dates(), st.dates())
def test_every_day_and_every_span_forwards_is_read_back(one: datetime.date, other: datetime.date) -> None:
    assert When.parse(one.isoformat()) == When.on(one)
    first, last = sorted((one, other))
    assert When.parse(f"{first}/{last}")[:2] == (first, last)
