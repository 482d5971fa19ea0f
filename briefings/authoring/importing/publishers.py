"""An address in; the publisher's name, as other articles or the report itself write it, out."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefings.model.article import Article
from briefings.prose.folding import fold_name

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_MOST_WORDS = 5
_NOT_NAMES = frozenset({"www", "news", "en", "m", "amp", "co", "com", "org", "net", "edition"})


def publisher_of(url: str, text: str, articles: Iterable[Article]) -> str:
    """Who publishes at an address: as an article from there says; else the words of the text that make its host."""
    host = _host(url)
    if not host:
        return ""
    for article in articles:
        if article.publisher and article.url and _host(article.url) == host:
            return article.publisher
    labels = [label.replace("-", "") for label in host.split(".")[:-1] if label not in _NOT_NAMES]
    words = list(_WORD.finditer(text))
    for label in sorted(labels, key=len, reverse=True):
        if name := _printed(label, text, words):
            return name
    return host


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _printed(label: str, text: str, words: list[re.Match[str]]) -> str:
    """The words of the text that, written as one, are a part of a host's name."""
    for first, word in enumerate(words):
        if not word[0][0].isupper() or not label.startswith(fold_name(word[0]).replace("-", "")):
            continue
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            written = text[word.start() : words[last].end()]
            if "\n" not in written and re.sub(r"[\W_]", "", fold_name(written)) == label:
                return " ".join(written.split())
    return ""
