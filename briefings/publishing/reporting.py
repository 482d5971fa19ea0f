"""How a build says what it is doing: to whoever listens, in stages."""

from typing import Protocol


class Reporter(Protocol):
    """Told of each stage of a build as it goes on."""

    def stage(self, name: str, steps: int = 0) -> None:
        """A stage begins; `steps` is how many steps it has, if that is known."""

    def reached(self, done: int) -> None:
        """So many steps of the stage are done."""


class Silent:
    """Says nothing."""

    def stage(self, name: str, steps: int = 0) -> None:
        """Pass over a stage."""

    def reached(self, done: int) -> None:
        """Pass over it."""
