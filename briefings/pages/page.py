"""A page before it is HTML: where it lives, which template prints it, and what that prints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from briefings.pages.links import Day, Link
from briefings.pages.things import Thing


class Picture(NamedTuple):
    """What others show beside a link to the site: the site's name, a line about it and the newest day, drawn.

    `fallback` is drawn in the place of a name whose letters cannot be.
    """

    path: str
    name: str
    fallback: str
    line: str
    day: str

    @property
    def alt(self) -> str:
        """What it says."""
        return ". ".join(filter(None, (self.name, self.line.rstrip("."), self.day)))


class Frame(NamedTuple):
    """What stands around every page of a site: the navigation, and the day of the newest article.

    There is a picture where the site's own address is known.
    """

    nav: tuple[Link, ...]
    as_of: Day | None
    how_to_read: Link
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What every page says about itself.

    `title` is its heading, `full_title` makes sense in a list of bookmarks; `section` is the address of the entry of
    the navigation that it belongs to; `crumbs` lead from the home page to the page above it; `subject` is what it is
    about, for machines.
    """

    permalink: str
    title: str
    full_title: str
    description: str
    frame: Frame
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    subject: Thing | None = None
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
