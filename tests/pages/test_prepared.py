"""A field is prepared when it is first asked for, and once."""

from briefings.pages.prepared import prepared


class Asked:
    def __init__(self) -> None:
        self.times = 0

    @prepared
    def answer(self) -> int:
        """What is asked for."""
        self.times += 1
        return 42


def test_nothing_is_prepared_before_it_is_asked_for_nor_twice() -> None:
    one, other = Asked(), Asked()
    assert one.times == 0
    assert (one.answer, one.answer, one.times) == (42, 42, 1)
    assert other.times == 0
