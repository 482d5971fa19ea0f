"""What an entry of a sidecar comes to: names resolved, defaults filled in, quotes where they belong."""

from pathlib import Path

import pytest

from briefings.model.claim import Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.reference import Key
from briefings.model.vocabulary import Capacity
from tests.loading.content import FRONT_MATTER, loaded

ARTICLE = (
    "Norway received both delegations on Tuesday. Marek Holub leads Kestria's delegation, and Ana Reyl speaks for it. "
    "Egypt sent Leila Mansour."
)
KESTRIA = {"countries/kestria.yaml": "name: Kestria\n"}


def dossier(folder: Path, sidecar: str, article: str = ARTICLE, **records: str) -> Dossier:
    files = {"articles/talks.md": article, "articles/talks.yaml": sidecar, **KESTRIA}
    return loaded(folder, files | {path.replace("__", "/") + ".yaml": text for path, text in records.items()}).dossier


def delegate(folder: Path, entry: str, **records: str) -> Delegate:
    (claim,) = dossier(folder, f"negotiation: oslo\ndelegates: [{{{entry}}}]\n", **records).claims
    assert isinstance(claim, Delegate)
    return claim


def test_norway_is_not_a_boolean(tmp_path: Path) -> None:
    claim = delegate(tmp_path, "person: Ana Reyl, party: NO")
    assert claim.party.key == Key("country", "norway")
    assert claim.party.by == "code"


def test_a_signature_is_a_boolean(tmp_path: Path) -> None:
    assert delegate(tmp_path / "1", "person: Ana Reyl, party: Kestria, signed: no").signed is False
    assert delegate(tmp_path / "2", "person: Ana Reyl, party: Kestria, signed: yes").signed is True
    assert delegate(tmp_path / "3", "person: Ana Reyl, party: Kestria").signed is None


def test_numbers_and_times_stay_as_they_were_typed(tmp_path: Path) -> None:
    claim = delegate(tmp_path, "person: Ana Reyl, party: Kestria, post: 012, note: 10:30, attribution: 1_000")
    assert (claim.post, claim.note, claim.attribution) == ("012", "10:30", "1_000")


def test_what_is_not_written_has_its_default(tmp_path: Path) -> None:
    claim = delegate(tmp_path, "person: Ana Reyl, party: Kestria")
    assert (claim.role, claim.attendance, claim.capacity) == ("member", "announced", "party")
    assert claim.as_of.text == "2025-05-14"
    assert (claim.confidence, claim.post, claim.on_behalf_of) == (None, "", ())
    assert claim.at("role") == claim.location


def test_the_party_is_the_one_in_the_persons_record(tmp_path: Path) -> None:
    record = {"people__ana-reyl": "name: Ana Reyl\nparty: Kestria\n"}
    claim = delegate(tmp_path, "person: Ana Reyl", **record)
    assert claim.party.key == Key("country", "kestria")
    assert claim.party.location.file == "people/ana-reyl.yaml"


@pytest.mark.parametrize(
    ("record", "capacity"),
    [
        ("parties: [Kestria]", "party"),
        ("observers: [Kestria]", "observer"),
        ("hosts: [Kestria], observers: [Kestria]", "host"),
        ("mediators: [Kestria], hosts: [Kestria]", "mediator"),
        ("mediators: [Kestria], observers: [Ana Reyl]", "observer"),
        ("parties: [Kestria], mediators: [Norway]", "party"),
        ("parties: [Kestria, Norway], hosts: [Kestria]", "party"),
    ],
)
def test_the_capacity_is_what_the_record_says_of_the_person_else_of_the_party(
    record: str, capacity: Capacity, tmp_path: Path
) -> None:
    records = {"negotiations__oslo": f"{{title: Oslo talks, {record}}}\n", "people__ana-reyl": "name: Ana Reyl\n"}
    assert delegate(tmp_path, "person: Ana Reyl, party: Kestria", **records).capacity == capacity


def test_a_capacity_that_is_written_wins_over_the_record(tmp_path: Path) -> None:
    records = {"negotiations__oslo": "{title: Oslo talks, hosts: [Kestria]}\n"}
    assert delegate(tmp_path, "person: Ana Reyl, party: Kestria, capacity: witness", **records).capacity == "witness"


def test_a_claim_may_name_another_negotiation_than_its_sidecar(tmp_path: Path) -> None:
    sidecar = (
        "negotiation: oslo\npositions:\n"
        "- {party: Kestria, issue: Fish, stance: open, summary: S., quote: leads Kestria's delegation}\n"
        "- {party: Kestria, issue: Fish, stance: open, summary: S., quote: leads Kestria's delegation, "
        "negotiation: cairo}\n"
    )
    claims = dossier(tmp_path, sidecar).claims
    assert [claim.negotiation.key.id for claim in claims if claim.negotiation] == ["oslo", "cairo"]


def test_a_position_may_belong_to_no_negotiation(tmp_path: Path) -> None:
    sidecar = (
        "positions: [{party: Kestria, issue: Fish, stance: open, summary: S., quote: leads Kestria's delegation}]\n"
    )
    (claim,) = dossier(tmp_path, sidecar).claims
    assert isinstance(claim, Position)
    assert claim.negotiation is None


def test_claims_are_numbered_as_they_stand_in_the_file(tmp_path: Path) -> None:
    sidecar = (
        "events: [{date: 2025, title: Talks, quote: received both delegations}]\n"
        "negotiation: oslo\n"
        "delegates: [{person: Ana Reyl, party: Kestria}, {person: Marek Holub, party: Kestria}]\n"
    )
    claims = sorted(dossier(tmp_path, sidecar).claims, key=lambda claim: claim.number)
    assert [claim.number for claim in claims] == [1, 2, 3]
    assert isinstance(claims[0], Event)
    assert [claim.person.written for claim in claims if isinstance(claim, Delegate) and claim.person] == [
        "Ana Reyl",
        "Marek Holub",
    ]


