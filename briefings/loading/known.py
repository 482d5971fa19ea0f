"""Records in, what a sidecar leaves to them out: who is listed in which capacity, which negotiations there are."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings.loading.resolving import Directory
from briefings.model.negotiation import Negotiation
from briefings.model.person import Person
from briefings.model.reference import Key, Reference
from briefings.model.vocabulary import Capacity

_FAR = 10**7
_OFFERED = 5


@dataclass(frozen=True)
class Known:
    """What the records say, for reading sidecars by."""

    directory: Directory
    negotiations: Mapping[Key, Negotiation]
    people: Mapping[Key, Person]

    def capacity(self, delegate: Reference | None, party: Reference, negotiation: Reference) -> Capacity:
        """What a delegation is there as: what the negotiation's record says of the person, else of the party."""
        listed = self._listed.get(negotiation.key, {})
        return (delegate and listed.get(delegate.key)) or listed.get(party.key, "party")

    def negotiations_to_write(self, day: datetime.date) -> str:
        """What may be written as the negotiation of an article of a day: those with a record, the nearest first."""
        nearest = sorted(
            self.negotiations.values(),
            key=lambda record: (abs((record.start.first - day).days) if record.start else _FAR, record.id),
        )
        ids = [f"`{record.id}`" for record in nearest[:_OFFERED]] + ["…"] * (len(nearest) > _OFFERED)
        records = f"the id of one that has a record ({', '.join(ids)}), or " if ids else ""
        return f"Write after the colon {records}the name of the talks that all of this is about."

    @cached_property
    def _listed(self) -> dict[Key, dict[Key, Capacity]]:
        """Whom the record of each negotiation lists, with the first capacity in which it does."""
        return {
            record.key: {
                reference.key: capacity
                for capacity, references in reversed(record.taking_part)
                for reference in references
            }
            for record in self.negotiations.values()
        }
