"""A name is found by likeness among thousands as surely as among two."""

import random

import pytest

from briefings.checks.likeness import Likenesses, nearly


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("vladimir medinski", "vladimir medinsky"),
        ("medinsky vladimir", "vladimir medinsky"),
        ("sun yat sen", "sun yatsen"),
        ("vladmiir medinsky", "vladimir medinsky"),
        ("free harbour committee of the northern straits", "free harbor comittee of the northern strait"),
    ],
)
def test_a_name_is_found_that_another_nearly_is(name: str, known: str) -> None:
    assert Likenesses([known, "somebody else"]).nearest(name) == known


@pytest.mark.parametrize(
    ("name", "known"), [("john hume", "john de chastelain"), ("george ii", "george vi"), ("round 1", "round 2")]
)
def test_a_part_of_a_name_or_another_number_is_not_nearly_it(name: str, known: str) -> None:
    assert Likenesses([known]).nearest(name) is None


def test_no_name_is_missed_for_being_one_of_many() -> None:
    chance = random.Random(1)
    names = ["".join(chance.choices("abcde ", k=chance.randint(6, 9))).strip() for _ in range(150)]
    likenesses = Likenesses(dict.fromkeys(names))
    for name in names:
        near = [other for other in names if abs(len(other) - len(name)) <= 3 and nearly(name, other)]
        assert (likenesses.nearest(name) in near) == bool(near)
