"""Two dossiers in; what is called otherwise in the second, and everything's name for comparing the two, out."""

from collections.abc import Iterator, Mapping

from briefings.changes.change import Change
from briefings.changes.rewording import is_reworded
from briefings.model.dossier import Dossier
from briefings.model.record import Record
from briefings.model.reference import KINDS, Key
from briefings.prose.folding import fold_name

Renames = Mapping[Key, Key]


class Names:
    """What records are called in words, by the name that the newer dossier gives them, if it has them."""

    def __init__(self, before: Dossier, after: Dossier, renames: Renames) -> None:
        self._before, self._after, self._renames = before, after, renames

    def now(self, key: Key) -> Key:
        """The key that a record of the older dossier has in the newer one."""
        return self._renames.get(key, key)

    def name(self, key: Key) -> str:
        """A record's name."""
        now = self.now(key)
        known = self._after.of_kind(now.kind).get(now.id) or self._before.of_kind(key.kind).get(key.id)
        return known.name if known else key.id


def renames(before: Dossier, after: Dossier) -> dict[Key, Key]:
    """The new key of each record that lost its own.

    It is that of the record that has the old id among its former ones, or else that has the old name; of a name without
    a record that of the one that is new, and of which it was a misspelling.
    """
    found: dict[Key, Key] = {}
    for kind in KINDS:
        now = after.of_kind(kind)
        gone = {id_: record for id_, record in before.of_kind(kind).items() if id_ not in now}
        if not gone:
            continue
        by_id = {former: record for record in now.values() for former in record.former_ids}
        by_name = {name: record for record in now.values() for name in _names(record)}
        new = [record for id_, record in now.items() if not record.recorded and id_ not in before.of_kind(kind)]
        for id_, record in gone.items():
            known = by_id.get(id_) or by_name.get(fold_name(record.name))
            if known is None and not record.recorded:
                known = next((other for other in new if is_reworded(record.name, other.name)), None)
            if known is not None:
                found[record.key] = known.key
    return found


def renamed(before: Dossier, after: Dossier, moved: Renames) -> Iterator[Change]:
    """Records under another name or address, and those that became one with another."""
    for kind in KINDS:
        if kind == "article":
            continue
        for was in before.of_kind(kind).values():
            key = moved.get(was.key, was.key)
            now = after.of_kind(kind).get(key.id)
            if now is None:
                continue
            if key != was.key and key.id in before.of_kind(kind):
                yield Change("records", "merged", f"{kind} {now.name}", was.name, now.name, now.location)
            elif was.name != now.name:
                yield Change("records", "renamed", f"{kind} {now.name}", was.name, now.name, now.at("name"))
            elif key != was.key:
                yield Change("records", "renamed", f"{kind} {now.name}", was.id, now.id, now.location, field="id")


def _names(record: Record) -> Iterator[str]:
    yield fold_name(record.name)
    yield from (fold_name(name.text) for name in record.other_names)
