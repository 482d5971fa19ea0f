"""Which pages the browser looks at: the fullest page of each kind of each site."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefings.checks import checked
from briefings.publishing.configuration import configured
from briefings.publishing.ordinary import file_of
from briefings.publishing.plan import planned
from tests.sites import CONTENT, WORLD

SITES = {"world": WORLD, "content": CONTENT}
# A page that leads elsewhere at once is none that anybody looks at.
UNSEEN = {"redirect.html"}


@cache
def kinds_of(content: Path) -> Mapping[str, tuple[str, ...]]:
    """The addresses of the pages of each kind, by the name of their template."""
    plan = planned(checked(content, shared=True), configured(content))
    kinds: dict[str, list[str]] = {"ordinary": plan.ordinary.permalinks} if plan.ordinary.permalinks else {}
    for page in plan.pages:
        if page.template not in UNSEEN:
            kinds.setdefault(page.template.removesuffix(".html"), []).append(page.permalink)
    return {kind: tuple(permalinks) for kind, permalinks in kinds.items()}


def fullest(site: Path, permalinks: tuple[str, ...]) -> str:
    """The page with the most on it."""
    return max(permalinks, key=lambda permalink: ((site / file_of(permalink)).stat().st_size, permalink))


# Every kind of page of each site, as `world`, `person`; and the kinds that differ where there is much to show.
PAGES = [
    *((name, kind) for name, content in SITES.items() for kind in kinds_of(content)),
    *(("corpus", kind) for kind in ("chronicle", "country", "listing")),
]
