"""A text and the names that are known in; whom it names where, with post and party, out."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefings.authoring.suggesting.naming import Named
from briefings.authoring.suggesting.posts import Holder, holders, listed_names
from briefings.prose.folding import fold_name

_LED_BY = re.compile(r"\b(?:led|headed|chaired) by |\b(?:joined|accompanied|represented) by ")
_ROLE_OF_MANY = re.compile(
    r"\b(?:(?:joined|accompanied) by|(?:delegation|team|side|group),? (?:which |that )?(?:also )?includ(?:es|ing)) "
)
_OWNS = re.compile("['’]s ")


class Seen(NamedTuple):
    """Where a text names a person: `start` counts the post before the name, `end` the post behind it."""

    start: int
    end: int
    name: str
    post: str
    party: str
    name_start: int


class People:
    """The people of one text, in order of where they are named."""

    def __init__(self, text: str, begin: int, named: list[Named], parties: Mapping[str, str]) -> None:
        self._text, self._named = text, named
        self._countries = [one for one in named if one.kind in ("country", "organization")]
        found = {holder.name_start: holder for holder in holders(text, begin, len(text))}
        for cue in _LED_BY.finditer(text, begin):
            stop = text.find("\n", cue.end())
            for holder in listed_names(text, cue.end(), len(text) if stop < 0 else stop):
                inside = any(other.start <= holder.name_start < other.end for other in found.values())
                if not inside:
                    found.setdefault(holder.name_start, holder)
        known = {one.start: one for one in named if one.kind == "person" and one.by == "name"}
        self._known_by_name = {fold_name(one.name): one.name for one in known.values()}
        self._seen: dict[int, Seen] = {}
        for holder in found.values():
            name = next(
                (one.name for at, one in known.items() if holder.name_start <= at < holder.name_end), holder.name
            )
            self._seen[holder.name_start] = self._made(holder, name, parties)
        for at, one in known.items():
            if at >= begin and not any(seen.name_start <= at < seen.end for seen in self._seen.values()):
                self._seen[at] = Seen(at, one.end, one.name, "", parties.get(one.name, ""), at)
        self.posts = {seen.name: seen.post for seen in reversed(self.all) if seen.post}
        self.parties = {**{seen.name: seen.party for seen in reversed(self.all) if seen.party}, **parties}
        self._by_surname(begin)

    @property
    def all(self) -> list[Seen]:
        """Everybody, as often as they are named."""
        return sorted(self._seen.values(), key=lambda seen: seen.name_start)

    def within(self, start: int, end: int) -> list[Seen]:
        """Whom a stretch of the text names."""
        return [seen for seen in self.all if start <= seen.name_start < end]

    def _made(self, holder: Holder, name: str, parties: Mapping[str, str]) -> Seen:
        post, party = holder.post, parties.get(name, "")
        inside = [one for one in self._countries if holder.start <= one.start and one.end <= holder.end]
        owner = [one for one in self._countries if self._text[one.end : holder.start] in ("'s ", "’s ")]
        party = party or next((one.party for one in (*inside, *owner)), "")
        for one in inside:
            # "Ukrainian President", "the EU's envoy": what stands for the party goes, the rest is the post.
            owns = _OWNS.match(self._text, one.end)
            if self._text.startswith(post, one.start) and (owns or one.kind == "country"):
                post = post[(owns.end() if owns else one.end) - one.start :].strip() or post
        return Seen(holder.start, holder.end, name, post, party, holder.name_start)

    def _by_surname(self, begin: int) -> None:
        """Those who are named again by their surname only."""
        surnames: dict[str, set[str]] = {}
        for seen in self.all:
            surnames.setdefault(seen.name.split()[-1], set()).add(seen.name)
        for one in self._named:
            if one.kind == "person" and one.by == "surname":
                surnames.setdefault(self._text[one.start : one.end], {one.name})
        alone = {surname: next(iter(names)) for surname, names in surnames.items() if len(names) == 1}
        if not alone:
            return
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, alone))})(?!\w)")
        for found in pattern.finditer(self._text, begin):
            if not any(seen.start <= found.start() < seen.end for seen in self._seen.values()):
                name = alone[found[0]]
                at = found.start()
                self._seen[at] = Seen(at, found.end(), name, "", self.parties.get(name, ""), at)


def companies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence says that somebody is joined by others: the cue."""
    yield from (found.span() for found in _ROLE_OF_MANY.finditer(text, start, end))
