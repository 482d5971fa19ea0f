"""A key or a word that nothing is called in, what was probably meant and how it is written out."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic.fields import FieldInfo

from briefings.loading.written import front_matter, record, sidecar
from briefings.loading.written.base import Written

# How alike two words are where one is a slip of the pen.
_SLIP = 0.8
# What a kind of entry is called in messages.
NOUNS: dict[type[Written], str] = {
    sidecar.Sidecar: "a sidecar",
    sidecar.DelegateEntry: "a delegate",
    sidecar.PositionEntry: "a position",
    sidecar.EventEntry: "an event",
    record.NegotiationFile: "a negotiation's record",
    record.PersonFile: "a person's record",
    record.CountryFile: "a country's record",
    record.OrganizationFile: "an organization's record",
    record.IssueFile: "an issue's record",
    front_matter.FrontMatter: "an article's front matter",
    front_matter.PageFrontMatter: "a page's front matter",
    record.VenueEntry: "a venue",
    record.PostEntry: "a post",
    record.MemberEntry: "a member",
    record.OtherName: "another name",
}
# The key that holds a kind of entry.
NESTED: dict[str, type[Written]] = {
    "delegates": sidecar.DelegateEntry,
    "positions": sidecar.PositionEntry,
    "events": sidecar.EventEntry,
    "venue": record.VenueEntry,
    "posts": record.PostEntry,
    "members": record.MemberEntry,
    "other_names": record.OtherName,
}
# What people write for a key of ours; the first that the entry has is meant.
MEANT = {
    "country": "party", "delegation": "party", "side": "party", "name": "person title", "who": "person",
    "delegate": "person", "position": "post", "job": "post", "function": "post", "office": "post", "rank": "role",
    "status": "attendance", "attending": "attendance", "topic": "issue", "subject": "issue", "text": "quote",
    "source": "quote", "quotes": "quote", "quotation": "quote", "citation": "quote", "condition": "conditions",
    "comment": "note", "notes": "note", "link": "url", "website": "url", "author": "authors", "agency": "agencies",
    "outlet": "publisher", "newspaper": "publisher", "published": "date", "day": "date", "lang": "language",
    "aliases": "other_names", "also_known_as": "other_names", "description": "summary", "previous": "follows",
    "parent": "part_of", "location": "venue place", "place": "venue", "mediator": "mediators", "host": "hosts",
    "observer": "observers", "job_title": "post", "wikidata": "identifiers", "title": "name post", "since": "start",
    "from": "start", "begin": "start", "until": "end", "to": "end", "town": "city", "state": "party country",
}  # fmt: skip

# What people write for a word of ours, by the key that takes it.
MEANT_WORDS: Mapping[str, Mapping[str, str]] = {
    "attendance": {
        "refused": "declined", "refuses": "declined", "rejected": "declined", "no": "declined",
        "not_coming": "declined",
        "not_attending": "declined", "will_not_come": "declined", "will_not_attend": "declined", "boycott": "declined",
        "boycotts": "declined", "stays_away": "declined", "cancelled": "declined", "coming": "announced",
        "expected": "announced", "planned": "announced", "named": "announced", "appointed": "announced",
        "will_come": "announced", "will_attend": "announced", "attending": "announced", "accepted": "confirmed",
        "agreed": "confirmed", "present": "attended", "came": "attended", "left": "withdrew", "walked_out": "withdrew",
        "missing": "absent", "did_not_come": "absent", "maybe": "unclear", "unknown": "unclear", "undecided": "unclear",
    },
    "stance": {
        "wants": "demands", "insists": "demands", "requires": "demands", "calls_for": "demands", "for": "supports",
        "agrees": "supports", "accepts": "supports", "favours": "supports", "in_favour": "supports",
        "proposes": "offers", "suggests": "offers", "against": "opposes", "disagrees": "opposes", "refuses": "rejects",
        "denies": "rejects", "no": "rejects", "willing": "open", "ready": "open",
    },
    "role": {
        "leader": "head", "leads": "head", "chief": "head", "head_of_delegation": "head", "deputy": "deputy_head",
        "delegate": "member", "advisor": "adviser", "expert": "adviser", "spokesperson": "speaker",
        "spokesman": "speaker", "spokeswoman": "speaker", "chairman": "chair", "chairwoman": "chair",
        "mediator": "facilitator", "secretary": "secretariat",
    },
    "capacity": {"mediation": "mediator", "facilitator": "mediator", "negotiator": "party", "guest": "observer"},
    "kind": {
        "talks": "round", "negotiation": "round", "summit": "meeting", "call": "meeting", "deal": "agreement",
        "signing": "agreement", "treaty": "agreement", "speech": "statement", "offer": "proposal",
    },
    "status": {
        "planned": "scheduled", "announced": "scheduled", "upcoming": "scheduled", "active": "ongoing",
        "open": "ongoing", "running": "ongoing", "under_way": "ongoing", "paused": "suspended", "stalled": "suspended",
        "finished": "concluded", "closed": "concluded", "ended": "concluded", "done": "concluded",
        "failed": "collapsed", "broken_down": "collapsed", "called_off": "cancelled", "delayed": "postponed",
    },
    "confidence": {"sure": "high", "certain": "high", "strong": "high", "moderate": "medium", "weak": "low"},
    "classification": {
        "organization": "international_organization", "alliance": "bloc", "coalition": "bloc", "militia":
        "armed_organization", "rebels": "armed_organization", "army": "armed_organization", "ministry":
        "government_body", "government": "government_body", "agency": "government_body", "charity": "ngo",
        "foundation": "ngo", "business": "company", "firm": "company",
    },
    "publish": {"all": "full", "everything": "full", "quotes": "excerpts", "extracts": "excerpts", "none": "link"},
}  # fmt: skip


def meant_key(name: str, model: type[Written]) -> str | None:
    """The key of an entry that was probably meant."""
    keys = list(model.model_fields)
    plain = _plain(name)
    for key in (plain, *MEANT.get(plain, "").split()):
        if key in keys:
            return key
    return next(iter(get_close_matches(plain, keys, n=1, cutoff=0.7)), None)


def sure_key(name: str, model: type[Written]) -> str | None:
    """The key of an entry that a misspelt one can only mean."""
    return _sure(name, list(model.model_fields))


def on_key(name: str, model: type[Written]) -> str:
    """What to do about a key that an entry does not have."""
    if meant := meant_key(name, model):
        return f"Write `{meant}`."
    others = [other for other in NOUNS if _in_one_file(other, model)]
    elsewhere = [NOUNS[other] for other in others if _plain(name) in other.model_fields]
    if elsewhere:
        return f"`{_plain(name)}` is a key of {' and '.join(elsewhere)}: put it there, or check the indent."
    keys = sorted(model.model_fields, key=lambda key: key not in model.__annotations__)
    return f"Take it away, or write one of: {', '.join(keys)}."


def on_word(name: str, written: object, field: FieldInfo) -> tuple[str, str, str]:
    """What to say of a value outside its closed list: a code, what is wrong, what would be right."""
    words = _words(field)
    choice = f"Write one of: {', '.join(words)}."
    if not isinstance(written, str):
        return "wrong-value", f"`{name}` takes one word.", choice
    if not written.strip():
        return "empty-value", "", choice
    plain = _plain(written)
    meant = MEANT_WORDS.get(name, {}).get(plain, plain)
    near = [meant] if meant in words else get_close_matches(plain, words, n=1, cutoff=0.6)
    hint = f"Write `{near[0]}`. All the words: {', '.join(words)}." if near else choice
    return "wrong-value", f"`{written}` is no word for `{name}`.", hint


def sure_word(written: object, field: FieldInfo) -> str | None:
    """The word of a closed list that a misspelt one can only mean."""
    return _sure(written, _words(field)) if isinstance(written, str) else None


def on_field(name: str, field: FieldInfo) -> str:
    """What to write in a field, from its declaration."""
    meaning = (field.description or "").removesuffix(".")
    return f"Add `{name}`, such as `{example(name, field)}` ({meaning[:1].lower()}{meaning[1:]})."


def example(name: str, field: FieldInfo) -> str:
    """A field as it may be written."""
    return f"{name}: {field.examples[0]}" if field.examples else f"{name}:"


def first_line(entry: type[Written]) -> str:
    """The line with which an entry of a kind may begin."""
    own = [name for name in entry.model_fields if name in entry.__annotations__]
    return example(own[0], entry.model_fields[own[0]])


def _words(field: FieldInfo) -> list[str]:
    """The words of a field with a closed list."""
    parts = (field.annotation, *get_args(field.annotation))
    return [word for part in parts for word in get_args(part) if isinstance(word, str)]


def _sure(written: str, words: list[str]) -> str | None:
    """The one of several words that another is a slip of the pen for."""
    plain = _plain(written)
    near = [plain] if plain in words else get_close_matches(plain, words, n=2, cutoff=_SLIP)
    return near[0] if len(near) == 1 else None


def _plain(word: str) -> str:
    """A key or word as ours are written."""
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def _in_one_file(one: type[Written], other: type[Written]) -> bool:
    """Whether two kinds of entry can stand in one file."""
    return one is not other and one.__module__ == other.__module__ and not (_is_file(one) and _is_file(other))


def _is_file(entry: type[Written]) -> bool:
    return entry not in NESTED.values()
