"""The entries of one sidecar in, its claims out: names resolved, defaults filled in, quotes found."""

from collections.abc import Iterator
from typing import Any

from briefings.loading.known import Known
from briefings.loading.referring import Referrer
from briefings.loading.written.sidecar import ClaimEntry, DelegateEntry, EventEntry, PositionEntry
from briefings.loading.written.validating import as_far_as_sound
from briefings.loading.yaml_tree import Mapping, Place, places_of
from briefings.model.article import Article
from briefings.model.claim import Claim, Delegate, Event, Position, Quotation
from briefings.model.location import Location
from briefings.model.reference import Reference
from briefings.model.when import When
from briefings.problems import Problem
from briefings.prose.article import Prose
from briefings.prose.quotations import find


class ClaimReader:
    """Makes the claims of one article; what cannot be made is added to `problems` and left out."""

    def __init__(
        self,
        article: Article,
        prose: Prose,
        file: str,
        known: Known,
        default: Reference | None,
        has_default: bool,
        problems: list[Problem],
    ) -> None:
        self._article = article
        self._prose = prose
        self._file = file
        self._known = known
        # One that was begun and is empty, or cannot be resolved, is told once, and not again at each delegate.
        self._default, self._has_default = default, has_default
        self._problems = problems
        self._refer = Referrer(file, known.directory, problems)
        self._today = When.on(article.date)

    def claim(self, entry: ClaimEntry, tree: Mapping, number: int) -> Claim | None:
        """The claim that an entry makes, or None where it lacks what it needs."""
        named = entry.negotiation and self._refer.one("negotiation", entry.negotiation, tree, "negotiation")
        common: dict[str, Any] = {
            "article": self._article.key,
            "number": number,
            "location": Location(self._file, tree.place.line, tree.place.column),
            "as_of": entry.as_of or self._today,
            "negotiation": named or self._default,
            "attribution": entry.attribution or "",
            "confidence": entry.confidence,
            "note": entry.note or "",
            "on_behalf_of": self._refer.all("party", entry.on_behalf_of, tree, "on_behalf_of"),
            "layout": tree.layout,
        }
        if isinstance(entry, DelegateEntry):
            return self._delegate(entry, tree, common)
        if isinstance(entry, PositionEntry):
            return self._position(entry, tree, common)
        assert isinstance(entry, EventEntry)
        return self._event(entry, tree, common)

    def unclaimed(self, tree: Mapping) -> tuple[Quotation, ...]:
        """The quotes of an entry that makes no claim, as far as they can be read; they are to stand all the same."""
        entry = as_far_as_sound(ClaimEntry, tree, {})
        return self._found(self._written_quotes(entry, tree), ()) if entry else ()

    def _delegate(self, entry: DelegateEntry, tree: Mapping, common: dict[str, Any]) -> Delegate | None:
        who = entry.person or entry.group
        if not who:
            self._lacks(
                tree,
                "A delegate needs `person` or `group`, and this one has neither.",
                "Write `person: ` and a name, or `group: ` for delegates whom the article does not name.",
            )
            return None
        if entry.person and entry.group:
            place = tree.keys_at["group"]
            self._problems.append(
                Problem(
                    Location(self._file, place.line, place.column),
                    "wrong-value",
                    "A delegate is a `person` or a `group`, and this one is both.",
                    "Keep `person` for somebody with a name, `group` for delegates whom the article does not name.",
                    place.length,
                )
            )
            return None
        person = self._refer.one("person", entry.person, tree, "person") if entry.person else None
        if entry.person and not person:
            return None
        if not common["negotiation"]:
            if not entry.negotiation and not self._has_default:
                self._lacks(
                    tree,
                    "A delegate needs a negotiation, and neither this one nor the sidecar names one.",
                    "Add `negotiation: ` and its id at the top of the sidecar, for all claims in it.",
                )
            return None
        home = self._known.people[person.key].party if person and person.key in self._known.people else None
        party = self._refer.one("party", entry.party, tree, "party") if entry.party else home
        if not party:
            if not entry.party:
                self._lacks(
                    tree,
                    "A delegate needs `party`, and neither this one nor a record of the person says it.",
                    "Add `party: ` and whom the delegate speaks for, such as `party: Russia`.",
                )
            return None
        quotations = self._found(self._written_quotes(entry, tree), (person, party))
        if not quotations:
            who_at = places_of(tree, "person" if person else "group")
            quotations = self._found([(who, who_at[0])], (person, party), is_name=True)
        return Delegate(
            **common,
            quotations=quotations,
            person=person,
            group=entry.group or "",
            party=party,
            post=entry.post or "",
            role=entry.role,
            capacity=entry.capacity or self._known.capacity(person, party, common["negotiation"]),
            attendance=entry.attendance,
            replaces=self._refer.one("person", entry.replaces, tree, "replaces"),
            organization=self._refer.one("organization", entry.organization, tree, "organization"),
            honorific=entry.honorific or "",
            signed=entry.signed,
        )

    def _position(self, entry: PositionEntry, tree: Mapping, common: dict[str, Any]) -> Position | None:
        parties = self._refer.all("party", entry.party, tree, "party")
        issue = self._refer.one("issue", entry.issue, tree, "issue")
        speaker = self._refer.one("person", entry.speaker, tree, "speaker") if entry.speaker else None
        if not parties or not issue:
            return None
        return Position(
            **common,
            quotations=self._quoted(entry, tree, "a position", (speaker, *parties)),
            parties=parties,
            issue=issue,
            stance=entry.stance,
            summary=entry.summary,
            speaker=speaker,
            conditions=entry.conditions or "",
        )

    def _event(self, entry: EventEntry, tree: Mapping, common: dict[str, Any]) -> Event:
        parties = self._refer.all("party", entry.parties, tree, "parties")
        people = self._refer.all("person", entry.people, tree, "people")
        return Event(
            **common,
            quotations=self._quoted(entry, tree, "an event", (*people, *parties)),
            date=entry.date,
            title=entry.title,
            kind=entry.kind,
            end=entry.end,
            place=entry.place or "",
            parties=parties,
            people=people,
        )

    def _written_quotes(self, entry: ClaimEntry, tree: Mapping) -> list[tuple[str, Place]]:
        """The quotes of an entry with their places."""
        return list(zip(entry.quote, places_of(tree, "quote"), strict=True)) if entry.quote else []

    def _quoted(
        self, entry: ClaimEntry, tree: Mapping, noun: str, who: tuple[Reference | None, ...]
    ) -> tuple[Quotation, ...]:
        quotes = self._written_quotes(entry, tree)
        if not quotes:
            self._lacks(
                tree,
                f"{noun.capitalize()} needs `quote`, and this one has none.",
                "Add `quote: ` and the article's own words that say it.",
            )
        return self._found(quotes, who)

    def _found(
        self, quotes: list[tuple[str, Place]], who: tuple[Reference | None, ...], is_name: bool = False
    ) -> tuple[Quotation, ...]:
        return tuple(
            Quotation(
                quote,
                Location(self._file, place.line, place.column),
                find(self._prose, quote, self._names(who)),
                is_name,
            )
            for quote, place in quotes
        )

    def _names(self, references: tuple[Reference | None, ...]) -> Iterator[str]:
        """The names by which an article may call these, a person's last name among them."""
        for reference in references:
            if reference is None:
                continue
            yield reference.written
            if reference.key in self._known.directory:
                yield from self._known.directory.entry(reference.key).names
            if reference.key.kind == "person":
                yield reference.written.rpartition(" ")[2]

    def _lacks(self, tree: Mapping, message: str, hint: str) -> None:
        place = next(iter(tree.keys_at.values()), tree.place)
        self._problems.append(
            Problem(Location(self._file, place.line, place.column), "missing-field", message, hint, place.length)
        )
