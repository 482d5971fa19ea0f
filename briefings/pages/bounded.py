"""What is had once and printed often, without bound on how much there is of it, in a bound of memory."""

from itertools import islice
from typing import TypeVar

from markupsafe import Markup

K = TypeVar("K")
V = TypeVar("V")


class Bounded(dict[K, V]):
    """A mapping that forgets the oldest quarter of what it has once there are too many.

    What is printed next has most in common with what was printed last. Oldest is what was kept first: to note what is
    asked for would cost more than it saves.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: K, value: V) -> V:
        """Put a value there, and give it back."""
        if len(self) >= self._most:
            for old in list(islice(self, self._most // 4 + 1)):
                del self[old]
        self[key] = value
        return value


# HTML by the id of what it shows and by the way to the top of the site; with what it shows, so that nothing else can
# come to have its id.
Printed = Bounded[tuple[int, str], tuple[object, Markup]]
