"""What pages look at while they are made, so that one need not be made again where nothing that it looks at changed.

All that a page says comes from the dossier's mappings, by key. A watched one notes each key that is asked for, and
also where it has nothing to give; whoever goes through a whole mapping has looked at all of it.
"""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from briefings.model.dossier import Dossier
from briefings.model.reference import Key

K = TypeVar("K")
V = TypeVar("V")

# A mapping's name, and a key of it; None for all of it.
Look = tuple[str, Key | str | None]
_MAPPINGS = (
    "negotiations",
    "people",
    "countries",
    "organizations",
    "issues",
    "articles",
    "about",
    "attendance",
    "stances",
    "mentions",
    "referring",
)  # fmt: skip


class Watch:
    """Notes in `looks` what is looked at; whoever makes a page puts an empty set there first.

    `watched` gives, by a mapping's name, what is there at a key, and at None all of it.
    """

    def __init__(self) -> None:
        self.looks: set[Look] = set()
        self.watched: dict[str, Callable[[Any], object]] = {}

    def __getstate__(self) -> dict[str, object]:
        """What another machine needs that makes pages: what they look at is noted there, and compared here."""
        return {"looks": set(), "watched": {}}

    def dossier(self, dossier: Dossier) -> Dossier:
        """A dossier that notes what is asked of it."""
        watched: dict[str, Any] = {name: self.mapping(name, getattr(dossier, name)) for name in _MAPPINGS}
        return replace(dossier, **watched)

    def mapping(self, name: str, of: Mapping[K, V]) -> Mapping[K, V]:
        """A mapping that notes what is asked of it."""
        self.watched[name] = partial(_at, of)
        return _Watched(self, name, of)


def _at(mapping: Mapping[Any, object], key: object) -> object:
    return tuple(mapping.items()) if key is None else mapping.get(key)


class _Watched(Mapping[K, V]):
    __slots__ = ("_name", "_of", "_watch")

    def __init__(self, watch: Watch, name: str, of: Mapping[K, V]) -> None:
        self._watch = watch
        self._name = name
        self._of = of

    def __getitem__(self, key: K) -> V:
        self._watch.looks.add((self._name, key))  # type: ignore[arg-type]
        return self._of[key]

    def get(self, key: K, default: Any = None) -> Any:
        """What the mapping gives."""
        self._watch.looks.add((self._name, key))  # type: ignore[arg-type]
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._watch.looks.add((self._name, key))  # type: ignore[arg-type]
        return key in self._of

    def __iter__(self) -> Iterator[K]:
        self._all()
        return iter(self._of)

    def __len__(self) -> int:
        self._all()
        return len(self._of)

    def keys(self) -> KeysView[K]:
        """All keys."""
        self._all()
        return self._of.keys()

    def values(self) -> ValuesView[V]:
        """All values."""
        self._all()
        return self._of.values()

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        self._all()
        return self._of.items()

    def _all(self) -> None:
        self._watch.looks.add((self._name, None))
