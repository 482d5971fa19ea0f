"""What many pages print alike, printed once: a macro and what it prints in, its HTML out."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from markupsafe import Markup

from briefings.pages.bounded import Bounded

# Some hundred bytes each.
_AT_LEAST = 4_000


class Shown(Protocol):
    """What a page shows `of` something: always the same, however often it is made anew."""

    @property
    def of(self) -> object:
        """What it was made of."""


S = TypeVar("S", bound=Shown)


class Once:
    """Calls a macro once for each thing shown and each way to the top of the site, and then knows what it printed.

    `room` is for how many prints there is room, where that is more than some thousand.
    """

    def __init__(self, room: int = 0) -> None:
        # With what it was made of, so that nothing else can come to have its id.
        self._printed = Bounded[tuple[int, str], tuple[object, Markup]](max(room, _AT_LEAST))

    def __call__(self, macro: Callable[[S, str], Markup], what: S, root: str) -> Markup:
        """What the macro prints of `what`; all that is shown of one thing must be printed with one macro only."""
        found = self._printed.get((id(what.of), root))
        if found is None:
            found = self._printed.keep((id(what.of), root), (what.of, macro(what, root)))
        return found[1]
