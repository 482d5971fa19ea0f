"""Everything is linked both ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.loading import load
from briefings.model.claim import Claim, Delegate, Position
from briefings.model.dossier import Dossier, assemble, concerned
from briefings.model.links import named_in_claim, named_in_record
from briefings.model.record import Record
from briefings.model.reference import KINDS, Key

WORLD = Path(__file__).parents[1] / "world"


@pytest.fixture(scope="module")
def world() -> Dossier:
    return load(WORLD).dossier


def records(dossier: Dossier) -> Iterator[Record]:
    for kind in KINDS:
        yield from dossier.of_kind(kind).values()


def test_whatever_a_claim_names_has_a_record_and_knows_the_claim(world: Dossier) -> None:
    for claim in world.claims:
        for reference in named_in_claim(claim):
            assert world.record(reference.key).key == reference.key
            assert claim in world.about[reference.key]
        assert claim in world.about[claim.article]
        assert world.article(claim).key == claim.article


def test_a_record_knows_no_claim_that_does_not_name_it(world: Dossier) -> None:
    for key, claims in world.about.items():
        assert claims
        for claim in claims:
            assert key == claim.article or key in {reference.key for reference in named_in_claim(claim)}


def test_whatever_a_record_names_has_a_record_and_is_told_who_names_it(world: Dossier) -> None:
    for record in records(world):
        for reference in named_in_record(record):
            assert record in world.referring[reference.key]
    for key, referring in world.referring.items():
        for record in referring:
            assert key in {reference.key for reference in named_in_record(record)}


def test_each_record_is_found_by_its_key_and_once_only(world: Dossier) -> None:
    keys = [record.key for record in records(world)]
    assert len(keys) == len(set(keys))
    assert all(world.record(key).key == key for key in keys)


def test_records_stand_in_order_of_id_and_articles_in_order_of_time(world: Dossier) -> None:
    assert list(world.people) == sorted(world.people)
    days = [(article.date, article.id) for article in world.articles.values()]
    assert days == sorted(days)
    assert world.newest == days[-1][0]


def test_what_is_known_of_a_record_stands_in_order_of_time(world: Dossier) -> None:
    for claims in world.about.values():
        assert [claim.as_of.first for claim in claims] == sorted(claim.as_of.first for claim in claims)


def test_every_delegate_and_position_stands_in_a_ledger_of_each_it_belongs_to(world: Dossier) -> None:
    def told(key: Key) -> list[Claim]:
        came = [claim for ledger in world.attendance.get(key, ()) for entry in ledger.entries for claim in entry.claims]
        want = [claim for ledger in world.stances.get(key, ()) for entry in ledger.entries for claim in entry.claims]
        return [*came, *want]

    for claim in world.claims:
        if isinstance(claim, Delegate):
            assert claim in told(claim.negotiation.key)
            assert claim in told(claim.party.key)
            assert claim.person is None or claim in told(claim.person.key)
        elif isinstance(claim, Position):
            assert all(claim in told(party.key) for party in (*claim.parties, *claim.on_behalf_of))
            assert claim in told(claim.issue.key)


def test_a_change_of_attendance_and_a_dispute_are_told(world: Dossier) -> None:
    (ledger,) = (
        ledger
        for ledger in world.attendance[Key("person", "marek-holub")]
        if ledger.current.first.negotiation.key.id == "astana-2025"
    )
    assert [entry.first.attendance for entry in ledger.before] == ["unclear"]
    standing = {entry.first.attendance for entry in (ledger.current, *ledger.disputed)}
    assert standing == {"declined", "announced"}


def test_a_claim_is_about_each_record_once() -> None:
    world = load(WORLD).dossier
    for claim in world.claims:
        assert len(concerned(claim)) == len(set(concerned(claim)))


def test_an_empty_dossier_has_no_newest_day() -> None:
    assert assemble(records=(), claims=()).newest is None
