"""What many pages print alike, printed once: a macro and what it prints in, its HTML out."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from markupsafe import Markup

from briefings.pages.bounded import Printed


class Shown(Protocol):
    """What pages show of something: always the same, however often it is made anew at one desk."""

    @property
    def identity(self) -> int:
        """Which of all things at its desk it shows."""

    @property
    def printed(self) -> Printed:
        """What was printed at its desk."""


S = TypeVar("S", bound=Shown)


def once(macro: Callable[[S, str], Markup], what: S, root: str) -> Markup:
    """What a macro prints of `what` on pages with one way to the top of the site; it is called the first time only.

    All that is shown of one thing must be printed with one macro.
    """
    found = what.printed.get((what.identity, root))
    return found if found is not None else what.printed.keep((what.identity, root), macro(what, root))
