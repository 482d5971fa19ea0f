"""Of all claims that answer one question, the last stands, and what disputes it stands beside it."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.claim import Claim, Delegate, Position
from briefings.model.ledger import Ledger, contradict, ledgers
from briefings.model.vocabulary import ATTENDANCES
from tests.model.making import dates, delegate, position

DATES = dates(early="2025-05-10", middle="2025-05-12", late="2025-05-14", also_late="2025-05-14")


def one_question(_: Claim) -> Iterator[tuple[object, ...]]:
    yield ("who",)


def attendance(*claims: Delegate) -> Ledger[Delegate]:
    return ledgers(claims, one_question, DATES)["who",]


def stances(*claims: Position) -> Ledger[Position]:
    return ledgers(claims, one_question, DATES)["who",]


def said(claims: Sequence[Delegate]) -> list[str]:
    return [claim.attendance for claim in claims]


def test_the_last_claim_stands_and_the_others_went_before() -> None:
    ledger = attendance(
        delegate("late", "2025-05-14", attendance="declined"),
        delegate("early", "2025-05-10", attendance="invited"),
        delegate("middle", "2025-05-12", attendance="unclear"),
    )
    assert ledger.current.first.attendance == "declined"
    assert [entry.first.attendance for entry in ledger.before] == ["invited", "unclear"]
    assert ledger.disputed == ()


def test_the_day_that_a_claim_held_counts_before_the_day_of_its_article() -> None:
    ledger = attendance(
        delegate("late", "2025-05-09", attendance="unclear"), delegate("early", "2025-05-10", attendance="confirmed")
    )
    assert ledger.current.first.attendance == "confirmed"


def test_of_one_day_the_later_article_stands() -> None:
    ledger = attendance(
        delegate("late", "2025-05-10", attendance="confirmed"), delegate("early", "2025-05-10", attendance="confirmed")
    )
    assert ledger.current.first.article.id == "late"


def test_two_articles_of_one_day_dispute_each_other_and_neither_is_dropped() -> None:
    ledger = attendance(
        delegate("also_late", "2025-05-14", attendance="announced"),
        delegate("late", "2025-05-14", attendance="declined"),
        delegate("early", "2025-05-10", attendance="invited"),
    )
    assert ledger.current.first.attendance == "declined"
    assert [entry.first.attendance for entry in ledger.disputed] == ["announced"]
    assert [entry.first.attendance for entry in ledger.before] == ["invited"]


def test_two_voices_in_one_article_dispute_each_other() -> None:
    ledger = attendance(
        delegate("late", "2025-05-14", 1, attendance="announced"),
        delegate("late", "2025-05-14", 2, attendance="declined", attribution="an official"),
    )
    assert len(ledger.disputed) == 1


def test_one_voice_does_not_dispute_itself() -> None:
    ledger = attendance(
        delegate("late", "2025-05-14", 1, attendance="announced"),
        delegate("late", "2025-05-14", 2, attendance="declined"),
    )
    assert ledger.disputed == ()


def test_roles_dispute_and_capacities_and_signatures_do_not() -> None:
    one = delegate("late", "2025-05-14", role="head")
    assert contradict(one, delegate("also_late", "2025-05-14", role="member"))
    assert not contradict(one, delegate("also_late", "2025-05-14", role="head", capacity="mediator", signed=True))


@pytest.mark.parametrize("coarse", ["2025", "2025-05", "2025-05-14/2025-05-16"])
def test_a_coarser_date_never_disputes_a_finer_one(coarse: str) -> None:
    ledger = attendance(
        delegate("late", "2025-05-14", attendance="announced"), delegate("also_late", coarse, attendance="declined")
    )
    assert ledger.disputed == ()
    assert len(ledger.entries) == 2


def test_several_positions_of_one_article_stand_together() -> None:
    ledger = stances(
        position("early", "2025-05-10", stance="open"),
        position("late", "2025-05-14", 1, stance="demands"),
        position("late", "2025-05-14", 2, stance="rejects"),
    )
    assert [claim.stance for claim in ledger.current.claims] == ["demands", "rejects"]
    assert [entry.first.stance for entry in ledger.before] == ["open"]
    assert ledger.disputed == ()


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("supports", "rejects", True),
        ("demands", "opposes", True),
        ("open", "rejects", True),
        ("offers", "opposes", True),
        ("supports", "demands", False),
        ("opposes", "rejects", False),
        ("conditional", "rejects", False),
    ],
)
def test_a_stance_for_disputes_a_stance_against(one: str, other: str, disputed: bool) -> None:
    ledger = stances(position("late", "2025-05-14", stance=one), position("also_late", "2025-05-14", stance=other))
    assert bool(ledger.disputed) == disputed


def test_a_stance_under_conditions_disputes_nothing() -> None:
    ledger = stances(
        position("late", "2025-05-14", stance="supports", conditions="Only after a ceasefire."),
        position("also_late", "2025-05-14", stance="rejects"),
    )
    assert ledger.disputed == ()


def test_two_voices_of_one_article_that_contradict_each_other_are_two_entries() -> None:
    ledger = stances(
        position("late", "2025-05-14", 1, stance="supports"),
        position("late", "2025-05-14", 2, stance="rejects", attribution="an official"),
    )
    assert len(ledger.entries) == 2
    assert len(ledger.disputed) == 1


def test_two_voices_of_one_article_that_agree_are_one_entry() -> None:
    ledger = stances(
        position("late", "2025-05-14", 1, stance="supports"),
        position("late", "2025-05-14", 2, stance="demands", attribution="an official"),
    )
    assert len(ledger.entries) == 1


def test_a_change_is_told_for_each_side_of_a_dispute_and_never_between_its_sides() -> None:
    ledger = attendance(
        delegate("early", "2025-05-10", attendance="unclear"),
        delegate("middle", "2025-05-12", attendance="unclear"),
        delegate("late", "2025-05-14", attendance="declined"),
        delegate("also_late", "2025-05-14", attendance="announced"),
    )
    changes = [(one.first.attendance, other.first.attendance) for one, other in ledger.changes]
    assert changes == [("unclear", "announced"), ("unclear", "declined")]
    assert [entry.first.attendance for entry in ledger.disputed] == ["announced"]


def test_another_summary_of_the_same_stance_is_a_change() -> None:
    ledger = stances(
        position("early", "2025-05-10", stance="demands", summary="One pilot."),
        position("late", "2025-05-14", stance="demands", summary="Two pilots."),
    )
    assert len(list(ledger.changes)) == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from([key.id for key in DATES]),
            st.sampled_from(["2025", "2025-05", "2025-05-10", "2025-05-09/2025-05-11"]),
            st.sampled_from(sorted(ATTENDANCES)),
        ),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_no_claim_is_lost_whatever_the_order_in_which_they_are_read(
    given_claims: list[tuple[str, str, str]], shuffle: random.Random
) -> None:
    claims = [
        delegate(article, as_of, number, attendance=attendance)
        for number, (article, as_of, attendance) in enumerate(given_claims, start=1)
    ]
    shuffled = shuffle.sample(claims, len(claims))
    ledger = attendance(*claims)
    assert attendance(*shuffled) == ledger
    assert sorted(claim.number for entry in ledger.entries for claim in entry.claims) == [c.number for c in claims]
    assert len(ledger.before) + len(ledger.disputed) + 1 == len(ledger.entries)


def test_two_articles_of_one_day_that_agree_are_one_change() -> None:
    ledger = attendance(
        delegate("early", "2025-05-10", attendance="unclear"),
        delegate("late", "2025-05-14", attendance="declined"),
        delegate("also_late", "2025-05-14", attendance="declined"),
    )
    ((was, now),) = ledger.changes
    assert (was.first.attendance, now.first.article.id) == ("unclear", "also_late")
