"""What many pages print alike is printed once."""

from typing import NamedTuple

from markupsafe import Markup

from briefings.rendering.once import Once


class Shown(NamedTuple):
    of: object
    text: str


def test_a_thing_is_printed_once_for_each_way_to_the_top() -> None:
    once, printed, of = Once(), [], object()

    def macro(what: Shown, root: str) -> Markup:
        printed.append(root)
        return Markup(f"{what.text}{root}")

    # Made anew each time, of the same thing.
    assert [once(macro, Shown(of, "a"), root) for root in ("../", "../", "../../")] == ["a../", "a../", "a../../"]
    assert printed == ["../", "../../"]


def test_what_two_equal_things_show_is_printed_each() -> None:
    once, one, other = Once(), Shown(["a"], "one"), Shown(["a"], "other")
    once(lambda what, root: Markup(what.text), one, "")
    assert once(lambda what, root: Markup(what.text), other, "") == "other"
