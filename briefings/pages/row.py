"""What every claim shows: each field with the place where it was written, the quotes as far as they may be shown.

A page shows some fields of a claim, and another page others: each is prepared when it is first asked for, and once.
"""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from briefings.model.claim import Claim, Quotation
from briefings.model.vocabulary import CONFIDENCES, Word
from briefings.model.when import in_words
from briefings.pages import permalinks
from briefings.pages.links import Attributes, Day, Fact, Named, Term, traced, traced_in
from briefings.pages.names import Names
from briefings.pages.prepared import prepared

C = TypeVar("C", bound=str)


class Row:
    """What every claim shows.

    `identity` tells the claim from all others at its desk, and `printed` is what was printed there.
    """

    kind: ClassVar[str] = ""
    _claim: Claim

    def __init__(self, claim: Claim, names: Names) -> None:
        self._claim = claim
        self.identity = id(claim)
        self._names = names
        self.printed = names.printed
        self.number = claim.number
        self.source = names.source(claim.article.id)

    @prepared
    def anchor(self) -> str:
        """Its anchor on the page of its article."""
        return permalinks.claim_anchor(self.number)

    @prepared
    def passage(self) -> str:
        """The anchor of its first passage in the text of its article."""
        return permalinks.passage_anchor(self.number)

    @prepared
    def path(self) -> str:
        """The address of the marked passage, or of the claim where nothing is marked."""
        is_marked = self.source.quotable and any(quotation.passages for quotation in self._claim.quotations)
        return (permalinks.passage if is_marked else permalinks.claim)(self._claim.article, self.number)

    @prepared
    def at(self) -> Attributes:
        """Where the claim was written."""
        return traced(self._claim.location, "")

    @prepared
    def day(self) -> Day:
        """The day for which it held."""
        return self.as_of or self.source.day

    @prepared
    def as_of(self) -> Day | None:
        """That day, only where it is not the article's own."""
        if "as_of" not in self._claim.layout:
            return None
        text = self._claim.as_of.text
        return written_day(text, self._written_at("as_of", text))

    @prepared
    def quotes(self) -> tuple[Fact, ...]:
        """The article's own words, where they may be shown."""
        return tuple(map(_quote, self._claim.quotations)) if self.source.quotable else ()

    @prepared
    def original(self) -> str | None:
        """The address of the words elsewhere."""
        source = self.source
        if not source.quotable or source.is_note:
            return permalinks.original(source.url)
        words = [passage.words for quotation in self._claim.quotations for passage in quotation.passages]
        return permalinks.original(source.url, words)

    @prepared
    def voice(self) -> Fact | None:
        """A voice without a name, as printed; where no words of the article may be shown, that there is one."""
        if self._claim.attribution and not self.source.quotable:
            return Fact("an unnamed source", self._written_at("attribution", ""))
        return self._fact("attribution", self._claim.attribution)

    @prepared
    def confidence(self) -> Term | None:
        """How sure the analyst is, where they said it."""
        return self._term("confidence", self._claim.confidence, CONFIDENCES) if self._claim.confidence else None

    @prepared
    def note(self) -> Fact | None:
        """The analyst's note."""
        return self._fact("note", self._claim.note)

    @prepared
    def negotiation(self) -> Named | None:
        """Which negotiation it is about."""
        return self._names.maybe_named(self._claim.negotiation)

    @prepared
    def on_behalf_of(self) -> tuple[Named, ...]:
        """For whom else it was said."""
        return tuple(map(self._names.named, self._claim.on_behalf_of))

    def _written_at(self, name: str, value: str | None = None) -> Attributes:
        """Where a field was written; `value` is what stands there, if not the words shown."""
        file, line, _ = self._claim.location
        found = self._claim.layout.get(name)
        return traced_in(file, line + found[0] if found else line, value)

    def _fact(self, name: str, text: str) -> Fact | None:
        return Fact(text, self._written_at(name)) if text else None

    def _term(self, name: str, code: C, words: Mapping[C, Word]) -> Term:
        label, meaning = words[code]
        is_written = name in self._claim.layout
        return Term(code, label, meaning, self._written_at(name, code if is_written else ""), is_written)


def written_day(text: str, at: Attributes) -> Day:
    """A date as it was written, or two with a slash between them."""
    return Day(in_words(text), text.partition("/")[0], at)


def _quote(quotation: Quotation) -> Fact:
    """A quote in the article's own words."""
    words = " … ".join([" ".join(passage.words.split()) for passage in quotation.passages]) or quotation.written
    value = None if words == quotation.written else quotation.written
    return Fact(words, traced(quotation.location, value))
