"""The words for what became known of somebody's coming, before a negotiation is over and after.

`…` is where the negotiation is named. `{is}` is *is*, *are*, *was* or *were*; it is left out of somebody whom nobody
named, for `expert advisers` are several and `a translator` is one.
"""

from functools import cache
from typing import NamedTuple

from briefings.model.vocabulary import ATTENDANCES, ROLES, Attendance, Role


class Verb(NamedTuple):
    """What is said on a day before a negotiation is over, and on a later one."""

    ahead: str
    past: str


VERBS: dict[Attendance, Verb] = {
    "invited": Verb("{is} invited to …", "{is} invited to …"),
    "announced": Verb("{is} to attend …", "{is} to attend …"),
    "confirmed": Verb("{is} confirmed for …", "{is} confirmed for …"),
    "conditional": Verb("may attend … on a condition", "would attend … on a condition"),
    "unclear": Verb("may or may not attend …", "may or may not have attended …"),
    "declined": Verb("will not attend …", "declined to attend …"),
    "attended": Verb("attended …", "attended …"),
    "absent": Verb("did not come to …, though expected", "did not come to …, though expected"),
    "withdrew": Verb("withdrew from …", "withdrew from …"),
}
# That somebody was announced in a role does not say that they came in it.
NEW_ROLE = Verb("is now {role} for …", "was to be {role} at …")
NEW_ROLE_OF_WHO_CAME = Verb("is now {role} for …", "was {role} at …")
NEW_ROLES: dict[Role, str] = {
    "head": "head of delegation",
    "deputy_head": "deputy head",
    "member": "a member",
    "adviser": "an adviser",
    "speaker": "speaker",
    "chair": "chair",
    "facilitator": "a facilitator",
    "secretariat": "with the secretariat",
}
_IS = {(True, False): "is ", (True, True): "are ", (False, False): "was ", (False, True): "were "}


@cache
def verb(words: Verb, *, is_past: bool, several: bool, unnamed: bool = False) -> tuple[str, str]:
    """What stands before the name of a negotiation, and what after it."""
    phrase = words.past if is_past else words.ahead
    phrase = phrase.replace("{is} ", "" if unnamed else _IS[not is_past, several])
    before, _, after = phrase.partition(" …")
    return before, after


def needs_colon(words: Verb, *, is_past: bool) -> bool:
    """Whether somebody unnamed is set off by a colon, because the verb would have to agree with them."""
    return "{is}" in (words.past if is_past else words.ahead)


def role_word(role: Role) -> str:
    """A role inside a sentence."""
    return ROLES[role].label.lower()


def attendance_word(attendance: Attendance) -> str:
    """An attendance inside a sentence, where it says what was known before."""
    return ATTENDANCES[attendance].label.lower()
