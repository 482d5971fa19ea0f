"""A finished site in, the pages that are too long for a telephone out, as problems of what they are made from."""

from collections.abc import Mapping

from briefings.model.dossier import Dossier
from briefings.model.location import Location
from briefings.model.reference import KINDS
from briefings.pages import permalinks
from briefings.problems import Problem
from briefings.publishing.ordinary import OrdinaryPages, file_of

LONGEST = 300_000
_KILO = 1000


def too_long(lengths: Mapping[str, int], dossier: Dossier, ordinary: OrdinaryPages) -> list[Problem]:
    """The pages among a site's files that are longer than a page may be; those that nobody wrote are left alone."""
    long = {name: length for name, length in lengths.items() if length > LONGEST and name.endswith(".html")}
    if not long:
        return []
    written = {
        file_of(permalinks.permalink(record.key)): (record.location, kind)
        for kind in KINDS
        for record in dossier.of_kind(kind).values()
    }
    problems = []
    for name, length in long.items():
        page = ordinary.written_to(name)
        location, kind = (page.location, "") if page else written.get(name, (None, ""))
        if location:
            problems.append(_problem(name, length, location, kind))
    return problems


def _problem(name: str, length: int, location: Location, kind: str) -> Problem:
    return Problem(
        location,
        "too-long",
        f"The page {name.removesuffix('index.html') or 'home'} would be {length // _KILO} KB long, and a page may be "
        f"{LONGEST // _KILO} KB, so that it opens on a telephone.",
        "Show only the quoted passages (`publish: excerpts`), or cut the article and its sidecar in two."
        if kind == "article"
        else "Say it in fewer words, or on several pages.",
    )
