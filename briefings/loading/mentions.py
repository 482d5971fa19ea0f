"""Where an article names somebody who has a record: the sentence, for the pages that link back."""

import re
from collections.abc import Container, Iterable, Iterator

from briefings.loading.resolving import Entry
from briefings.model.article import Article
from briefings.model.dossier import Mention
from briefings.model.reference import Key
from briefings.prose.article import Prose
from briefings.prose.folding import fold_name
from briefings.prose.sentences import sentence_around

# A word that may begin a name: its first letter is a capital one, or not ASCII.
BEGINNING = re.compile(r"[A-Z\u00aa-\U0010ffff](?<!\w.)[\w'’ʼ-]*")
WORD = re.compile(r"[\w'’ʼ-]+")
_SHORTENED = 4
LOOKED_FOR = ("person", "organization")


class Finder:
    """Finds the names of recorded people and organizations in articles, all in one pass over the capital letters."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], Key]]]] = {}
        for entry in entries:
            if entry.key.kind in LOOKED_FOR:
                for name in entry.names:
                    first, *rest = [fold_name(word) for word in WORD.findall(name)] or [""]
                    if first and (rest or len(first) > 2):
                        by_second = self._by_first.setdefault(first, {})
                        by_second.setdefault(rest[0] if rest else "", []).append((tuple(rest), entry.key))
        # Words, as written, with which no name begins.
        self._nobody: set[str] = set()

    def mentions(
        self, article: Article, prose: Prose, claimed: Container[Key] = frozenset()
    ) -> tuple[tuple[Key, Mention], ...]:
        """The first place in an article that names each record of which it claims nothing.

        `claimed` are the records of which it does; the sentence is there only if all of the text may be shown.
        """
        found: dict[Key, Mention] = {}
        for key, start, end in self.named(prose.text, claimed):
            sentence = sentence_around(prose.text, start, end) if article.publish == "full" else ""
            found[key] = Mention(article.key, sentence)
        return tuple(found.items())

    def named(self, text: str, left_out: Container[Key] = frozenset()) -> Iterator[tuple[Key, int, int]]:
        """The first place in a text that names each record, those left out that nobody asks for: start and end."""
        if not self._by_first:
            return
        found: set[Key] = set()
        nobody = self._nobody
        for match in BEGINNING.finditer(text):
            if (written := match[0]) in nobody:
                continue
            if not (by_second := self._by_first.get(fold_name(written))):
                nobody.add(written)
                continue
            second = WORD.match(text, _after(text, match))
            after = fold_name(second.group()) if second else ""
            candidates = by_second.get(after, [])
            if after.endswith("s"):
                candidates = candidates + by_second.get(after[:-1], [])
            for rest, key in candidates + by_second.get("", []):
                if key not in found and key not in left_out and (end := _follows(text, match, rest)):
                    found.add(key)
                    yield key, match.start(), end


def _follows(text: str, first: re.Match[str], words: tuple[str, ...]) -> int:
    """Where the words end that stand after the first one, or 0 where others stand there."""
    before = first
    for word in words:
        start = _after(text, before)
        match = WORD.match(text, start) if text[start - 1 : start] in (" ", "\n") else None
        if not match or fold_name(match.group()) not in (word, f"{word}s"):
            return 0
        before = match
    return before.end()


def _after(text: str, word: re.Match[str]) -> int:
    """Where the word after a word can begin: after one space, and before it a dot where the word may be shortened."""
    end = word.end()
    return end + 2 if end - word.start() <= _SHORTENED and text[end : end + 1] == "." else end + 1
