"""A page before it is HTML: where it lives, which template prints it, and what that prints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from briefings.pages.links import Day, Link


class Frame(NamedTuple):
    """What stands around every page of a site: the navigation, and the day of the newest article."""

    nav: tuple[Link, ...]
    as_of: Day | None
    how_to_read: Link


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What every page says about itself.

    `title` is its heading, `full_title` makes sense in a list of bookmarks; `section` is the address of the entry of
    the navigation that it belongs to; `crumbs` lead from the home page to the page above it.
    """

    permalink: str
    title: str
    full_title: str
    description: str
    frame: Frame
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What a template prints; each page kind adds its own."""

    head: Head


class Page(NamedTuple):
    """A page that can be made. `permalink` ends in a slash (its file is `index.html` there) except `404.html`.

    `year` is the one that it is about, if there is one: pages of a year show much the same.
    """

    permalink: str
    template: str
    view: Callable[[], View]
    year: int | None = None
