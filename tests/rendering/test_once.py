"""What many pages print alike is printed once."""

from typing import NamedTuple

from markupsafe import Markup

from briefings.pages.bounded import Printed
from briefings.rendering.once import once


class Shown(NamedTuple):
    identity: int
    printed: Printed
    text: str


def test_a_thing_is_printed_once_for_each_way_to_the_top() -> None:
    at, told = Printed(9), []

    def macro(what: Shown, root: str) -> Markup:
        told.append(root)
        return Markup(f"{what.text}{root}")

    # Made anew each time, of the same thing.
    assert [once(macro, Shown(7, at, "a"), root) for root in ("../", "../", "../../")] == ["a../", "a../", "a../../"]
    assert told == ["../", "../../"]


def _text(what: Shown, root: str) -> Markup:
    return Markup(what.text)


def test_what_two_things_show_is_printed_each() -> None:
    at = Printed(9)
    assert [once(_text, Shown(identity, at, text), "") for identity, text in enumerate(("a", "b"))] == ["a", "b"]


def test_what_one_thing_shows_at_two_desks_is_printed_each() -> None:
    assert [once(_text, Shown(7, Printed(9), text), "") for text in ("one", "other")] == ["one", "other"]
