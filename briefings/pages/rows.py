"""Delegates, positions and events as a reader sees them. In: claims. Out: rows of links, facts and terms."""

from typing import ClassVar

from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.vocabulary import ATTENDANCES, CAPACITIES, EVENT_KINDS, ROLES, STANCES
from briefings.pages.links import Day, Fact, Named, Term
from briefings.pages.names import Names
from briefings.pages.prepared import prepared
from briefings.pages.row import Row, written_day


class DelegateRow(Row):
    """Somebody's place on a delegation."""

    kind: ClassVar[str] = "delegate"
    _claim: Delegate

    @prepared
    def who(self) -> str:
        """The person's name, or what the group is called."""
        return self.person.text if self.person else self._claim.group

    @prepared
    def person(self) -> Named | None:
        """The person, where the article names one."""
        return self._names.maybe_named(self._claim.person)

    @prepared
    def group(self) -> Fact | None:
        """What those are called whom it does not name."""
        return self._fact("group", self._claim.group)

    @prepared
    def party(self) -> Named:
        """Whose delegation it is."""
        return self._names.named(self._claim.party)

    @prepared
    def post(self) -> Fact | None:
        """The post as the article gives it."""
        return self._fact("post", self._claim.post)

    @prepared
    def honorific(self) -> Fact | None:
        """How the person is addressed."""
        return self._fact("honorific", self._claim.honorific)

    @prepared
    def role(self) -> Term:
        """As what they sit there."""
        return self._term("role", self._claim.role, ROLES)

    @prepared
    def capacity(self) -> Term:
        """As what their side takes part."""
        return self._term("capacity", self._claim.capacity, CAPACITIES)

    @prepared
    def attendance(self) -> Term:
        """Whether they come."""
        return self._term("attendance", self._claim.attendance, ATTENDANCES)

    @prepared
    def organization(self) -> Named | None:
        """Where they hold their post."""
        return self._names.maybe_named(self._claim.organization)

    @prepared
    def replaces(self) -> Named | None:
        """In whose place they come."""
        return self._names.maybe_named(self._claim.replaces)

    @prepared
    def signed(self) -> Fact | None:
        """Whether they signed, where that is said."""
        if self._claim.signed is None:
            return None
        text, value = ("signed", "yes") if self._claim.signed else ("did not sign", "no")
        return Fact(text, self._written_at("signed", value))


class PositionRow(Row):
    """What parties want on an issue."""

    kind: ClassVar[str] = "position"
    _claim: Position

    @prepared
    def parties(self) -> tuple[Named, ...]:
        """Those who want it."""
        return tuple(map(self._names.named, self._claim.parties))

    @prepared
    def issue(self) -> Named:
        """What it is about."""
        return self._names.named(self._claim.issue)

    @prepared
    def stance(self) -> Term:
        """Whether they are for it."""
        return self._term("stance", self._claim.stance, STANCES)

    @prepared
    def summary(self) -> Fact:
        """What they want, in the analyst's words."""
        return Fact(self._claim.summary, self._written_at("summary"))

    @prepared
    def conditions(self) -> Fact | None:
        """On which condition."""
        return self._fact("conditions", self._claim.conditions)

    @prepared
    def speaker(self) -> Named | None:
        """Who said it."""
        return self._names.maybe_named(self._claim.speaker)


class EventRow(Row):
    """Something that happened or is to happen."""

    kind: ClassVar[str] = "event"
    _claim: Event

    @prepared
    def date(self) -> Day:
        """The days that it takes."""
        start, end = self._claim.date.text, self._claim.end.text if self._claim.end else ""
        text = f"{start.partition('/')[0]}/{end.rpartition('/')[2]}" if end else start
        return written_day(text, self._written_at("date", start))

    @prepared
    def title(self) -> Fact:
        """What happened, in the analyst's words."""
        return Fact(self._claim.title, self._written_at("title"))

    @prepared
    def event_kind(self) -> Term:
        """What kind of thing it is."""
        return self._term("kind", self._claim.kind, EVENT_KINDS)

    @prepared
    def place(self) -> Fact | None:
        """Where."""
        return self._fact("place", self._claim.place)

    @prepared
    def parties(self) -> tuple[Named, ...]:
        """The parties to it."""
        return tuple(map(self._names.named, self._claim.parties))

    @prepared
    def people(self) -> tuple[Named, ...]:
        """The people in it."""
        return tuple(map(self._names.named, self._claim.people))

    @prepared
    def ahead(self) -> bool:
        """Whether it lay ahead on the day of which the page speaks."""
        return self._names.is_ahead(self._claim)


AnyRow = DelegateRow | PositionRow | EventRow


def row_of(claim: Claim, names: Names) -> AnyRow:
    """A claim as a reader sees it."""
    if isinstance(claim, Delegate):
        return DelegateRow(claim, names)
    if isinstance(claim, Position):
        return PositionRow(claim, names)
    assert isinstance(claim, Event)
    return EventRow(claim, names)
