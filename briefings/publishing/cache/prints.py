"""What a page is made of in, a digest of it out: pages that are made of the same are the same.

A claim is what its article's files, and the records that it was read by, say: their digests stand for it, and nothing
has to be gone through field by field.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from briefings.changes import News
from briefings.loading.article import READ_BY
from briefings.model.article import Article
from briefings.model.claim import Claim
from briefings.model.dossier import Dossier, Mention
from briefings.model.ledger import Ledger
from briefings.model.record import Record
from briefings.pages.chronicle import Chronicle
from briefings.pages.desk import Desk
from briefings.pages.page import Page
from briefings.pages.watching import Look, Watch


class UnprintableError(TypeError):
    """Something of which it cannot be told whether it is the same."""


class Prints:
    """The prints of one dossier. `digests` are those of the files that it was read from; `watch` has its mappings."""

    def __init__(self, dossier: Dossier, digests: Mapping[str, bytes], watch: Watch) -> None:
        # Kept, so that no other object comes to have the identity of one of its claims.
        self._dossier = dossier
        self._digests = digests
        self._watch = watch
        self._looks: dict[Look, bytes] = {}
        # What many pages are made of, by the object that it is; these live as long as we do.
        self._shared: dict[int, tuple[object, bytes]] = {}
        self._articles = {id_: hashlib.sha256(read).digest() for id_, read in self._read_for(dossier).items()}
        self._claims = {id(claim): self._claim(claim) for claim in dossier.claims}

    def _read_for(self, dossier: Dossier) -> dict[str, bytes]:
        """By article, the files that it and its claims were read from, and those of the records they are about."""
        files: dict[str, dict[str, None]] = {}
        for article in dossier.articles.values():
            claims = dossier.about.get(article.key, ())
            files[article.id] = dict.fromkeys([article.location.file, *[claim.location.file for claim in claims]])
        for kind in READ_BY:
            for record in dossier.of_kind(kind).values():
                if record.recorded:
                    for claim in dossier.about.get(record.key, ()):
                        files[claim.article.id][record.location.file] = None
        return {id_: b"".join([self._file(file) for file in read]) for id_, read in files.items()}

    def _file(self, file: str) -> bytes:
        """What a file's path, which pages print, and what it holds make one of."""
        return b"%a:%b;" % (file, self._digests.get(file, b""))

    def basis(self, page: Page, looks: Iterable[Look]) -> bytes:
        """A digest of what a page is made of: what it was told, and what it looked at."""
        told, known = self._print(page.view), self._looks
        return hashlib.sha256(told + b"".join([known.get(look) or self._looked(look) for look in looks])).digest()

    def _looked(self, look: Look) -> bytes:
        name, key = look
        found = self._looks[look] = hashlib.sha256(self._print(self._watch.watched[name](key))).digest()
        return found

    def _print(self, value: Any) -> bytes:
        printed = _PRINTED.get(type(value))
        if printed is None:
            printed = next((printed for kind, printed in _PRINTED.items() if isinstance(value, kind)), None)
            if printed is None:
                raise UnprintableError(type(value).__name__)
            _PRINTED[type(value)] = printed
        return printed(self, value)

    def _claim(self, claim: Claim) -> bytes:
        return self._articles[claim.article.id] + b"#%d;" % claim.number

    def _mention(self, mention: Mention) -> bytes:
        return self._articles[mention.article.id] + self._plain(mention.sentence)

    def _article(self, article: Article) -> bytes:
        return self._articles[article.id]

    def _record(self, record: Record) -> bytes:
        if record.recorded:
            return self._file(record.location.file)
        return repr((record.key, record.name, record.sort_name, record.location)).encode()

    def _all(self, values: Sequence[Any]) -> bytes:
        known, claims = _PRINTED, self._claims
        if values and id(values[0]) in claims:
            try:
                return b"(%b)" % b",".join([claims[id(value)] for value in values])
            except KeyError:
                pass
        return b"(%b)" % b",".join([known[type(v)](self, v) if type(v) in known else self._print(v) for v in values])

    def _ledger(self, ledger: Ledger[Any]) -> bytes:
        return self._once(ledger, lambda: b";".join([self._all(entry.claims) for entry in ledger.entries]))

    def _news(self, news: News) -> bytes:
        day, now, was, beside, parties, is_late, is_background, was_disputed = news
        claims = self._claims
        told = b"".join([claims[id(claim)] for claim in now + was])
        told = b"%b%d,%d,%d,%d,%d;" % (told, day.toordinal(), len(now), is_late, is_background, was_disputed)
        if beside:
            told += b"".join([b"%b;" % self._all(side) for side in beside])
        if parties:
            # What else a party is called is named in the claims.
            told += "".join([f"{party.key.kind}/{party.key.id};" for party in parties]).encode()
        return told

    def _once(self, value: object, printed: Callable[[], bytes]) -> bytes:
        found = self._shared.get(id(value))
        if found is None:
            found = self._shared[id(value)] = value, printed()
        return found[1]

    def _chronicle(self, chronicle: Chronicle) -> bytes:
        return self._all((chronicle.record, chronicle.is_empty, chronicle.years))

    def _desk(self, _: Desk) -> bytes:
        return b"desk"  # what it holds is looked at, and is told by the looks

    def _partial(self, made: "partial[Any]") -> bytes:
        return self._all((made.func, made.args, tuple(made.keywords.items())))

    def _method(self, method: MethodType) -> bytes:
        return self._all((method.__func__, method.__self__))

    def _function(self, function: FunctionType) -> bytes:
        if function.__closure__:
            raise UnprintableError(function.__qualname__)
        return f"{function.__module__}.{function.__qualname__};".encode()

    def _plain(self, value: object) -> bytes:
        return b"%a;" % (value,)


# More precise kinds stand before those that hold them too.
_PRINTED: dict[type, Callable[[Prints, Any], bytes]] = {
    Claim: Prints._claim,
    Mention: Prints._mention,
    Article: Prints._article,
    Record: Prints._record,
    Ledger: Prints._ledger,
    Chronicle: Prints._chronicle,
    News: Prints._news,
    Desk: Prints._desk,
    partial: Prints._partial,
    MethodType: Prints._method,
    FunctionType: Prints._function,
    tuple: Prints._all,
    list: Prints._all,
    str: Prints._plain,
    int: Prints._plain,
    type(None): Prints._plain,
    datetime.date: Prints._plain,
}
