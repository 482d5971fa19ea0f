"""The claims of one article before and after in; which is which, out."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from briefings.changes.fields import fields_of
from briefings.changes.renaming import Names
from briefings.model.claim import Claim, Delegate, Event, Position


class Match(NamedTuple):
    """A claim before and after; None where there is none."""

    was: Claim | None
    now: Claim | None


def matched(before: Sequence[Claim], after: Sequence[Claim], names: Names) -> Iterator[Match]:
    """Every claim once, by number; those that did not change are left out.

    The same claim is the one that says the same in every key; then the one that answers the same question; then the
    one that has the same quote. Each is looked for among those that are left over by the rule before.
    """
    left, right = list(before), list(after)
    pairs: list[Match] = []
    for rule in (_all_of, _question, _quote):
        asked: dict[Hashable, list[Claim]] = {}
        for claim in right:
            asked.setdefault(rule(claim, names), []).append(claim)
        for claim in tuple(left):
            if same := asked.get(rule(claim, names)):
                now = same.pop(0)
                left.remove(claim)
                right.remove(now)
                if rule is not _all_of:
                    pairs.append(Match(claim, now))
    every = [*pairs, *(Match(claim, None) for claim in left), *(Match(None, claim) for claim in right)]
    yield from sorted(every, key=lambda match: match.now.number if match.now else match.was.number if match.was else 0)


def _all_of(claim: Claim, names: Names) -> Hashable:
    return type(claim), tuple(fields_of(claim, names.name).items())


def _question(claim: Claim, names: Names) -> Hashable:
    negotiation = names.now(claim.negotiation.key) if claim.negotiation else None
    if isinstance(claim, Delegate):
        who = names.now(claim.person.key) if claim.person else (names.now(claim.party.key), claim.group.casefold())
        return "delegate", negotiation, who
    if isinstance(claim, Position):
        parties = tuple(names.now(reference.key) for reference in claim.parties)
        return "position", negotiation, parties, names.now(claim.issue.key)
    return "event", negotiation, claim.title.casefold() if isinstance(claim, Event) else ""


def _quote(claim: Claim, names: Names) -> Hashable:
    written = tuple(quotation.written for quotation in claim.quotations)
    return (type(claim), written) if written else (claim.article, claim.number, id(claim))
