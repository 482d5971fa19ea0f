"""A dossier in; its news out, found negotiation by negotiation, and no sooner than somebody asks for them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefings.changes.news import News, Stance, coming, happened, in_order, wanted
from briefings.model.claim import Claim
from briefings.model.dossier import Dossier
from briefings.model.reference import Key


def news_of(dossier: Dossier) -> list[News]:
    """All news of a dossier, the newest first; of one article what changed before what is new."""
    return list(Newsroom(dossier).everything)


class Newsroom:
    """The news of a dossier, found when somebody asks for them.

    All that one piece of news rests on is said of one negotiation, or of none; `before` is the newsroom of another
    dossier, from which the news of those are had of which nothing else is said now.
    """

    def __init__(self, dossier: Dossier, before: "Newsroom | None" = None) -> None:
        self._dossier = dossier
        self._of: dict[Key | None, _Negotiation] = {}
        for key, known in before._of.items() if before else ():
            claims = self._claims(key)
            # The very same claims; comparing them is quick, as each is the same object.
            if claims is known.claims or (key is None and claims == known.claims):
                self._of[key] = known

    @cached_property
    def everything(self) -> tuple[News, ...]:
        """All news, the newest first."""
        keys: tuple[Key | None, ...] = (*(held.key for held in self._dossier.negotiations.values()), None)
        return in_order(news for key in keys for news in self._negotiation(key).news)

    def changes(self, key: Key) -> tuple[News, ...]:
        """The news about a record that changed what was known, the newest first."""
        told = self._dossier.about.get(key, ())
        asked = dict.fromkeys([claim.negotiation.key if claim.negotiation else None for claim in told])
        return in_order(news for one in asked for news in self._negotiation(one).changes.get(key, ()))

    def _negotiation(self, key: Key | None) -> "_Negotiation":
        if key not in self._of:
            self._of[key] = _Negotiation.found(self._dossier, key, self._claims(key), self._stances.get(key, ()))
        return self._of[key]

    def _claims(self, key: Key | None) -> tuple[Claim, ...]:
        return self._dossier.about.get(key, ()) if key else self._general

    @cached_property
    def _general(self) -> tuple[Claim, ...]:
        """What is said of no negotiation."""
        return tuple(claim for claim in self._dossier.claims if claim.negotiation is None)

    @cached_property
    def _stances(self) -> Mapping[Key | None, Sequence[Stance]]:
        """The ledgers of positions by the negotiation that they are about, in the order of parties."""
        found: dict[Key | None, list[Stance]] = {}
        for party in (*self._dossier.countries.values(), *self._dossier.organizations.values()):
            for ledger in self._dossier.stances.get(party.key, ()):
                negotiation = ledger.entries[0].first.negotiation
                found.setdefault(negotiation.key if negotiation else None, []).append((party.key, ledger))
        return found


class _Negotiation(NamedTuple):
    """What is said of one negotiation, or of none, and what of it was news; `changes` by what they are about."""

    claims: tuple[Claim, ...]
    news: tuple[News, ...]
    changes: Mapping[Key, Sequence[News]]

    @classmethod
    def found(
        cls, dossier: Dossier, key: Key | None, claims: tuple[Claim, ...], stances: Iterable[Stance]
    ) -> "_Negotiation":
        """The news among some claims."""
        ledgers = dossier.attendance.get(key, ()) if key else ()
        news = (
            *coming(ledgers, dossier.articles),
            *wanted(stances, dossier.articles),
            *happened(claims, dossier.articles),
        )
        changes: dict[Key, list[News]] = {}
        for one in news:
            if one.is_change:
                for about in one.about:
                    changes.setdefault(about, []).append(one)
        return cls(claims, news, changes)
