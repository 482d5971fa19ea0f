"""What changed about a record, as its page tells it: the newest first, each with its evidence."""

from typing import NamedTuple

from briefings.changes import News
from briefings.model.reference import Key
from briefings.pages import permalinks
from briefings.pages.bounds import CHANGES, Bounds, Portion
from briefings.pages.chronicle import Chronicle
from briefings.pages.citing import Citations, Cited
from briefings.pages.dates import whole_day
from briefings.pages.desk import Desk
from briefings.pages.links import Day, Link
from briefings.pages.rows import AnyRow
from briefings.pages.sentences import Sentence


class Told(NamedTuple):
    """A sentence with its day, and the claim that proves it; where reports disagree, one of each."""

    day: Day
    sentence: Sentence
    proofs: tuple[Cited[AnyRow], ...]
    is_disputed: bool


class Changed(NamedTuple):
    """What changed, the newest first; `total` counts all changes, `rest` leads to all that became known."""

    shown: tuple[Told, ...]
    total: int
    rest: Link

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.shown) < self.total


def changed(
    desk: Desk, key: Key, citations: Citations, bounds: Bounds, chronicle: Chronicle, limit: int | None = None
) -> Changed:
    """What changed about a record: the newest, or all of it where the record is shown whole and there is no `limit`."""
    every = desk.changes(key)
    part = bounds.of(every, CHANGES) if limit is None else Portion(every[:limit], len(every))
    # What a long record changed is proved where the sentence leads; the numbered list keeps to what stands.
    cited = citations if bounds.is_whole else Citations(listed=0)
    rest = chronicle.start or Link(permalinks.CHANGES, "What changed")
    return Changed(tuple(told(desk, news, cited) for news in part.shown), part.total, rest)


def told(desk: Desk, news: News, citations: Citations) -> Told:
    """A piece of news with its day and its evidence."""
    proofs = [citations.cite(desk.row(side[0])) for side in (*news.beside, news.now)]
    return Told(whole_day(news.day), desk.sentence(news), tuple(proofs), bool(news.beside))
