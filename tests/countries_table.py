"""Makes `briefings/loading/country_names.tsv`: ISO 3166, CLDR and the names people write in, a table out.

`python -m tests.countries_table` writes it; a test makes it again and compares. The libraries it is made from are
needed here alone, because importing them costs a fifth of a whole build.

Of countrynames it takes no name that neither CLDR nor ISO bears out: it also calls Catalonia Spain, Chechnya Russia,
Republika Srpska Bosnia and Hamilton Bermuda, which a page about a negotiation must not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pycountry
from babel import Locale, localedata
from babel.languages import get_official_languages
from countrynames.data import DATA

from briefings.loading.countries import TABLE, is_short, name_key

KOSOVO = "XK"
HEADER = ("code", "alpha-3", "name", "other names", "short names as written", "keys")

# Names that are equally another country's, whatever a source says.
AMBIGUOUS = {"congo", "kongo", "конго", "korea", "corea", "coree", "coreia"}

# Four Latin letters are a country's name in these languages only: elsewhere Chin, Samo and Sati are somebody else.
WIDELY_READ = frozenset(
    "az ca cs da de en es et eu fi fr ga gl hr hu id is it lt lv ms mt nb nl pl pt ro sk sl sq sv sw tr uz vi".split()
)

# What may stand before or after a country's name in a name from countrynames: Republic of Turkey.
REPUBLIC = frozenset(
    "republic of the république de du des la república do del bundesrepublik республика республіка".split()
)

# Common English names that CLDR and ISO do not give.
COMMON = {
    "AE": "UAE",
    "BA": "Bosnia | Bosnia-Herzegovina | BiH",
    "CD": "DR Congo | DRC | Democratic Republic of Congo | Congo (DRC)",
    "CF": "CAR",
    "CG": "Congo Republic | Republic of Congo",
    "CI": "Ivory Coast",
    "CN": "PRC | P. R. China",
    "DE": "West Germany",
    "FK": "Falklands",
    "GB": "UK | Britain | Great Britain",
    "IE": "Republic of Ireland",
    "KN": "Saint Kitts",
    "KP": "DPRK | DPR Korea | Democratic People's Republic of Korea",
    "KR": "ROK | Republic of Korea",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldavia",
    "MK": "Macedonia | Former Yugoslav Republic of Macedonia | FYROM | Republic of Macedonia",
    "MM": "Burma",
    "MO": "Macau",
    "NL": "Holland",
    "PG": "PNG",
    "PS": "Palestine | State of Palestine | Occupied Palestinian Territory | Occupied Palestinian Territories",
    "SA": "KSA",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey",
    "TW": "Republic of China | Chinese Taipei",
    "US": "US | USA | United States of America | America",
    "VA": "Vatican | Holy See | Vatican City State",
    "VC": "Saint Vincent",
    "WS": "Western Samoa",
    "XK": "Kosova | Republic of Kosovo",
}

# Common names in other languages that CLDR does not give.
FOREIGN = {
    "CD": "RDC | ДР Конго | ДРК",
    "CF": "ЦАР",
    "CN": "КНР",
    "GB": "Grande-Bretagne | Großbritannien | Gran Bretaña | Gran Bretagna | Grã-Bretanha | بريطانيا",
    "KP": "КНДР",
    "NL": "Holland | Hollande | Holanda | Olanda | Голландия",
    "PS": "Palästina | Palestina | Palestyna | Палестина | فلسطين",
    "RU": "РФ | Российская Федерация | Російська Федерація",
    "US": "EUA | EE. UU. | EEUU | États-Unis d'Amérique | США",
    "ZA": "ЮАР",
}

# ISO 3166-3, each with the name it is shown by and its others; BUMM and TPTL are Myanmar and Timor-Leste, whom people
# still call by these names.
FORMER = {
    "AIDJ": "French Territory of the Afars and the Issas | French Afars and Issas",
    "ANHH": "Netherlands Antilles | Dutch Antilles",
    "BQAQ": "British Antarctic Territory",
    "BYAA": "Byelorussian SSR | Byelorussian Soviet Socialist Republic",
    "CSHH": "Czechoslovakia | Czechoslovak Socialist Republic | Tchécoslovaquie | Tschechoslowakei | Чехословакия",
    "CSXX": "Serbia and Montenegro | State Union of Serbia and Montenegro",
    "CTKI": "Canton and Enderbury Islands",
    "DDDE": "East Germany | German Democratic Republic | GDR | DDR | ГДР",
    "DYBJ": "Dahomey | Republic of Dahomey",
    "FQHH": "French Southern and Antarctic Territories",
    "FXFR": "Metropolitan France",
    "GEHH": "Gilbert and Ellice Islands",
    "HVBF": "Upper Volta | Republic of Upper Volta | Haute-Volta",
    "JTUM": "Johnston Island",
    "MIUM": "Midway Islands",
    "NHVU": "New Hebrides",
    "NQAQ": "Dronning Maud Land | Queen Maud Land",
    "NTHH": "Saudi–Iraqi Neutral Zone",
    "PCHH": "Trust Territory of the Pacific Islands",
    "PUUM": "US Miscellaneous Pacific Islands",
    "PZPA": "Panama Canal Zone",
    "RHZW": "Southern Rhodesia | Rhodesia",
    "SKIN": "Sikkim",
    "SUHH": "Soviet Union | USSR | Union of Soviet Socialist Republics | СССР | Советский Союз | СРСР | Радянський Союз"
    " | UdSSR | Sowjetunion | URSS | Union soviétique | Unión Soviética | União Soviética | Unione Sovietica | ZSRR",
    "VDVN": "North Vietnam | Democratic Republic of Vietnam | Democratic Republic of Viet Nam",
    "WKUM": "Wake Island",
    "YDYE": "South Yemen | People's Democratic Republic of Yemen | Democratic Yemen",
    "YUCS": "Yugoslavia | Federal Republic of Yugoslavia | Socialist Federal Republic of Yugoslavia | SFR Yugoslavia"
    " | FR Yugoslavia | Jugoslavija | Југославија | Югославия | Yougoslavie | Jugoslawien",
    "ZRCD": "Zaire | Republic of Zaire | Zaïre",
}
STILL_SAID = {"BUMM", "TPTL"}


class Row(NamedTuple):
    """A country before its names are weighed against all others'."""

    code: str
    alpha_3: str
    name: str
    readable: list[str]
    foreign: list[str]


