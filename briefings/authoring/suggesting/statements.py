"""What parties seem to want and what is said to happen in one text in; entries for its sidecar out."""

from collections.abc import Iterator, Sequence

from briefings.authoring.suggesting.events import Dated
from briefings.authoring.suggesting.positions import Wanted
from briefings.authoring.suggesting.quoting import overlapping, standing
from briefings.authoring.suggesting.sidecar import Said
from briefings.authoring.suggesting.suggestion import Suggestion
from briefings.prose.article import Prose

Voiced = str
_UNDECIDED = {
    "party": "who holds it",
    "issue": "what it is about",
    "summary": "what they want, in your own words",
}


def positions(prose: Prose, found: Sequence[tuple[Wanted, Voiced]], said: Said) -> Iterator[Suggestion]:
    """An entry for each position whose words the sidecar does not quote already."""
    told: set[str] = set()
    for one, voice in found:
        (start, end), *more = one.spans
        quote = standing(prose, start, end, *more)
        first, last = one.spans[-1]
        if not quote or quote in told or overlapping(prose, said.quotes, first, last):
            continue
        told.add(quote)
        parties = tuple(party for party in one.parties if party)
        fields: dict[str, str | tuple[str, ...]] = {"party": parties if len(parties) > 1 else "".join(parties)}
        if one.speaker:
            fields["speaker"] = one.speaker
        elif voice:
            fields["attribution"] = voice
        fields |= {"issue": one.issue, "stance": one.stance, "summary": "", "quote": quote}
        yield Suggestion(part="positions", fields=fields, why=f"“{one.cue}”", undecided=_UNDECIDED)


def events(prose: Prose, found: Sequence[tuple[Dated, Voiced]], said: Said) -> Iterator[Suggestion]:
    """An entry for each event on a day that the sidecar tells of no event; of two on one day, the one with a place."""
    days = set(said.days)
    for one, voice in sorted(found, key=lambda pair: (pair[0].given.first, not pair[0].place)):
        day = one.given.first.isoformat()
        quote = standing(prose, one.start, one.end)
        if day in days or not quote:
            continue
        days.add(day)
        fields: dict[str, str | tuple[str, ...]] = {"date": day}
        if one.given.last:
            fields["end"] = one.given.last.isoformat()
        fields |= {"title": one.title, "kind": one.kind}
        if one.place:
            fields["place"] = one.place
        if one.parties:
            fields["parties"] = one.parties
        if one.people:
            fields["people"] = one.people
        if voice:
            fields["attribution"] = voice
        fields["quote"] = quote
        why = f"“{one.cue}”" + (f"; {one.given.why}" if one.given.why else "")
        yield Suggestion(part="events", fields=fields, why=why)
