"""A name is an id, else a record's name, else a code, else a country's name, else its own record's."""

import pytest

from briefings.loading.resolving import Directory, Entry, Referring
from briefings.model.location import Location
from briefings.model.reference import Key, Kind, Reference
from briefings.problems import Problem

HERE = Location("articles/talks.yaml", 3, 13)


def entry(kind: Kind, identity: str, *names: str, code: str | None = None) -> Entry:
    return Entry(Key(kind, identity), names, f"{kind}/{identity}.yaml", code)


def refer(directory: Directory, to: Referring, written: str) -> Reference:
    problems: list[Problem] = []
    reference = directory.refer(to, written, HERE, problems)
    assert reference is not None, problems
    assert problems == []
    return reference


def trouble(directory: Directory, to: Referring, written: str) -> Problem:
    problems: list[Problem] = []
    assert directory.refer(to, written, HERE, problems) is None
    (problem,) = problems
    return problem


EMPTY = Directory(())


def test_an_id_wins_over_a_name() -> None:
    directory = Directory([entry("person", "reyl", "Ana Reyl"), entry("person", "other", "reyl")])
    assert refer(directory, "person", "reyl") == Reference("reyl", Key("person", "reyl"), HERE, "id")


def test_a_name_is_found_whatever_its_case_accents_and_apostrophes() -> None:
    directory = Directory([entry("person", "odonnell", "Søren O'Donnell", "Сёрен О’Доннелл")])
    for written in ("Søren O'Donnell", "SOREN O’DONNELL", "soren odonnell", "So\u0308ren  O'Donnell", "Серен ОДоннелл"):
        assert refer(directory, "person", written).key == Key("person", "odonnell")


def test_a_country_is_found_by_code_by_name_and_in_other_languages() -> None:
    for written in ("NO", "NOR"):
        assert refer(EMPTY, "party", written) == Reference(written, Key("country", "norway"), HERE, "code")
    for written in ("Norway", "Norge", "Норвегия"):
        assert refer(EMPTY, "party", written) == Reference(written, Key("country", "norway"), HERE, "name")


def test_a_code_is_written_in_capitals() -> None:
    assert refer(EMPTY, "party", "no").key.kind == "organization"


def test_a_countrys_record_gives_the_address_and_the_code_still_finds_it() -> None:
    directory = Directory([entry("country", "tuerkiye", "Türkiye", code="TR"), entry("country", "norge", "Norway")])
    for written in ("TR", "TUR", "Turkey", "Türkiye", "tuerkiye"):
        assert refer(directory, "party", written).key == Key("country", "tuerkiye")
    assert refer(directory, "party", "NO").key == Key("country", "norge")


def test_a_records_name_wins_over_a_countrys() -> None:
    directory = Directory([entry("organization", "georgia-inc", "Georgia")])
    assert refer(directory, "party", "Georgia").key == Key("organization", "georgia-inc")


def test_a_short_name_that_is_also_a_code_is_asked_about() -> None:
    union = entry("organization", "african-union", "African Union", "AU")._replace(short_name="AU")
    directory = Directory([union])
    problem = trouble(directory, "party", "AU")
    assert problem.code == "ambiguous-name"
    assert "African Union" in problem.hint
    assert "Australia" in problem.hint
    assert refer(directory, "party", "african-union").key == Key("organization", "african-union")


@pytest.mark.parametrize("short_name", ["", "EC"])
def test_a_name_that_is_also_a_code_wins_over_it(short_name: str) -> None:
    names = ("EC", short_name) if short_name else ("EC",)
    directory = Directory([entry("organization", "ec", *names)._replace(short_name=short_name)])
    assert refer(directory, "party", "EC") == Reference("EC", Key("organization", "ec"), HERE, "name")


def test_a_name_of_two_records_is_asked_about_and_their_ids_are_not() -> None:
    directory = Directory([entry("person", "li-na-1", "Li Na"), entry("person", "li-na-2", "Li Na")])
    assert trouble(directory, "person", "LI NA").code == "ambiguous-name"
    assert refer(directory, "person", "li-na-2").key == Key("person", "li-na-2")


@pytest.mark.parametrize(
    ("to", "written", "key"),
    [
        ("person", "Ana Reyl", Key("person", "ana-reyl")),
        ("party", "Free Harbour & Sons", Key("organization", "free-harbour-and-sons")),
        ("organization", "Ministry of Fish", Key("organization", "ministry-of-fish")),
        ("issue", "Paragraph 1(b)(ii)", Key("issue", "paragraph-1-b-ii")),
        ("negotiation", "oslo-2024", Key("negotiation", "oslo-2024")),
        ("participant", "Open Water", Key("organization", "open-water")),
        ("participant", "Egypt", Key("country", "egypt")),
        ("person", "Ольга Морозова", Key("person", "olga-morozova")),
        ("person", "林晓梅", Key("person", "lin-xiao-mei")),
        ("person", "Kate O’Donnell", Key("person", "kate-odonnell")),
    ],
)
def test_a_name_without_a_record_makes_its_own(to: Referring, written: str, key: Key) -> None:
    assert refer(EMPTY, to, written) == Reference(written, key, HERE, "name")


def test_a_person_is_found_where_a_participant_may_be_one_and_not_where_a_party_is_wanted() -> None:
    directory = Directory([entry("person", "ana-reyl", "Ana Reyl")])
    assert refer(directory, "participant", "Ana Reyl").key == Key("person", "ana-reyl")
    assert refer(directory, "party", "Ana Reyl").key == Key("organization", "ana-reyl")


def test_an_id_of_a_country_and_an_organization_is_asked_about() -> None:
    directory = Directory([entry("organization", "georgia", "Georgia Inc"), entry("country", "georgia", "Georgia")])
    assert "Rename one of the files" in trouble(directory, "party", "georgia").hint
    assert refer(directory, "party", "Georgia Inc").key == Key("organization", "georgia")


def test_a_name_does_not_slip_into_a_record_of_another_name() -> None:
    directory = Directory([entry("person", "jean-luc-moreau", "Jean Moreau")])
    assert trouble(directory, "person", "Jean-Luc Moreau").code == "address-collision"


def test_the_answer_does_not_depend_on_who_asked_before() -> None:
    directory = Directory([entry("organization", "african-union", "African Union", "AU")])
    names = ["AU", "NO", "African Union", "Ana Reyl", "AU", "NO"]
    fresh = [Directory([directory.entry(Key("organization", "african-union"))]) for _ in names]
    asked = [directory.refer("party", name, HERE, []) for name in names]
    assert asked == [one.refer("party", name, HERE, []) for one, name in zip(fresh, names, strict=True)]
