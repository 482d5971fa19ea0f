"""Who served when: people × rounds, as a table of roles."""

from typing import NamedTuple

from briefings.model.claim import Delegate
from briefings.model.dossier import Dossier
from briefings.model.ledger import Ledger
from briefings.model.negotiation import Negotiation
from briefings.model.reference import Key
from briefings.model.vocabulary import Role
from briefings.pages.bounds import PEOPLE, ROUNDS, Bounds
from briefings.pages.came import coming
from briefings.pages.desk import Desk
from briefings.pages.links import Link, Term
from briefings.pages.rounds import Round, newest_first, round_of
from briefings.pages.rows import DelegateRow

_SHORT: dict[Role, str] = {"head": "Head", "deputy_head": "Deputy"}


class Service(NamedTuple):
    """What somebody was in one round, in a short word: their role, or that they stayed away.

    `row` and `term` are None where nothing is said. `mark` is the role or attendance whose shape is beside the word.
    """

    round: Link
    row: DelegateRow | None
    term: Term | None
    came: bool
    mark: str = ""


class Server(NamedTuple):
    """One person, with an entry for each round."""

    person: Link
    services: tuple[Service, ...]


class Matrix(NamedTuple):
    """People × rounds, the earliest round first; the totals say how many there are of each."""

    rounds: tuple[Round, ...]
    people: tuple[Server, ...]
    rounds_in_all: int
    people_in_all: int

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.rounds) < self.rounds_in_all or len(self.people) < self.people_in_all


def matrix(desk: Desk, key: Key, bounds: Bounds) -> Matrix:
    """Who served a party, or in the rounds of a process, and when: those who served most and the newest rounds."""
    served: dict[Key, dict[Key, Ledger[Delegate]]] = {}
    for ledger in _ledgers(desk.dossier, key):
        claim = ledger.current.first
        if claim.person:
            served.setdefault(claim.person.key, {})[claim.negotiation.key] = ledger
    keys = {negotiation for rounds in served.values() for negotiation in rounds}
    held = bounds.of(newest_first(_negotiation(desk, negotiation) for negotiation in keys), ROUNDS)
    rounds = held.shown[::-1]
    shown = {negotiation.key for negotiation in rounds}
    people = sorted(
        (person for person, where in served.items() if shown & where.keys()),
        key=lambda person: (-len(served[person]), desk.dossier.record(person).sort_name),
    )
    part = bounds.of(people, PEOPLE)
    return Matrix(
        tuple(round_of(desk, negotiation) for negotiation in rounds),
        tuple(_server(desk, person, served[person], rounds) for person in part.shown),
        held.total,
        len(served),
    )


def _ledgers(dossier: Dossier, key: Key) -> tuple[Ledger[Delegate], ...]:
    """The ledgers of a party; of a process, those of its rounds."""
    if key.kind != "negotiation":
        return dossier.attendance.get(key, ())
    rounds = [record for record in dossier.referring.get(key, ()) if _is_round_of(record, key)]
    return tuple(ledger for held in rounds for ledger in dossier.attendance.get(held.key, ()))


def _is_round_of(record: object, key: Key) -> bool:
    return isinstance(record, Negotiation) and record.part_of is not None and record.part_of.key == key


def _negotiation(desk: Desk, key: Key) -> Negotiation:
    return desk.dossier.negotiations[key.id]


def _server(desk: Desk, person: Key, where: dict[Key, Ledger[Delegate]], rounds: tuple[Negotiation, ...]) -> Server:
    services = []
    for held in rounds:
        ledger = where.get(held.key)
        if ledger is None:
            services.append(Service(desk.link(held.key), None, None, False))
            continue
        claim = ledger.current.first
        row = desk.delegate(claim)
        if ledger.disputed:
            services.append(
                Service(desk.link(held.key), row, row.attendance._replace(label="Disputed"), False, "unclear")
            )
            continue
        came = coming(ledger) == "coming"
        term = row.role._replace(label=_SHORT.get(claim.role, row.role.label)) if came else row.attendance
        services.append(Service(desk.link(held.key), row, term, came, claim.role if came else claim.attendance))
    return Server(desk.link(person), tuple(services))
