"""A page in a sentence or two, for lists of search results: facts in the order of their weight, and as of when."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from briefings.model.negotiation import Negotiation
from briefings.pages.desk import DESCRIBED, Desk, shortened
from briefings.pages.links import Day
from briefings.pages.rounds import Round, is_over
from briefings.pages.rows import DelegateRow
from briefings.pages.seats import leaders
from briefings.pages.stances import History
from briefings.prose.words import words

_ENDS = ".?!…:;,"


def described(facts: Iterable[str], as_of: Day | None) -> str:
    """As many of the facts as there is room for, the first of them in any case, and the day at the end."""
    day = f"As of {as_of.text}." if as_of else ""
    room, said = DESCRIBED - len(day) - 1, ""
    for fact in facts:
        sentence = " ".join(fact.split())
        if sentence and sentence[-1] not in ".?!…":
            sentence += "."
        if said and len(said) + 1 + len(sentence) > room:
            continue
        said = f"{said} {shortened(sentence, room)}".strip()
    return f"{said} {day}".strip()


def words_of(summary: Markup) -> str:
    """Our own words on a record, without what is HTML in them; paragraphs and entries of lists do not run together."""
    said = ""
    for block in words(summary).text.splitlines():
        said += block if not said else f" {block}" if said[-1] in _ENDS else f"; {block}"
    return said


def negotiation_facts(desk: Desk, negotiation: Negotiation, held: Round) -> Iterator[str]:
    """What, when, where; who leads for whom; who stays away."""
    place = ", ".join(named.text for named in (held.city, held.country) if named)
    when = held.day.text if held.day else ""
    yield ", ".join(filter(None, (held.status.label if held.status else "", when, place)))
    who, is_past = leaders(desk, negotiation.key), is_over(desk, negotiation)
    have_led = not is_past or all(row.attendance.code == "attended" for row in who.heads)
    yield _list("Led by" if have_led else "Were to lead:", (f"{row.who} ({row.party.text})" for row in who.heads))
    yield _list("Did not come:" if is_past else "Not coming:", (row.who for row in who.away))
    yield _list("Parties:", (party.text for party in held.parties))


def issue_facts(name: str, summary: str, found: Iterable[History]) -> Iterator[str]:
    """What it is, and what each party said last."""
    yield summary or f"{name}: who wants what, and how we know"
    yield "; ".join(f"{said.subject.text}: {said.positions[0].row.stance.label}" for said in found if said.positions)


def seat_fact(row: DelegateRow, held: Round) -> str:
    """Where somebody has a seat, and whether they come."""
    day = f" ({held.day.text})" if held.day else ""
    role = f"{row.role.label}, " if row.role.is_written else ""
    return f"{held.link.text}{day}: {role}{row.attendance.label.lower()}"


def rounds_fact(rounds: Iterable[Round], total: int) -> str:
    """How many negotiations there are, and which is the newest of them."""
    for held in rounds:
        day = f" ({held.day.text})" if held.day else ""
        return f"{total} negotiations, the newest {held.link.text}{day}" if total > 1 else f"{held.link.text}{day}"
    return ""


def _list(lead: str, names: Iterable[str]) -> str:
    joined = ", ".join(names)
    return f"{lead} {joined}" if joined else ""
