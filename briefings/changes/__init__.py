"""Claims in, what they made known out: day by day, as sentences whose words know where they were written.

Two dossiers in, what is different out (`compared`).
"""

from briefings.changes.change import Change
from briefings.changes.comparing import compared
from briefings.changes.news import News
from briefings.changes.newsroom import Newsroom, news_of
from briefings.changes.parts import Part, in_words
from briefings.changes.sentences import before, sentence

__all__ = ["Change", "News", "Newsroom", "Part", "before", "compared", "in_words", "news_of", "sentence"]
