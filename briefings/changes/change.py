"""One thing that a change to the content means, whoever tells it."""

from typing import Literal, NamedTuple

from briefings.model.article import Article
from briefings.model.claim import Claim
from briefings.model.location import Location

Part = Literal["stands", "claims", "records", "articles", "pages"]
How = Literal["new", "changed", "reworded", "gone", "disputed", "settled", "renamed", "merged"]


class Change(NamedTuple):
    """What is different: of which part of the content, in which way, about what.

    `was` and `now` are a few words each; `now` of what is new says all, where `subject` is empty. `field` is the key
    that differs. What is `reworded` means the same, in nearly the same words. `location` stands in the newer content,
    in the older where `is_before`.
    """

    part: Part
    how: How
    subject: str
    was: str
    now: str
    location: Location
    article: Article | None = None
    field: str = ""
    is_before: bool = False
    claims: tuple[Claim, ...] = ()
