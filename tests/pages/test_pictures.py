"""Pictures: a line of time, and how a stance moved."""

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from briefings.model.claim import Event, Position
from briefings.model.ledger import Entry
from briefings.model.negotiation import Negotiation
from briefings.model.vocabulary import AGAINST, FOR, STANCES, Stance
from briefings.model.when import When
from briefings.pages.strip import strip
from briefings.pages.trend import STEPS, trend
from tests.model.making import SOMEWHERE, key, position, reference
from tests.pages.folders import world_html

TODAY = date(2025, 3, 1)


def event(day: str) -> Event:
    return Event(
        article=key("article", "a"),
        number=1,
        location=SOMEWHERE,
        as_of=When.parse("2025-01-01"),
        date=When.parse(day),
        title="It happens",
    )


def held(start: str, end: str) -> Negotiation:
    return Negotiation(
        key=key("negotiation", "n"),
        name="N",
        sort_name="N",
        location=SOMEWHERE,
        start=When.parse(start),
        end=When.parse(end),
    )


def test_a_line_of_time_has_its_marks_where_the_days_are() -> None:
    drawn = strip([event("2025-01-01"), held("2025-01-03", "2025-01-06"), event("2025-01-11")], TODAY)
    assert drawn is not None
    assert drawn.events == (0.0, 100.0)
    assert drawn.rounds == ((20.0, 50.0),)
    assert (drawn.first, drawn.last) == ("1 January 2025", "11 January 2025")
    assert drawn.label == "2 events and 1 round from 1 January 2025 to 11 January 2025; each is in the list below."
    assert drawn.today is None


def test_what_lies_ahead_is_marked_apart_from_what_is_past() -> None:
    drawn = strip([event("2025-02-19"), event("2025-03-11")], TODAY)
    assert drawn is not None
    assert (drawn.events, drawn.ahead, drawn.today) == ((0.0,), (100.0,), 50.0)


def test_a_day_soon_after_the_last_event_is_on_the_line_and_a_distant_one_is_not() -> None:
    near = strip([event("2024-03-01"), event("2025-02-01")], TODAY)
    assert near is not None
    assert near.today == 100.0
    assert near.anchor == "end"
    assert (near.last, near.until) == ("1 February 2025", 92.3)
    assert near.label == "2 events from 1 March 2024 to 1 February 2025; each is in the list below."
    far = strip([event("2014-03-01"), event("2015-02-01")], TODAY)
    assert far is not None
    assert far.today is None


def test_the_ends_of_a_line_are_as_exact_as_they_were_written() -> None:
    drawn = strip([event("2022"), held("2022-03", "2025")], TODAY)
    assert drawn is not None
    assert (drawn.first, drawn.last) == ("2022", "2025")
    assert drawn.label == "1 event and 1 round from 2022 to 2025; each is in the list below."
    spans = strip([event("2022-01-01"), event("2022"), event("2022-03"), event("2022-03-01/2022-04")], TODAY)
    assert spans is not None
    assert (spans.first, spans.last) == ("1 January 2022", "1 March 2022")


def test_one_day_is_no_line() -> None:
    assert strip([event("2025-01-01"), event("2025-01-01")], TODAY) is None
    assert strip([], TODAY) is None


def said(day: str, stance: Stance = "demands", article: str = "a", **fields: Any) -> Entry[Position]:
    return Entry((position(article, day, stance=stance, **fields),))


@pytest.mark.parametrize("stance", STANCES)
def test_a_stance_is_for_against_or_between(stance: Stance) -> None:
    other: Stance = "rejects" if stance not in AGAINST else "supports"
    drawn = trend([said("2025-01-01", stance), said("2025-01-02", other)])
    assert drawn is not None
    between = stance in ("open", "conditional")
    assert drawn.steps[0].level == (1 if between else 0 if stance in FOR else 2)
    assert drawn.label.startswith(f"How it moved: {('for', 'between', 'against')[drawn.steps[0].level]} (1 January")


def test_a_stance_that_never_moved_is_not_drawn() -> None:
    assert trend([said("2025-01-01"), said("2025-02-01", "supports")]) is None
    assert trend([said("2025-01-01"), said("2025-01-01", "rejects", "b")]) is None
    assert trend([said("2025-01-01"), said("2025-01-02", "rejects", "b"), said("2025-01-02", article="c")]) is None
    assert trend([]) is None


def test_a_day_on_which_reports_disagree_is_no_movement_but_is_told() -> None:
    days = [said("2025-01-01"), said("2025-01-03", "rejects", "b"), said("2025-01-03", article="c")]
    drawn = trend([*days, said("2025-01-05", "opposes", "d")])
    assert drawn is not None
    assert drawn.steps == ((0.0, 0), (96.0, 2))
    assert (
        drawn.label
        == "How it moved: for (1 January 2025), then disputed (3 January 2025), then against (5 January 2025)."
    )


def test_what_differs_on_a_day_without_a_dispute_is_called_mixed() -> None:
    """By one voice, or in two negotiations."""
    both = Entry((position("b", "2025-01-03", stance="rejects"), position("b", "2025-01-03", 2)))
    oslo = said("2025-01-03", "rejects", "b", negotiation=reference("negotiation", "oslo"))
    for days in ([both], [oslo, said("2025-01-03", article="c")]):
        drawn = trend([said("2025-01-01"), *days, said("2025-01-05", "opposes", "d")])
        assert drawn is not None
        assert len(drawn.steps) == 2
        assert "then mixed (3 January 2025)" in drawn.label


def test_only_the_newest_steps_are_drawn() -> None:
    stances: list[Stance] = ["demands", "rejects"]
    drawn = trend([said(f"2025-01-{day:02}", stances[day % 2]) for day in range(1, 29)])
    assert drawn is not None
    assert len(drawn.steps) == STEPS
    assert drawn.last == "28 January 2025"


def pictures(address: str) -> list[Element]:
    found = re.findall(r"<svg class.*?</svg>\n<text.*?</svg>", world_html()[address], re.S)
    return [fromstring(svg) for svg in found]


@pytest.mark.parametrize("address", ["timeline/", "negotiations/astana-2025/", "countries/kestria/"])
def test_a_picture_has_a_name_and_nothing_that_a_policy_forbids(address: str) -> None:
    drawn = pictures(address)
    assert drawn
    for svg in drawn:
        assert svg.get("role") == "img"
        assert svg.get("aria-label")
        for element in svg.iter():
            assert not {"style", "href", "onclick", "fill", "stroke"} & set(element.keys())
