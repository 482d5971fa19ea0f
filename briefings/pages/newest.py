"""A dossier in, the day of the newest article behind each record's page out: when what it shows was last added to."""

import datetime

from briefings.model.dossier import Dossier
from briefings.model.reference import KINDS
from briefings.pages import permalinks


def newest_behind(dossier: Dossier) -> dict[str, datetime.date]:
    """The day of the newest article that a page rests on, by address; pages that rest on none are left out."""
    dates = {article.key: article.date for article in dossier.articles.values()}
    found = {permalinks.permalink(key): day for key, day in dates.items()}
    for kind in KINDS:
        for record in dossier.of_kind(kind).values():
            behind = {claim.article for claim in dossier.about.get(record.key, ())}
            behind.update(mention.article for mention in dossier.mentions.get(record.key, ()))
            if behind and kind != "article":
                found[permalinks.permalink(record.key)] = max(dates[key] for key in behind)
    if dossier.newest:
        found[permalinks.HOME] = found[permalinks.listing("article")] = dossier.newest
    return found
