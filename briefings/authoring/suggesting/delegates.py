"""Who is said to come, or not, in one text, in; entries for the delegates of its sidecar out."""

from collections.abc import Iterator, Mapping, Sequence

from briefings.authoring.suggesting.attendance import Coming, is_of_party
from briefings.authoring.suggesting.groups import Group
from briefings.authoring.suggesting.naming import Named
from briefings.authoring.suggesting.people import People
from briefings.authoring.suggesting.quoting import standing
from briefings.authoring.suggesting.suggestion import Suggestion
from briefings.model.vocabulary import Attendance, Capacity
from briefings.prose.article import Prose
from briefings.prose.folding import fold_name

# Of several things that one text says of somebody, the one that decides.
_STRENGTH: Mapping[Attendance, int] = {
    "withdrew": 6, "declined": 5, "absent": 4, "attended": 3, "confirmed": 2, "announced": 1, "conditional": 0,
}  # fmt: skip
_LONGEST_QUOTE = 260
_PARTY = {"party": "the country or organization"}


def delegates(
    prose: Prose,
    coming: Sequence[Coming],
    people: People,
    there_already: set[str],
    parties: Mapping[str, str],
    capacities: Mapping[str, Capacity],
) -> Iterator[Suggestion]:
    """An entry for each person who is said to come, or not, and is no delegate in the sidecar already."""
    by_name: dict[str, list[Coming]] = {}
    for one in coming:
        by_name.setdefault(one.who.name, []).append(one)
    headed: set[str] = set()
    for name, those in by_name.items():
        if fold_name(name) in there_already:
            continue
        strongest = max(those, key=lambda one: (_STRENGTH[one.attendance], one.role != "member"))
        role = next((one.role for one in those if one.role != "member"), "member")
        quote = next((quote for one in [strongest, *those] if (quote := _quote_of(prose, one))), "")
        if not quote:
            continue
        party = parties.get(name, "")
        fields = {"person": name, "party": party}
        if post := people.posts.get(name):
            fields["post"] = post
        why = [f"“{strongest.cue}”", *([strongest.why] if strongest.why else [])]
        if role == "head" and party in headed:
            why.append("the text names another head")
        elif role != "member":
            fields["role"] = role
            headed |= {party} - {""} if role == "head" else set()
        if capacity := capacities.get(name) or capacities.get(party):
            fields["capacity"] = capacity
        fields["attendance"] = strongest.attendance
        if strongest.voice:
            fields["attribution"] = strongest.voice
        fields["quote"] = quote
        others = {one.attendance for one in those} - {strongest.attendance}
        why += [f"elsewhere the text reads as {other}" for other in sorted(others) if other != "announced"]
        yield Suggestion(part="delegates", fields=fields, why="; ".join(why), undecided=_PARTY)


def group_delegates(
    prose: Prose, found: Sequence[Group], there_already: set[str], capacities: Mapping[str, Capacity]
) -> Iterator[Suggestion]:
    """An entry for each group without names that is said to come."""
    for one in found:
        quote = standing(prose, one.start, one.end)
        if not quote or fold_name(one.name) in there_already:
            continue
        fields = {"group": one.name, "party": one.party}
        if one.role != "member":
            fields["role"] = one.role
        if capacity := capacities.get(one.party):
            fields["capacity"] = capacity
        fields |= {"attendance": "announced", "quote": quote}
        yield Suggestion(part="delegates", fields=fields, why=f"“{one.cue}”", undecided=_PARTY)


def homes(coming: Sequence[Coming], named: Sequence[Named], people: People) -> Mapping[str, str]:
    """The party of those who are said to be on a country's delegation, or to join somebody who is."""
    parties = dict(people.parties)
    for one in coming:
        if is_of_party(one) and one.who.name not in parties:
            inside = [
                other for other in named
                if other.kind in ("country", "organization") and one.start <= other.start < one.end
            ]  # fmt: skip
            if inside and not (one.role != "head" and len({other.party for other in inside}) > 1):
                parties[one.who.name] = inside[-1].party
    surnames = {name.split()[-1]: party for name, party in parties.items()}
    for name, post in people.posts.items():
        # "Trump envoy": the envoy is of the party of whoever sends them.
        if name not in parties and (party := surnames.get(post.split()[0])):
            parties[name] = party
    for one in coming:
        if one.listed and one.after in parties:
            parties.setdefault(one.who.name, parties[one.after])
    return parties


def _quote_of(prose: Prose, one: Coming) -> str:
    """The words that say that somebody comes, cut where they are a list; nothing unless they stand there as a quote."""
    text = prose.text
    spans = [(one.start, one.end)]
    if one.listed:
        is_next = one.who.start - one.listed[1] < 2
        spans = [(one.listed[0], one.who.end)] if is_next else [one.listed, (one.who.start, one.who.end)]
    elif one.end - one.start > _LONGEST_QUOTE:
        spans = [(one.who.start, one.who.end), (text.rfind(" ", 0, one.end - 60) + 1, one.end)]
    (start, end), *more = spans
    return standing(prose, start, end, *more)
