"""What many pages print alike, printed once: a macro and what it prints in, its HTML out."""

from collections.abc import Callable

from markupsafe import Markup

from briefings.pages.bounded import Bounded

# Some hundred bytes each, and what was printed with all that it holds.
_AT_HAND = 4_000


class Once:
    """Calls a macro once for each object and each way to the top of the site, and then knows what it printed."""

    def __init__(self) -> None:
        # With the object, so that no other can come to have its id.
        self._printed = Bounded[tuple[int, str], tuple[object, Markup]](_AT_HAND)

    def __call__(self, macro: Callable[[object, str], Markup], what: object, root: str) -> Markup:
        """What the macro prints of an object, which must be printed with one macro only."""
        found = self._printed.get((id(what), root))
        if found is None:
            found = self._printed.keep((id(what), root), (what, macro(what, root)))
        return found[1]
