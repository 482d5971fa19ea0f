"""A dossier in, what can be searched for out: every record and page with its names and its words, as far as shown.

Nothing comes out of here that no page shows: of an article whose text is withheld, only its quoted passages, or none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.negotiation import Negotiation
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import KINDS, Kind, Reference
from briefings.model.vocabulary import ATTENDANCES, CAPACITIES, ROLES, STANCES
from briefings.model.when import in_words
from briefings.pages import permalinks
from briefings.pages.citable import quotable, shown_whole
from briefings.prose.article import read
from briefings.prose.markdown import to_html
from briefings.prose.words import words

SINGULARS: dict[Kind, str] = {
    "negotiation": "Negotiation",
    "person": "Person",
    "country": "Country",
    "organization": "Organization",
    "issue": "Issue",
    "article": "Article",
}
PAGE = "Page"
_OF_ALL = (
    (permalinks.ABOUT, "About", "What words on other pages mean, how to read them, how each fact is proved."),
    (permalinks.CHANGES, "What changed", "Everything that became known, day by day."),
    (permalinks.TIMELINE, "Timeline", "All events and rounds of talks, in order of time."),
)


class Findable(NamedTuple):
    """What can be found by name: a page's address, its kind as a reader calls it, its title and its other names."""

    path: str
    kind: str
    title: str
    names: tuple[str, ...] = ()


class Searchable(NamedTuple):
    """What can be found by its words, too. `day` is as shown; `year` is 0 where a page is about none."""

    entry: Findable
    year: int
    day: str
    texts: tuple[str, ...]


def entries(dossier: Dossier) -> Iterator[Findable]:
    """Everything that has a name, kind by kind, in order of id (articles of date)."""
    for kind in KINDS:
        for record in dossier.of_kind(kind).values():
            yield _entry(record)
    yield from (searchable.entry for searchable in _pages(dossier))


def searchables(dossier: Dossier) -> Iterator[Searchable]:
    """Everything that can be found by its words: pages that are about no record first, then kind by kind, by year."""
    yield from _pages(dossier)
    for kind in KINDS:
        for record in sorted(dossier.of_kind(kind).values(), key=_year):
            yield _searchable(dossier, record)


def _year(record: Record) -> int:
    """The year that a record belongs to, 0 where it belongs to none."""
    if isinstance(record, Article):
        return record.date.year
    return record.start.first.year if isinstance(record, Negotiation) and record.start else 0


def _entry(record: Record) -> Findable:
    others = dict.fromkeys(name.text for name in record.other_names if name.text != record.name)
    return Findable(permalinks.permalink(record.key), SINGULARS[record.key.kind], record.name, tuple(others))


def _pages(dossier: Dossier) -> Iterator[Searchable]:
    """The pages that are about no record; there are always some."""
    written = {f"{page.address}/": page for page in dossier.ordinary_pages if page.address}
    for path, title, about in _OF_ALL:
        if path not in written:
            yield Searchable(Findable(path, PAGE, title), 0, "", (about,))
    for path, page in written.items():
        yield Searchable(Findable(path, PAGE, page.title), 0, "", (page.summary, words(to_html(page.text)).text))


def _searchable(dossier: Dossier, record: Record) -> Searchable:
    day, texts = "", [words(to_html(record.summary)).text if record.summary else ""]
    if isinstance(record, Article):
        day = in_words(record.date.isoformat())
        texts += _article(dossier, record)
    elif isinstance(record, Negotiation):
        day = in_words(record.start.text) if record.start else ""
        texts += [record.venue.city if record.venue else "", _names(dossier, record.parties)]
    elif isinstance(record, Person):
        texts += [post.title for post in record.posts]
        texts.append(_name(dossier, record.party) if record.party else "")
    return Searchable(_entry(record), _year(record), day, tuple(text for text in texts if text))


def _article(dossier: Dossier, article: Article) -> Iterator[str]:
    """The words of an article as far as they may be shown, and its claims, a sentence each."""
    claims = sorted(dossier.about.get(article.key, ()), key=lambda claim: claim.number)
    yield article.publisher
    if shown_whole(article):
        yield read(article.name, article.text).body.text
    elif quotable(article):
        passages = (p for claim in claims for quotation in claim.quotations for p in quotation.passages)
        places = {(passage.start, passage.end): " ".join(passage.words.split()) for passage in passages}
        yield " … ".join(places[place] for place in sorted(places))
    yield " ".join(_sentence(dossier, claim) for claim in claims)


def _sentence(dossier: Dossier, claim: Claim) -> str:
    """A claim in a sentence, made of what a page prints of it."""
    where = f" at {_name(dossier, claim.negotiation)}" if claim.negotiation else ""
    if isinstance(claim, Delegate):
        who = _name(dossier, claim.person) if claim.person else claim.group
        post = f", {claim.post}" if claim.post else ""
        role = (ROLES[claim.role] if claim.capacity == "party" else CAPACITIES[claim.capacity]).label
        for_whom = _name(dossier, claim.party)
        return f"{who}{post}, {role} for {for_whom}{where}: {ATTENDANCES[claim.attendance].label}."
    if isinstance(claim, Position):
        parties, issue = _names(dossier, claim.parties), _name(dossier, claim.issue)
        return f"{parties} on {issue}{where}, {STANCES[claim.stance].label}: {claim.summary} {claim.conditions}".strip()
    assert isinstance(claim, Event)
    return f"{claim.title}{f' ({claim.place})' if claim.place else ''}, {in_words(claim.date.text)}."


def _names(dossier: Dossier, references: tuple[Reference, ...]) -> str:
    return ", ".join(_name(dossier, reference) for reference in references)


def _name(dossier: Dossier, reference: Reference) -> str:
    return dossier.record(reference.key).name
