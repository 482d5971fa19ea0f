"""The claims of one article before and after in; which is which, out."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from briefings.changes.fields import fields_of
from briefings.changes.renaming import Names
from briefings.changes.rewording import is_reworded
from briefings.model.claim import Claim, Delegate, Event, Position


class Match(NamedTuple):
    """A claim before and after; None where there is none."""

    was: Claim | None
    now: Claim | None


def matched(before: Sequence[Claim], after: Sequence[Claim], names: Names) -> Iterator[Match]:
    """Every claim once, by number; those that did not change are left out.

    The same claim is the one that says the same in every key; then the one that answers the same question; then the
    one that has the same quote, or nearly the same words for what it is about. Each is looked for among those that are
    left over by the rule before.
    """
    left, right = list(before), list(after)
    pairs: list[Match] = []
    for rule in (_all_of, _question, _quote):
        asked: dict[Hashable, list[Claim]] = {}
        for claim in right:
            asked.setdefault(rule(claim, names), []).append(claim)
        for claim in tuple(left):
            if same := asked.get(rule(claim, names)):
                left.remove(claim)
                right.remove(same[0])
                if rule is not _all_of:
                    pairs.append(Match(claim, same[0]))
                del same[0]
    for claim in tuple(left):
        now = next((other for other in right if is_slip(claim, other, names)), None)
        if now is not None:
            left.remove(claim)
            right.remove(now)
            pairs.append(Match(claim, now))
    every = [*pairs, *(Match(claim, None) for claim in left), *(Match(None, claim) for claim in right)]
    yield from sorted(every, key=lambda match: match.now.number if match.now else match.was.number if match.was else 0)


def is_slip(was: Claim, now: Claim, names: Names) -> bool:
    """Whether what two claims of one negotiation are about, a group or an event, was misspelt in the first of them."""
    if (names.now(was.negotiation.key) if was.negotiation else None) != (
        now.negotiation.key if now.negotiation else None
    ):
        return False
    if isinstance(was, Delegate) and isinstance(now, Delegate) and was.group and now.group:
        return names.now(was.party.key) == now.party.key and is_reworded(was.group, now.group)
    return isinstance(was, Event) and isinstance(now, Event) and is_reworded(was.title, now.title)


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
