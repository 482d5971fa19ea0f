"""The print of news tells all that a sentence about them may say."""

import datetime
from itertools import combinations

from briefings.changes import News, news_of
from briefings.loading import load
from briefings.pages.watching import Watch
from briefings.publishing.cache.prints import Prints
from tests.sites import WORLD


def test_news_that_differ_in_anything_have_prints_that_differ() -> None:
    loaded = load(WORLD)
    prints = Prints(loaded.dossier, loaded.digests, Watch())
    found = news_of(loaded.dossier)
    first, other, third = (news.now[0] for news in found[:3])
    parties = tuple(party for news in found for party in news.parties)
    one = News(datetime.date(2025, 5, 14), (first,), (other,))
    variants = [
        one,
        one._replace(day=datetime.date(2025, 5, 15)),
        one._replace(now=(other,), was=(first,)),
        one._replace(now=(first, other), was=()),
        one._replace(was=()),
        one._replace(was=(other, third)),
        one._replace(was=(other,), beside=((third,),)),
        one._replace(was=(), beside=((other,), (third,))),
        one._replace(was=(), beside=((other, third),)),
        one._replace(parties=parties[:1]),
        one._replace(parties=parties[:2]),
        one._replace(parties=parties[1::-1]),
        one._replace(is_late=True),
        one._replace(is_background=True),
    ]
    assert parties[0].key != parties[1].key
    assert all(prints._print(left) != prints._print(right) for left, right in combinations(variants, 2))
    assert prints._print(one) == prints._print(one._replace())
