"""Countries are found by what people write, and nothing else is taken for one."""

import pytest

from briefings.loading.countries import TABLE, all_countries, by_code, by_name, is_short, name_key
from tests import countries_table


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Russia", "RU"),
        ("Russian Federation", "RU"),
        ("Россия", "RU"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("TURKIYE", "TR"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Britain", "GB"),
        ("Great Britain", "GB"),
        ("US", "US"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("the United States", "US"),
        ("United States of America", "US"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Ivory Coast", "CI"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("The Netherlands", "NL"),
        ("Holland", "NL"),
        ("DR Congo", "CD"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("North Korea", "KP"),
        ("DPRK", "KP"),
        ("Palestine", "PS"),
        ("Taiwan", "TW"),
        ("Vatican", "VA"),
        ("Holy See", "VA"),
        ("Macedonia", "MK"),
        ("Swaziland", "SZ"),
        ("Cape Verde", "CV"),
        ("Cabo Verde", "CV"),
        ("East Timor", "TL"),
        ("Timor Leste", "TL"),
        ("Bosnia and Herzegovina", "BA"),
        ("St Kitts and Nevis", "KN"),
        ("Kosovo", "XK"),
        ("West Germany", "DE"),
        ("Irã", "IR"),
        ("الولايات المتحدة", "US"),
        ("中国", "CN"),
    ],
)
def test_a_country_is_found_by_the_names_people_write(written: str, code: str) -> None:
    found = by_name(written)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("Soviet Union", "SUHH", "Soviet Union"),
        ("USSR", "SUHH", "Soviet Union"),
        ("СССР", "SUHH", "Soviet Union"),
        ("Yugoslavia", "YUCS", "Yugoslavia"),
        ("Zaïre", "ZRCD", "Zaire"),
        ("Czechoslovakia", "CSHH", "Czechoslovakia"),
        ("German Democratic Republic", "DDDE", "East Germany"),
        ("Serbia and Montenegro", "CSXX", "Serbia and Montenegro"),
        ("Rhodesia", "RHZW", "Southern Rhodesia"),
    ],
)
def test_a_state_that_is_no_more_is_found_and_is_not_its_successor(written: str, code: str, name: str) -> None:
    found = by_name(written)
    assert found is not None
    assert (found.code, found.name) == (code, name)
    assert by_code(code) is found


@pytest.mark.parametrize(
    "written",
    [
        *"EU UN NATO OSCE AU ASEAN OPEC CIS CAN G-77 BRICS IAEA IRA ETA PLO FARC ELN SPLM MILF UNITA RENAMO".split(),
        *"RUF Hamas Taliban Polisario Chin Mon EC".split(),
        *("European Union", "United Nations", "African Union", "Sinn Féin"),
    ],
)
def test_an_organization_is_no_country(written: str) -> None:
    assert by_name(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "England",
        "Scotland",
        "Catalonia",
        "Chechnya",
        "Republika Srpska",
        "Crimea",
        "Northern Cyprus",
        "Hamilton",
        "Dubai",
    ],
)
def test_a_part_of_a_country_does_not_stand_for_the_whole(written: str) -> None:
    assert by_name(written) is None


@pytest.mark.parametrize("written", ["Congo", "Korea", "Virgin Islands"])
def test_a_name_that_two_countries_share_is_neither_s(written: str) -> None:
    assert by_name(written) is None


@pytest.mark.parametrize("written", ["us", "Us", "and", "no", "Rusia n", "Russai", "Urkaine", "", " ", "the"])
def test_nothing_is_matched_by_likeness(written: str) -> None:
    assert by_name(written) is None


def test_norway_is_a_code_and_no_is_not() -> None:
    norway = by_code("NO")
    assert norway is not None
    assert norway.name == "Norway"
    assert by_code("NOR") is norway
    assert by_code("no") is by_code("No") is by_code("nor") is None


def test_reserved_codes_mean_a_country_only_where_people_mean_one() -> None:
    assert by_code("UK") is by_code("GB")
    assert by_code("BUMM") is by_code("MM")
    assert by_code("EU") is by_code("UN") is by_code("SU") is by_code("XX") is None


def test_every_country_answers_to_its_own_names_and_its_code() -> None:
    for country in all_countries():
        assert by_code(country.code) is country
        assert [by_name(name) for name in (country.name, *country.names)] == [country] * (len(country.names) + 1)


def test_there_are_the_countries_of_iso_and_kosovo_and_the_states_that_are_no_more() -> None:
    codes = [country.code for country in all_countries()]
    assert sum(len(code) == 2 for code in codes) == 250
    assert sum(len(code) == 4 for code in codes) == 29
    assert len({country.name for country in all_countries()}) == len(codes) == len(set(codes))


def test_english_names_come_before_a_country_s_own() -> None:
    russia = by_code("RU")
    assert russia is not None
    assert (russia.name, russia.names) == ("Russia", ("Russian Federation", "Россия"))


def test_the_table_is_what_its_sources_say() -> None:
    assert TABLE.read_text(encoding="utf-8") == countries_table.make()


def test_the_keys_in_the_table_are_the_keys_that_are_looked_up() -> None:
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        for key in line.split("\t")[5].split("|"):
            assert not is_short(key)
            assert name_key(key) == key
