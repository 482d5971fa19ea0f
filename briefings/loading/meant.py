"""Records that have come, gone or got other names in; the articles in which a name may now mean another one out.

More may be found than have to be read again, and none is left out.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape

from briefings.loading.countries import by_code, by_name
from briefings.loading.identities import slug
from briefings.loading.mentions import BEGINNING, WORD, Finder
from briefings.loading.resolving import Entry
from briefings.model.article import Article
from briefings.model.dossier import Dossier
from briefings.model.reference import KINDS, Key
from briefings.prose.article import read
from briefings.prose.folding import fold_name

_MARKS = re.compile(r"[\\*`~]|<[^>]*>")


def differing(before: Mapping[Key, Entry], now: Mapping[Key, Entry]) -> list[Entry]:
    """What the directory knew and knows of each record of which it does not know the same."""
    keys = [key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]
    return [entries[key] for key in keys for entries in (before, now) if key in entries]


def referring_otherwise(dossier: Dossier, entries: Collection[Entry], others: Iterable[Entry]) -> set[Key]:
    """The articles of a dossier in which a name may mean other records than before, or is looked for otherwise.

    `entries` are those that differ, of no country, and `others` all there are.
    """
    names = {fold_name(name) for entry in entries for name in (entry.key.id, *entry.names)}
    ids = {entry.key.id for entry in entries} | {former for entry in entries for former in entry.former_ids}
    ids |= {slug(name) for entry in entries for name in entry.names}
    keys = {Key(kind, identity) for kind in KINDS for identity in ids}
    keys |= {other.key for other in others if not names.isdisjoint(map(fold_name, other.names))}
    for name in (name for entry in entries for name in (entry.key.id, *entry.names)):
        for iso in (by_name(name), by_code(name), by_code(name.upper())):
            if iso:
                keys.add(Key("country", slug(iso.name)))
                keys |= {country.key for country in dossier.countries.values() if country.code == iso.code}
                keys |= {country.key for country in dossier.countries.values() if by_name(country.name) == iso}
    return {claim.article for key in keys for claim in dossier.about.get(key, ())}


class Beginnings:
    """The words of articles with which names may begin; made when it is first asked for."""

    def __init__(self) -> None:
        self._articles: dict[Key, Article] = {}
        self._by_word: dict[str, set[Key]] = {}

    def mentioning(self, articles: Iterable[Article], entries: Collection[Entry]) -> Iterator[Key]:
        """The articles that name one of some records, whatever they claim of it."""
        self._note(articles)
        finder = Finder(entries)
        firsts = {fold_name(words[0]) for entry in entries for name in entry.names if (words := WORD.findall(name))}
        for key in {key for first in firsts for key in self._by_word.get(first, ())}:
            article = self._articles[key]
            if finder.mentions(article, read(article.name, article.text)):
                yield key

    def _note(self, articles: Iterable[Article]) -> None:
        now = {article.key: article for article in articles}
        for key, article in now.items():
            if self._articles.get(key) is not article:
                for word in _words(f"{article.name}\n{article.text}"):
                    self._by_word.setdefault(fold_name(word), set()).add(key)
        for key in self._articles.keys() - now.keys():
            for found in self._by_word.values():
                found.discard(key)
        self._articles = now


def _words(text: str) -> set[str]:
    """The words of a Markdown text that may begin a name once its marks are taken away, and perhaps some more."""
    texts = [text]
    if "&" in text:
        texts.append(unescape(text))
    if _MARKS.search(text) or "_" in text:
        texts += [_MARKS.sub("", one) for one in texts]
        texts += [one.replace("_", mark) for one in texts for mark in ("", " ")]
    return {word for one in texts for word in BEGINNING.findall(one)}
