"""A dossier in, the names that it knows out: what an editor or a form offers where a record may be named."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from briefings.model.country import Country
from briefings.model.dossier import Dossier
from briefings.model.reference import KINDS, Kind


class Known(NamedTuple):
    """A name to be offered, what a list of offers says beside it, and whether a record has it."""

    text: str
    meaning: str = ""
    is_recorded: bool = True


def known_names(dossier: Dossier) -> Mapping[Kind, tuple[Known, ...]]:
    """What may be written to name each record, in order of the alphabet.

    People, parties and issues are offered by name, and negotiations that have a record by id, as are two of one name.
    """
    return {kind: tuple(sorted(set(_names(dossier, kind)))) for kind in KINDS if kind != "article"}


def _names(dossier: Dossier, kind: Kind) -> list[Known]:
    records = dossier.of_kind(kind)
    counted = Counter(record.name for record in records.values())
    names = []
    for record in records.values():
        if counted[record.name] > 1 or (kind == "negotiation" and record.recorded):
            names.append(Known(record.id, record.name))
        else:
            names.append(Known(record.name, is_recorded=record.recorded))
        if isinstance(record, Country) and record.code == "NO":
            # Other readers of YAML take it for a no, so whoever types it is offered it in quotation marks.
            names.append(Known(record.code, record.name))
    return names
