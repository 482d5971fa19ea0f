"""The articles that a page rests on."""

from typing import NamedTuple

from briefings.model.article import Article
from briefings.model.reference import Key
from briefings.pages.bounds import ARTICLES, Bounds, Portion
from briefings.pages.citable import Source
from briefings.pages.desk import Desk
from briefings.pages.links import Day


class Basis(NamedTuple):
    """As of which day a page speaks, and from how many articles; `articles` are the newest of them."""

    as_of: Day | None
    articles: Portion[Source]


def basis(desk: Desk, key: Key, bounds: Bounds) -> Basis:
    """The articles that say anything about a record, the newest first."""
    cited = {claim.article.id for claim in desk.dossier.about.get(key, ())}
    articles = sorted((desk.dossier.articles[id_] for id_ in cited), key=_newest, reverse=True)
    part = bounds.of(articles, ARTICLES)
    sources = Portion(tuple(desk.source(article.id) for article in part.shown), part.total)
    return Basis(sources.shown[0].day if sources.shown else None, sources)


def sole_source(desk: Desk, key: Key) -> Source | None:
    """The one article that says anything about a record; None where there are several, or none."""
    cited = {claim.article.id for claim in desk.dossier.about.get(key, ())}
    return desk.source(cited.pop()) if len(cited) == 1 else None


def _newest(article: Article) -> tuple[object, str]:
    return article.date, article.id
