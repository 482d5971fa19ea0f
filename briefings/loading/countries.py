"""Countries and states that are no more, by name and by code: words in, `IsoCountry` out.

They come from `country_names.tsv`, a table made by `tests/countries_table.py` from ISO 3166, CLDR and the names people
write; where its rows come from and under which licences, `country_names.NOTICE` says. Nothing is matched by likeness.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefings.prose.folding import fold_name

TABLE = Path(__file__).with_name("country_names.tsv")

# Codes that ISO 3166 reserves or has withdrawn, and that can mean one country of today only.
_OTHER_CODES = {"UK": "GB", "BUMM": "MM", "TPTL": "TL"}
_PUNCTUATION = str.maketrans(
    {"&": " and ", ".": "", "،": " "} | dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014_,;:/()[]", " ")
)
_SHORT = 3


class IsoCountry(NamedTuple):
    """A country as ISO 3166 and CLDR know it.

    `code` is ISO 3166-1 alpha-2, or ISO 3166-3 alpha-4 for a state that is no more, and CLDR's XK for Kosovo. `name`
    is what CLDR calls it in English; `names` are its other English names, and then those in its official languages.
    """

    code: str
    name: str
    names: tuple[str, ...]


class _Table(NamedTuple):
    countries: tuple[IsoCountry, ...]
    by_code: Mapping[str, IsoCountry]
    as_written: Mapping[str, IsoCountry]
    by_key: Mapping[str, IsoCountry]


def all_countries() -> Sequence[IsoCountry]:
    """Every country, those of today first, each part in order of code."""
    return _table().countries


def by_code(text: str) -> IsoCountry | None:
    """The country with this alpha-2, alpha-3 or (no more) alpha-4 code, written in capitals; UK is one, EU is not."""
    return _table().by_code.get(text)


def by_name(text: str) -> IsoCountry | None:
    """The country that this is a name of in English or in a language that is official anywhere.

    Names are equal when `name_key` folds them to one key; short ones (US, UAE, Irã) only as they are written, so that
    IRA is not Iran. A name that two countries share (Congo, Korea) and a part of a country (England) are nobody's.
    """
    table = _table()
    return table.as_written.get(text.strip().replace(".", "")) or table.by_key.get(name_key(text))


def name_key(text: str) -> str:
    """What all spellings of a name have in common: folded, without a leading "the", hyphens and dots."""
    return " ".join(fold_name(text).translate(_PUNCTUATION).split()).removeprefix("the ")


def is_short(key: str) -> bool:
    """Whether a key is too few Latin letters to tell a name from an abbreviation of something else."""
    return len(key) <= _SHORT and key.isascii()


@cache
def _table() -> _Table:
    """Read the table: a few milliseconds, once, and only when somebody asks for a country."""
    countries: list[IsoCountry] = []
    by_code: dict[str, IsoCountry] = {}
    as_written: dict[str, IsoCountry] = {}
    by_key: dict[str, IsoCountry] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        code, alpha_3, name, names, written, keys = line.split("\t")
        country = IsoCountry(code, name, _texts(names))
        countries.append(country)
        by_code[code] = country
        if alpha_3:
            by_code[alpha_3] = country
        as_written.update(dict.fromkeys(_texts(written), country))
        by_key.update(dict.fromkeys(_texts(keys), country))
    by_code.update({code: by_code[meant] for code, meant in _OTHER_CODES.items()})
    return _Table(tuple(countries), by_code, as_written, by_key)


def _texts(cell: str) -> tuple[str, ...]:
    """The texts of a cell, which may be none."""
    return tuple(cell.split("|")) if cell else ()
