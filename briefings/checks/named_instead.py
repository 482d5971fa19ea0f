"""Somebody whom a quote names in full in, whether it says of them what a claim says of somebody else out.

The words and patterns are English. In doubt, and in any other language, it does not.
"""

import re
from typing import NamedTuple

from briefings.model.claim import Claim, Delegate, Position
from briefings.prose.folding import fold_words

SHORTEST_OF_POST = 4
_BESIDE = 4
# Words that may stand for somebody who is named elsewhere.
_STANDING_FOR = frozenset(
    """
    he she they his her hers their theirs him them its himself herself
    another other others both neither nor either latter former
    """.split()
)
_OFFICES = frozenset(
    """
    president premier minister chancellor king queen emir sultan pope prince princess crown leader ambassador envoy
    secretary general chief chair chairman chairwoman head spokesman spokeswoman spokesperson director commander adviser
    advisor negotiator diplomat governor counterpart aide mediator commissioner representative deputy official host
    """.split()
)
_PARTS_OF_TITLES = frozenset(
    "the a an of for and its to in vice foreign presidential first former senior top prime acting new".split()
)
_OPENING_A_CLAUSE = frozenset(
    """
    while if when whenever although though unless before after as since where whereas because but like unlike for from
    to in on at with without by about against according told asked following besides alongside among not only than
    """.split()
)
_SAYS = frozenset(
    """
    said says told tells added adds argued argues announced announces asked asks called calls demanded demands
    insisted insists offered offers opposed opposes proposed proposes refused refuses rejected rejects supports warned
    """.split()
)
_SAID_BEFORE = re.compile(r"[,”»\"’]\s*(?:said|says|added|adds)\s*$")
_LED_BY = re.compile(r"\b(?:led|headed|chaired) by((?:\s+[\w-]+){0,6})\s*$")
_ASIDE = re.compile(r"\s*(?:,[^,]*,|\([^()]*\))")
# What is said of delegates, behind a name: will lead, was not going, declined.
_COMES = re.compile(
    r"""\s+(?:(?:will|would|is|was|are|has|had|did|does|not|be|been|also|still|again|now|instead|likely|to|won't|won’t)\s+)*
    (?:lead|leads|leading|led|head|heads|heading|headed|chair|chairs|chairing|chaired|come|comes|coming|came
    |go|goes|going|went|attend|attends|attending|attended|travel|travels|travell?ing|travell?ed|fly|flies|flying|flew
    |arrive|arrives|arriving|arrived|represent|represents|representing|represented|stay|stays|staying|stayed
    |join|joins|joining|joined|take|takes|taking|took|participate|participates|participated|skip|skips|skipped
    |decline|declines|declined|refuse|refuses|refused|withdraw|withdraws|withdrew)\b""",
    re.VERBOSE,
)


class Other(NamedTuple):
    """Somebody whom a quote names in full: the name, and the words around it in the quote and its sentence."""

    name: str
    before: str
    after: str


def is_meant(other: Other, claim: Claim, posts: list[str]) -> bool:
    """Whether it is this other person who speaks, comes, leads or stays away, and nobody beside them.

    `posts` are what the person of the claim is called besides the name, folded.
    """
    says_so = _is_speaker(other) if isinstance(claim, Position) else _is_delegate(other, claim)
    return says_so and not _is_beside(other, posts)


def _is_speaker(other: Other) -> bool:
    """Whether somebody is said to speak, and is not only spoken of by another."""
    after = fold_words(other.after).split()[:1]
    return bool(_SAID_BEFORE.search(other.before)) or (_is_subject(other.before) and not _SAYS.isdisjoint(after))


def _is_delegate(other: Other, claim: Claim) -> bool:
    """Whether somebody is said to come or not, or to lead where a claim says so of its person."""
    if isinstance(claim, Delegate) and claim.role == "head" and (led := _LED_BY.search(other.before)):
        return _is_title("".join(led[1].split()[-1:]))
    aside = _ASIDE.match(other.after)
    return _is_subject(other.before) and bool(_COMES.match(other.after[aside.end() if aside else 0 :]))


def _is_subject(before: str) -> bool:
    """Whether a sentence begins with a name, of which only a title stands in front."""
    first = fold_words(before).split()[:1]
    return _OPENING_A_CLAUSE.isdisjoint(first) and _is_title(before)


def _is_title(words: str) -> bool:
    """Whether words in front of a name are no more than what somebody is called."""
    *others, last = words.split() or ["the"]
    return not re.search(r"[,;:!?()]", words) and all(
        word[0].isupper() or word in _OFFICES or word in known
        for word, known in (*((other, _PARTS_OF_TITLES) for other in others), (last, ("the", "and")))
    )


def _is_beside(other: Other, posts: list[str]) -> bool:
    """Whether somebody is only named beside another, for whom a pronoun, an office or a post may stand."""
    before, after = fold_words(other.before).split(), fold_words(other.after).split()
    own = max([_BESIDE, *(len(post.split()) + 2 for post in posts)])
    apart = {*before[:-own], *(after[own:] if other.after.startswith((",", "(")) else after)}
    words = {word for post in posts for word in post.split() if len(word) >= SHORTEST_OF_POST}
    return _is_quoted(other) or not _STANDING_FOR.isdisjoint(before + after) or not apart.isdisjoint(_OFFICES | words)


def _is_quoted(other: Other) -> bool:
    """Whether a name stands in somebody's words."""
    before = other.before
    return before.count('"') % 2 == 1 or any(before.count(a) > before.count(b) for a, b in ("“”", "«»", "„“"))
