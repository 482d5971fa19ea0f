"""Who wants what: the ledgers of positions as a grid of issues and parties, and as histories over time."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefings.model.claim import Position
from briefings.model.ledger import Entry, Ledger
from briefings.model.reference import Key
from briefings.pages.bounds import COLUMNS, GRID, HISTORY, ROOM, Bounds
from briefings.pages.citing import Citations, Cited
from briefings.pages.desk import Desk
from briefings.pages.links import Link
from briefings.pages.questions import Question
from briefings.pages.rows import PositionRow
from briefings.pages.trend import Trend, trend


class Cell(NamedTuple):
    """What a party wants on an issue: nothing where it has not said. `disputed` stands beside `standing`."""

    party: Link
    standing: tuple[Cited[PositionRow], ...]
    disputed: tuple[Cited[PositionRow], ...]


class GridRow(NamedTuple):
    """One issue, with a cell for each party."""

    issue: Link
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """Issues × parties. `left_out` counts the issues that the page has no room for, `silent` the parties.

    Parties are left out only where there are too many for a table, and those that have said nothing first.
    """

    parties: tuple[Link, ...]
    rows: tuple[GridRow, ...]
    left_out: int
    silent: int


class History(NamedTuple):
    """What was said over time on one subject (an issue, or by a party), the newest first.

    `disputed` and `earlier` are the paths of those of them that another report disputes, and that
    something later followed.
    """

    subject: Link
    positions: tuple[Cited[PositionRow], ...]
    disputed: frozenset[str]
    earlier: frozenset[str]
    total: int
    trend: Trend | None


def grid(
    desk: Desk,
    questions: Sequence[Question],
    parties: Sequence[Key],
    issues: Sequence[Key],
    citations: Citations,
    room: int | None,
) -> Grid:
    """The grid of a negotiation; `parties` and `issues` come first in its order, `room` is how many cells may speak."""
    ledgers = {(question.issue, question.party): question.ledger for question in questions}
    speaking = dict.fromkeys(question.party for question in questions)
    columns = list(dict.fromkeys([*parties, *speaking]))
    silent = len(columns) - len(speaking) if len(columns) > COLUMNS else 0
    if silent:
        columns = [party for party in columns if party in speaking]
    columns = columns[:COLUMNS]
    subjects = list(dict.fromkeys([*issues, *(question.issue for question in questions)]))
    if not ledgers:
        return Grid((), (), 0, 0)
    rows: list[GridRow] = []
    spoken = 0
    for issue in subjects:
        answers = [(party, ledgers.get((issue, party))) for party in columns]
        spoken += sum(1 for _, ledger in answers if ledger)
        if rows and ((room is not None and spoken > room) or len(columns) * len(rows) >= GRID):
            break
        rows.append(GridRow(desk.link(issue), tuple(_cell(desk, *answer, citations) for answer in answers)))
    return Grid(tuple(map(desk.link, columns)), tuple(rows), len(subjects) - len(rows), silent)


def histories(
    desk: Desk,
    questions: Iterable[Question],
    subject: Callable[[Question], Key],
    citations: Citations,
    bounds: Bounds,
    limit: int,
) -> tuple[tuple[History, ...], int]:
    """What was said over time, by subject in the order of their names, and how many subjects there are in all."""
    by_subject: dict[Key, list[Question]] = {}
    for question in questions:
        by_subject.setdefault(subject(question), []).append(question)
    ordered = sorted(by_subject, key=lambda key: desk.dossier.record(key).sort_name)
    part = bounds.of(ordered, limit)
    length = min(HISTORY, max(1, ROOM // max(1, len(part.shown))))
    return tuple(_history(desk, key, by_subject[key], citations, bounds, length) for key in part.shown), part.total


def _history(
    desk: Desk, key: Key, questions: Sequence[Question], citations: Citations, bounds: Bounds, length: int
) -> History:
    """All that was said on one subject, in whichever negotiation, the newest first."""
    entries = [entry for question in questions for entry in question.ledger.entries]
    disputed = [
        entry
        for question in questions
        if question.ledger.disputed
        for entry in (question.ledger.current, *question.ledger.disputed)
    ]
    entries.sort(key=lambda entry: (entry.as_of.first, desk.dossier.article(entry.first).date), reverse=True)
    claims = {(claim.article, claim.number): claim for entry in entries for claim in entry.claims}
    part = bounds.of(list(claims.values()), length)
    positions = citations.each(map(desk.position, part.shown))
    against = _paths(positions, disputed)
    past = _paths(positions, (entry for question in questions for entry in question.ledger.before))
    moved = trend(reversed(entries))
    return History(desk.link(key), positions, against, past, part.total, moved)


def _paths(shown: Iterable[Cited[PositionRow]], entries: Iterable[Entry[Position]]) -> frozenset[str]:
    """The paths of those that are shown and belong to some entries."""
    claims = {id(claim) for entry in entries for claim in entry.claims}
    return frozenset(cited.row.path for cited in shown if cited.row.identity in claims)


def _cell(desk: Desk, party: Key, ledger: Ledger[Position] | None, citations: Citations) -> Cell:
    """What one party wants on one issue."""
    if ledger is None:
        return Cell(desk.link(party), (), ())
    disputed = [claim for entry in ledger.disputed for claim in entry.claims]
    return Cell(
        desk.link(party),
        citations.each(map(desk.position, ledger.current.claims)),
        citations.each(map(desk.position, disputed)),
    )