def test_a_name_stands_for_the_quote_that_a_delegate_goes_without(tmp_path: Path) -> None:
    (quotation,) = delegate(tmp_path, "person: Ana Reyl, party: Kestria").quotations
    assert quotation.is_name
    assert [passage.words for passage in quotation.passages] == ["Ana Reyl"]


TWICE = "The delegation will come in May. Two days passed. Ana Reyl wrote that the delegation will come in May."


@pytest.mark.parametrize(
    ("entry", "number"),
    [("person: Ana Reyl, party: Kestria", 2), ("person: Marek Holub, party: Kestria, post: head of delegation", 1)],
)
def test_a_quote_stands_where_it_first_follows_the_name(entry: str, number: int, tmp_path: Path) -> None:
    sidecar = f"negotiation: oslo\ndelegates: [{{{entry}, quote: the delegation will come in May}}]\n"
    (claim,) = dossier(tmp_path, sidecar, TWICE).claims
    ((passage,),) = (quotation.passages for quotation in claim.quotations)
    places = [at for at in range(len(TWICE)) if TWICE[at:].lower().startswith("the delegation")]
    assert passage.start == len("Talks\n") + places[number - 1]


def test_a_quote_follows_a_name_that_only_the_record_knows(tmp_path: Path) -> None:
    sidecar = (
        "negotiation: oslo\ndelegates: [{person: a-reyl, party: Kestria, quote: the delegation will come in May}]\n"
    )
    record = {"people__a-reyl": "name: Anna Reyl of Kestria\nother_names: [Ana Reyl]\n"}
    (claim,) = dossier(tmp_path, sidecar, TWICE, **record).claims
    assert claim.quotations[0].passages[0].start > len("Talks\n")


def test_a_record_that_a_name_makes_is_called_as_it_was_first_written_out(tmp_path: Path) -> None:
    sidecar = (
        "positions:\n"
        "- {party: Kestria, issue: fish-stocks, stance: open, summary: S., quote: leads Kestria's delegation}\n"
        "- {party: Kestria, issue: Fish stocks, stance: open, summary: S., quote: leads Kestria's delegation}\n"
    )
    issues = dossier(tmp_path, sidecar).issues
    (issue,) = issues.values()
    assert (issue.name, issue.recorded, issue.location.line) == ("Fish stocks", False, 3)


@pytest.mark.parametrize(
    ("front", "publish"),
    [
        ("", "full"),
        ("url: https://news.example/a\n", "excerpts"),
        ("url: https://news.example/a\nnote: yes\n", "full"),
        ("url: https://news.example/a\nlicense: CC-BY-4.0\n", "full"),
        ("url: https://news.example/a\nlicense: CC BY-SA 3.0\n", "full"),
        ("url: https://news.example/a\nlicense: CC0\n", "full"),
        ("url: https://news.example/a\nlicense: Public Domain\n", "full"),
        ("url: https://news.example/a\nlicense: OGL-UK-3.0\n", "full"),
        ("url: https://news.example/a\nlicense: CC-BY-NC-4.0\n", "excerpts"),
        ("url: https://news.example/a\nlicense: CC BY ND\n", "excerpts"),
        ("url: https://news.example/a\nlicense: CC BY NonCommercial\n", "excerpts"),
        ("url: https://news.example/a\nlicense: CC BY-NC-SA 4.0\n", "excerpts"),
        ("url: https://news.example/a\nlicense: all rights reserved\n", "excerpts"),
        ("url: https://news.example/a\nlicense: CC-BY-4.0\npublish: link\n", "link"),
    ],
)
def test_a_text_from_elsewhere_is_not_shown_in_full_unless_its_licence_is_open(
    front: str, publish: str, tmp_path: Path
) -> None:
    text = FRONT_MATTER.replace("date:", f"{front}date:") + ARTICLE
    assert loaded(tmp_path, {"articles/talks.md": text}).dossier.articles["talks"].publish == publish


def test_mentions_are_of_recorded_people_and_organizations_in_the_sentence_that_names_them(tmp_path: Path) -> None:
    files = {
        "articles/talks.md": "Nobody came on Monday. Dr. O’Donnell spoke for the SSG. Marek Holub’s car waited.",
        "people/odonnell.yaml": "name: Kate O'Donnell\nother_names: [Dr O'Donnell]\n",
        "people/marek-holub.yaml": "name: Marek Holub\n",
        "people/ana-reyl.yaml": "name: Ana Reyl\n",
        "organizations/ssg.yaml": "name: Strait States Group\nshort_name: SSG\n",
    }
    mentions = loaded(tmp_path, files).dossier.mentions
    assert {key.id: [mention.sentence for mention in found] for key, found in mentions.items()} == {
        "odonnell": ["Dr. O’Donnell spoke for the SSG."],
        "ssg": ["Dr. O’Donnell spoke for the SSG."],
        "marek-holub": ["Marek Holub’s car waited."],
    }


@pytest.mark.parametrize(("publish", "sentence"), [("full", "Marek Holub came."), ("excerpts", ""), ("link", "")])
def test_a_mention_shows_no_word_of_a_text_that_is_withheld(publish: str, sentence: str, tmp_path: Path) -> None:
    front = FRONT_MATTER.replace("date:", f"url: https://news.example/a\npublish: {publish}\ndate:")
    files = {"articles/talks.md": f"{front}Marek Holub came.", "people/marek-holub.yaml": "name: Marek Holub\n"}
    ((mention,),) = loaded(tmp_path, files).dossier.mentions.values()
    assert mention.sentence == sentence
