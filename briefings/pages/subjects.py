"""Records in, things in the words of schema.org out: what the page of each is about, as far as schema.org has words.

    negotiation             Event
    person                  Person
    country, organization   Country, Organization
    issue                   DefinedTerm
    article                 NewsArticle, which is elsewhere; our own note is a Report that is based on it

Withheld text is in none of them.
"""

from collections.abc import Iterable, Sequence

from briefings.model.article import Article
from briefings.model.country import Country
from briefings.model.issue import Issue
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.reference import Key, Kind, Reference
from briefings.model.vocabulary import Classification, Status
from briefings.model.when import When
from briefings.pages import permalinks
from briefings.pages.citable import Source
from briefings.pages.desk import PLURALS, Desk
from briefings.pages.links import Named, Outside
from briefings.pages.things import Place, Said, Thing, thing, things

NAMED = 30
_KINDS: dict[Kind, str] = {"person": "Person", "country": "Country", "organization": "Organization"}
# schema.org has no word for talks that were broken off or only proposed.
_STATUSES: dict[Status | None, str] = {
    "scheduled": "EventScheduled",
    "ongoing": "EventScheduled",
    "concluded": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
_ORGANIZATIONS: dict[Classification, str] = {"government_body": "GovernmentOrganization", "ngo": "NGO"}


def event(desk: Desk, negotiation: Negotiation, heads: Iterable[Named]) -> Thing:
    """A negotiation: when, where, by whom; those who attend are the parties and those who lead for them."""
    venue, status = negotiation.venue, _STATUSES.get(negotiation.status)
    address = venue and thing(
        "PostalAddress",
        addressLocality=venue.city,
        addressCountry=desk.link(venue.country.key).text if venue.country else None,
    )
    return _record(
        "Event",
        negotiation,
        startDate=_first(negotiation.start),
        endDate=_last(negotiation.end or _span(negotiation.start)),
        eventStatus=f"https://schema.org/{status}" if status else None,
        location=thing("Place", name=venue.city, address=address) if venue and address else None,
        attendee=(*_named(desk, _keys(negotiation.parties)), *things("Person", heads)),
        organizer=_named(desk, _keys(negotiation.hosts)),
        superEvent=_one(desk, "Event", negotiation.part_of),
        about=things("DefinedTerm", (desk.link(key) for key in _keys(negotiation.issues)[:NAMED])),
    )


def person(desk: Desk, record: Person, post: str, identifiers: Iterable[Outside]) -> Thing:
    """A person, with the post that an article gave them last."""
    party = record.party
    return _record(
        "Person",
        record,
        identifiers,
        honorificPrefix=record.honorific,
        jobTitle=post,
        affiliation=_one(desk, "Organization", party) if party and party.key.kind == "organization" else None,
    )


def country(record: Country, identifiers: Iterable[Outside]) -> Thing:
    """A country, with its ISO code."""
    return _record("Country", record, identifiers, identifier=record.code)


def organization(desk: Desk, record: Organization, identifiers: Iterable[Outside]) -> Thing:
    """An organization, what it is part of, and who belongs to it."""
    return _record(
        _ORGANIZATIONS.get(record.classification, "Organization"),
        record,
        identifiers,
        parentOrganization=_one(desk, "Organization", record.part_of),
        member=_named(desk, [m.party.key for m in record.members if m.party.key.kind == "organization"]),
    )


def issue(record: Issue) -> Thing:
    """An issue, as a term of the list of issues."""
    shelf = permalinks.listing("issue")
    return _record(
        "DefinedTerm",
        record,
        inDefinedTermSet=thing("DefinedTermSet", name=PLURALS["issue"], url=Place(shelf)),
    )


def article(record: Article, source: Source, site_name: str) -> Thing:
    """A page about a report that stands elsewhere; or our own note, which is based on one."""
    here = Place(permalinks.permalink(record.key))
    if record.is_note:
        ours = thing("Organization", name=site_name)
        day = record.date.isoformat()
        return thing("Report", headline=record.name, url=here, datePublished=day, publisher=ours, isBasedOn=source.url)
    report = thing(
        "NewsArticle",
        headline=record.name,
        datePublished=record.date.isoformat(),
        publisher=thing("Organization", name=record.publisher) if record.publisher else None,
        author=tuple(thing("Person", name=name) for name in record.authors[:NAMED]),
        url=source.url,
        archivedAt=source.archive_url,
        inLanguage=record.language,
    )
    return thing("WebPage", name=record.name, url=here, mainEntity=report)


def _record(kind: str, record: Record, identifiers: Iterable[Outside] = (), **said: "Said | None") -> Thing:
    """What may be said of every record, and then what may be said of this kind."""
    others = dict.fromkeys(name.text for name in record.other_names if name.text != record.name)
    return thing(
        kind,
        name=record.name,
        alternateName=tuple(others)[:NAMED],
        url=Place(permalinks.permalink(record.key)),
        sameAs=tuple(entry.url for entry in identifiers if entry.url),
        **said,
    )


def _named(desk: Desk, keys: Sequence[Key]) -> tuple[Thing, ...]:
    return tuple(found for key in keys[:NAMED] for found in things(_KINDS.get(key.kind, "Thing"), (desk.link(key),)))


def _one(desk: Desk, kind: str, reference: Reference | None) -> Thing | None:
    return things(kind, (desk.link(reference.key),))[0] if reference else None


def _keys(references: Iterable[Reference]) -> list[Key]:
    return list(dict.fromkeys(reference.key for reference in references))


def _first(when: When | None) -> str | None:
    return when.text.partition("/")[0] if when else None


def _span(start: When | None) -> When | None:
    """A beginning that says when it ended, too; no other does."""
    return start if start and "/" in start.text else None


def _last(when: When | None) -> str | None:
    return when.text.rpartition("/")[2] if when else None
