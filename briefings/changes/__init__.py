"""Claims in, what they made known out: day by day, as sentences whose words know where they were written."""

from briefings.changes.news import News, news_of
from briefings.changes.parts import Part, in_words
from briefings.changes.sentences import before, sentence

__all__ = ["News", "Part", "before", "in_words", "news_of", "sentence"]
