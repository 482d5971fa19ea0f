"""The rules about the delegates of one article: what one voice says of one day must hold together."""

from collections.abc import Hashable, Iterator

from briefings.loading.article import Reading
from briefings.model.claim import Delegate
from briefings.model.vocabulary import STAYING_AWAY
from briefings.problems import Problem


def delegates_agree(reading: Reading) -> Iterator[Problem]:
    """One article gives one person, in one voice and of one day, one attendance and one role."""
    first: dict[Hashable, Delegate] = {}
    for claim in _delegates(reading):
        who = claim.person.key if claim.person else (claim.party.key, claim.group.casefold())
        question = (claim.negotiation.key, who, claim.attribution, claim.as_of[:2])
        earlier = first.setdefault(question, claim)
        name = claim.person.written if claim.person else claim.group
        for field, one, other in (
            ("attendance", earlier.attendance, claim.attendance),
            ("role", earlier.role, claim.role),
        ):
            if one != other:
                is_written = field in claim.layout
                here = f"`{other}` here" if is_written else f"`{other}` here, as nothing else is written,"
                yield Problem(
                    claim.at(field if is_written else "person" if claim.person else "group"),
                    "contradiction",
                    f'"{name}" is {here} and `{one}` on line {earlier.at(field).line}, on the same day and in the same '
                    "voice.",
                    "Keep one; or give the earlier one the day on which it held (`as_of: `), or each its own voice "
                    "(`attribution: `).",
                    len(other if is_written else name),
                )


def one_head_leads(reading: Reading) -> Iterator[Problem]:
    """One article gives a party, in one voice and of one day, one head of delegation who comes."""
    first: dict[Hashable, Delegate] = {}
    for claim in _delegates(reading):
        if claim.role != "head" or claim.attendance in STAYING_AWAY:
            continue
        earlier = first.setdefault((claim.negotiation.key, claim.party.key, claim.attribution, claim.as_of[:2]), claim)
        is_same = earlier.person and claim.person and earlier.person.key == claim.person.key
        if earlier is not claim and not is_same:
            one = earlier.person.written if earlier.person else earlier.group
            yield Problem(
                claim.at("role"),
                "second-head",
                f'{claim.party.written} has a head of delegation already: "{one}", on line {earlier.location.line}.',
                "Give one of them another role, such as `deputy_head` or `member`.",
                len(claim.role),
            )


def _delegates(reading: Reading) -> Iterator[Delegate]:
    return (claim for claim in reading.claims if isinstance(claim, Delegate))
