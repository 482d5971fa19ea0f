"""A claim in, its row out: each field with the place where it was written, the quotes as far as they may be shown."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from briefings.model.claim import Claim, Delegate, Event, Position, Quotation
from briefings.model.reference import Reference
from briefings.model.vocabulary import (
    ATTENDANCES,
    CAPACITIES,
    CONFIDENCES,
    EVENT_KINDS,
    ROLES,
    STANCES,
    Word,
)
from briefings.pages import permalinks
from briefings.pages.dates import in_words
from briefings.pages.links import Attributes, Day, Fact, Named, Term, traced, traced_in
from briefings.pages.rows import AnyRow, DelegateRow, EventRow, PositionRow, Source

C = TypeVar("C", bound=str)


class Names(Protocol):
    """Whoever knows what records are called, and the articles behind claims."""

    def named(self, reference: Reference) -> Named:
        """A record that somebody named."""

    def maybe_named(self, reference: Reference | None) -> Named | None:
        """A record that somebody may have named."""

    def source(self, article_id: str) -> Source:
        """The article behind a claim."""

    def is_ahead(self, event: Event) -> bool:
        """Whether an event lies ahead."""


class _Written:
    """The fields of one claim, each with the place where it was written."""

    __slots__ = ("_file", "_layout", "_line")

    def __init__(self, claim: Claim) -> None:
        self._layout = claim.layout
        self._file, self._line, _ = claim.location

    def at(self, name: str, value: str | None = None) -> Attributes:
        found = self._layout.get(name)
        return traced_in(self._file, self._line + found[0] if found else self._line, value)

    def fact(self, name: str, text: str) -> Fact | None:
        return Fact(text, self.at(name)) if text else None

    def term(self, name: str, code: C, words: Mapping[C, Word]) -> Term:
        label, meaning = words[code]
        is_written = name in self._layout
        return Term(code, label, meaning, self.at(name, code if is_written else ""), is_written)


def prepared(claim: Claim, names: Names) -> AnyRow:
    """A claim as a reader sees it."""
    written = _Written(claim)
    common = _common(claim, written, names)
    if isinstance(claim, Delegate):
        return _delegate(claim, written, names, common)
    if isinstance(claim, Position):
        return PositionRow(
            **common,
            parties=tuple(map(names.named, claim.parties)),
            issue=names.named(claim.issue),
            stance=written.term("stance", claim.stance, STANCES),
            summary=Fact(claim.summary, written.at("summary")),
            conditions=written.fact("conditions", claim.conditions),
            speaker=names.maybe_named(claim.speaker),
        )
    assert isinstance(claim, Event)
    return EventRow(
        **common,
        date=_extent(claim, written),
        title=Fact(claim.title, written.at("title")),
        event_kind=written.term("kind", claim.kind, EVENT_KINDS),
        place=written.fact("place", claim.place),
        parties=tuple(map(names.named, claim.parties)),
        people=tuple(map(names.named, claim.people)),
        ahead=names.is_ahead(claim),
    )


def _delegate(claim: Delegate, written: _Written, names: Names, common: dict[str, Any]) -> DelegateRow:
    person = names.maybe_named(claim.person)
    signed = None
    if claim.signed is not None:
        text, value = ("signed", "yes") if claim.signed else ("did not sign", "no")
        signed = Fact(text, written.at("signed", value))
    return DelegateRow(
        **common,
        who=person.text if person else claim.group,
        person=person,
        group=written.fact("group", claim.group),
        party=names.named(claim.party),
        post=written.fact("post", claim.post),
        honorific=written.fact("honorific", claim.honorific),
        role=written.term("role", claim.role, ROLES),
        capacity=written.term("capacity", claim.capacity, CAPACITIES),
        attendance=written.term("attendance", claim.attendance, ATTENDANCES),
        organization=names.maybe_named(claim.organization),
        replaces=names.maybe_named(claim.replaces),
        signed=signed,
    )


def _common(claim: Claim, written: _Written, names: Names) -> dict[str, Any]:
    """The fields that every row has."""
    source = names.source(claim.article.id)
    words = [passage.words for quotation in claim.quotations for passage in quotation.passages]
    as_of = None
    if "as_of" in claim.layout:
        as_of = _day(claim.as_of.text, written.at("as_of", claim.as_of.text))
    is_marked = source.quotable and bool(words)
    stand_in_original = words if source.quotable and not source.is_note else ()
    return {
        "number": claim.number,
        "anchor": permalinks.claim_anchor(claim.number),
        "path": (permalinks.passage if is_marked else permalinks.claim)(claim.article, claim.number),
        "at": traced(claim.location, ""),
        "source": source,
        "day": as_of or source.day,
        "as_of": as_of,
        "quotes": tuple(map(_quote, claim.quotations)) if source.quotable else (),
        "original": permalinks.original(source.url, stand_in_original),
        "voice": _voice(claim, written, source),
        "confidence": written.term("confidence", claim.confidence, CONFIDENCES) if claim.confidence else None,
        "note": written.fact("note", claim.note),
        "negotiation": names.maybe_named(claim.negotiation),
        "on_behalf_of": tuple(map(names.named, claim.on_behalf_of)),
    }


def _voice(claim: Claim, written: _Written, source: Source) -> Fact | None:
    """A voice without a name, as printed; where no words of the article may be shown, that there is one."""
    if claim.attribution and not source.quotable:
        return Fact("an unnamed source", written.at("attribution", ""))
    return written.fact("attribution", claim.attribution)


def _extent(event: Event, written: _Written) -> Day:
    """The days that an event takes."""
    start, end = event.date.text, event.end.text if event.end else ""
    text = f"{start.partition('/')[0]}/{end.rpartition('/')[2]}" if end else start
    return _day(text, written.at("date", start))


def _day(text: str, at: Attributes) -> Day:
    return Day(in_words(text), text.partition("/")[0], at)


def _quote(quotation: Quotation) -> Fact:
    """A quote in the article's own words."""
    words = " … ".join([" ".join(passage.words.split()) for passage in quotation.passages]) or quotation.written
    value = None if words == quotation.written else quotation.written
    return Fact(words, traced(quotation.location, value))
