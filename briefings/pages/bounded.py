"""What is had once and printed often, without bound on how much there is of it, in a bound of memory."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(dict[K, V]):
    """A mapping that forgets all it has once there are too many: what is printed next has most in common anyway."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: K, value: V) -> V:
        """Put a value there, and give it back."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