def make() -> str:
    """The whole table; AssertionError where the sources no longer bear out the lists above."""
    rows = [*_living(), *_former()]
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (row.name, *row.readable, *row.foreign):
            owners[name_key(name)].add(row.code)
    shared = {key for key, codes in owners.items() if len(codes) > 1}
    nobodys = AMBIGUOUS | (shared - {name_key(row.name) for row in rows})
    return "\n".join(["\t".join(HEADER), *(_line(row, nobodys) for row in rows), ""])


def _line(row: Row, nobodys: set[str]) -> str:
    every = [name for name in (row.name, *row.readable, *row.foreign) if name_key(name) not in nobodys]
    others = [name for name in row.readable if name_key(name) not in nobodys | {name_key(row.name)}]
    short = [name.replace(".", "") for name in every if is_short(name_key(name)) and _stands_alone(name, row)]
    keys = sorted({key for name in every if not is_short(key := name_key(name))})
    cells = (_once(others), dict.fromkeys(short), keys)
    return "\t".join([row.code, row.alpha_3, row.name, *("|".join(cell) for cell in cells)])


def _stands_alone(name: str, row: Row) -> bool:
    """Whether a short name is an abbreviation from the lists above, or has letters that no abbreviation has."""
    return not name.isascii() or name in _split(FORMER.get(row.code, "")) + _listed(row.code)


def _living() -> Iterator[Row]:
    cldr = _cldr_names()
    english = Locale("en").territories
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {KOSOVO: ""}
    for code in sorted(alpha_3):
        country = pycountry.countries.get(alpha_2=code)
        iso = [getattr(country, field, "") for field in ("common_name", "name", "official_name")]
        official = [Locale.parse(tongue).territories.get(code, "") for tongue in _languages(code, regional=False)]
        official = [name for name in official if "," not in name]
        readable = [*_split(COMMON.get(code, "")), *(name for text in iso for name in _readable(text)), *official]
        foreign = [*_split(FOREIGN.get(code, "")), *sorted(cldr[code]), *iso]
        foreign += _republics(code, {name_key(name) for name in foreign})
        _agrees(code, _listed(code))
        yield Row(code, alpha_3[code], english[code], [name for name in readable if name], [n for n in foreign if n])


def _former() -> Iterator[Row]:
    known = {country.alpha_4: country.alpha_3 for country in pycountry.historic_countries}
    assert set(known) == set(FORMER) | STILL_SAID, "ISO 3166-3 has changed"
    for code, names in sorted(FORMER.items()):
        name, *others = _split(names)
        yield Row(code, "", name, others, [])


def _cldr_names() -> dict[str, set[str]]:
    """What CLDR calls each country in every language that is official anywhere, if only in a region."""
    spoken = {tongue for code in pycountry.countries for tongue in _languages(code.alpha_2, regional=True)}
    names: dict[str, set[str]] = defaultdict(set)
    for identifier in localedata.locale_identifiers():
        tongue = identifier.split("_")[0]
        if tongue not in spoken:
            continue
        for code, name in Locale.parse(identifier).territories.items():
            key = name_key(name)
            if len(key) > 4 or not key.isascii() or tongue in WIDELY_READ:
                names[code].add(name)
            if code == "MM":  # Myanmar (Burma): people write either.
                names[code].update(part.strip(" )") for part in name.split("("))
    return names


def _languages(code: str, *, regional: bool) -> list[str]:
    tongues = get_official_languages(code, regional=regional, de_facto=True)
    return [tongue for tongue in tongues if localedata.exists(tongue)]


def _readable(name: str) -> list[str]:
    """An ISO name as people write it: inverted ones the right way round, other ones with a comma or part not at all."""
    if name.endswith((" of", " of the")) and ", " in name:
        before, _, after = name.partition(", ")
        return [f"{after} {before}".removeprefix("The ")]
    return [] if "," in name or "(" in name else [name.removeprefix("the ")]


def _republics(code: str, known: set[str]) -> Iterator[str]:
    """Names in countrynames that are a known name and the words for a republic."""
    for name in DATA.get(code, ()):
        words = name_key(name).split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                if " ".join(words[start:end]) in known and REPUBLIC.issuperset(words[:start] + words[end:]):
                    yield name


def _agrees(code: str, names: Iterable[str]) -> None:
    """See that countrynames, where it knows a name from the lists above, knows it as the same country's."""
    for name in names:
        theirs = {other for other, spelt in DATA.items() if name in spelt}
        assert theirs <= {code}, f"countrynames says that {name} is {theirs}"


def _listed(code: str) -> list[str]:
    return _split(COMMON.get(code, "")) + _split(FOREIGN.get(code, ""))


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("|")] if names else []


def _once(names: Iterable[str]) -> list[str]:
    """Names without those that differ from an earlier one in spelling only."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name_key(name), name)
    return list(first.values())


if __name__ == "__main__":
    TABLE.write_text(make(), encoding="utf-8")
