"""What many pages print alike is printed once."""

from markupsafe import Markup

from briefings.rendering.once import Once


def test_an_object_is_printed_once_for_each_way_to_the_top() -> None:
    once, printed = Once(), []

    def macro(what: object, root: str) -> Markup:
        printed.append((what, root))
        return Markup(f"{what}{root}")

    assert [once(macro, "a", root) for root in ("../", "../", "../../")] == ["a../", "a../", "a../../"]
    assert printed == [("a", "../"), ("a", "../../")]


def test_two_objects_that_are_equal_are_printed_each() -> None:
    once, one, other = Once(), ["a"], ["a"]
    once(lambda what, root: Markup("one"), one, "")
    assert once(lambda what, root: Markup("other"), other, "") == "other"
