"""What is had when it is first asked for, and then kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class prepared(Generic[T]):  # noqa: N801 - stands where `property` does
    """A property that is prepared once for each object.

    It is `functools.cached_property` without the lock that this takes before Python 3.12: pages ask for some hundred
    thousand of these, and one thread makes them.
    """

    def __init__(self, prepare: Callable[[Any], T]) -> None:
        self.__doc__ = prepare.__doc__
        self._prepare = prepare
        self._name = prepare.__name__

    def __get__(self, owner: Any, kind: type) -> T:
        value: T = self._prepare(owner)
        # What an object has itself is found before this is asked.
        owner.__dict__[self._name] = value
        return value
