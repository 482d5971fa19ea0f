"""What is had once and printed often, of which only so much is kept as there is room for."""

from itertools import islice
from typing import TypeVar

from markupsafe import Markup

K = TypeVar("K")
V = TypeVar("V")


class Bounded(dict[K, V]):
    """A mapping that forgets the oldest quarter of what it has once there are too many.

    What is printed next has most in common with what was printed last. Oldest is what was kept first: to note what is
    asked for would cost more than it saves. On another machine it begins empty, as keys may only mean something here.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __reduce__(self) -> tuple[type["Bounded[K, V]"], tuple[int]]:
        """What another machine begins with."""
        return type(self), (self.most,)

    def keep(self, key: K, value: V) -> V:
        """Put a value there, and give it back."""
        if len(self) >= self.most:
            for old in list(islice(self, max(1, self.most // 4))):
                del self[old]
        self[key] = value
        return value


# HTML, by the identity of what it shows and by the way to the top of the site.
Printed = Bounded[tuple[int, str], Markup]
