"""A long list in, the pages that it is cut into out."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from briefings.pages.links import Link

T = TypeVar("T")


class Cut(NamedTuple, Generic[T]):
    """One page of a list: its number from 1 on, its address, what it shows, and the ways to all pages.

    `parts` is empty where there is no other page.
    """

    number: int
    address: str
    shown: Sequence[T]
    parts: tuple[Link, ...]


def cut(everything: Sequence[T], length: int, address: Callable[[int], str]) -> list[Cut[T]]:
    """The pages of a list, each of so many at most; `address` tells where a page is by its number."""
    starts = range(0, len(everything), length)
    parts = tuple(Link(address(number), f"{number}") for number in range(1, len(starts) + 1))
    return [
        Cut(number, part.path, everything[start : start + length], parts if len(parts) > 1 else ())
        for number, (start, part) in enumerate(zip(starts, parts, strict=True), start=1)
    ]
