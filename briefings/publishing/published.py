"""What came of publishing a site."""

from typing import NamedTuple

from briefings.problems import Problem


class Published(NamedTuple):
    """The pages that were put in place, by template and number, and how much they tell; or why nothing was.

    `warned` tells that something was said on the way, which the next build is to say again.
    """

    pages: tuple[tuple[str, int], ...] = ()
    claims: int = 0
    articles: int = 0
    problems: tuple[Problem, ...] = ()
    warned: bool = False
