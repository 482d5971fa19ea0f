"""The small world has every field and every word in it, and every fact says where it was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from briefings.loading import load
from briefings.loading.identities import FOLDERS
from briefings.loading.source import front_matter
from briefings.loading.written.advice import NESTED, NOUNS
from briefings.loading.written.base import Written
from briefings.loading.written.front_matter import FrontMatter, PageFrontMatter
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.sidecar import Sidecar
from briefings.loading.yaml_source import parse
from briefings.loading.yaml_tree import Mapping
from briefings.model import vocabulary
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.links import named_in_claim, named_in_record
from briefings.model.location import Location
from briefings.model.reference import KINDS, Reference
from briefings.prose.article import read

WORLD = Path(__file__).parents[1] / "world"


@pytest.fixture(scope="module")
def world() -> Dossier:
    return load(WORLD).dossier


def trees() -> Iterator[tuple[type[Written], Mapping]]:
    """What stands in each file of the world, and the kind of thing that it is."""
    for path in sorted(WORLD.rglob("*.yaml")):
        folder = path.relative_to(WORLD).parts[0]
        tree = parse(path.read_text(encoding="utf-8"), path.name, [])
        yield (Sidecar if folder == "articles" else RECORD_FILES[folder]), tree
    for path in sorted(WORLD.rglob("*.md")):
        head, _, _ = front_matter(path.read_text(encoding="utf-8"), path.name, [])
        if head is not None:
            is_article = path.relative_to(WORLD).parts[0] == "articles"
            yield (FrontMatter if is_article else PageFrontMatter), head


def keys_of(kind: type[Written], tree: Mapping) -> Iterator[tuple[type[Written], str]]:
    """Every key of a tree, with the kind of entry that it stands in."""
    for key, value in tree.items():
        yield kind, key
        if key in NESTED:
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, Mapping):
                    yield from keys_of(NESTED[key], entry)


def test_every_field_that_can_be_written_is_written_somewhere_in_the_world() -> None:
    written: dict[type[Written], set[str]] = defaultdict(set)
    for kind, tree in trees():
        for entry, key in keys_of(kind, tree):
            written[entry].add(key)
    missing = {NOUNS[kind]: set(kind.model_fields) - written[kind] for kind in NOUNS}
    assert {noun: fields for noun, fields in missing.items() if fields} == {}


def test_every_word_of_the_closed_lists_is_used_in_the_world(world: Dossier) -> None:
    delegates = [claim for claim in world.claims if isinstance(claim, Delegate)]
    used: dict[object, Iterable[object]] = {
        vocabulary.Role: (claim.role for claim in delegates),
        vocabulary.Capacity: (claim.capacity for claim in delegates),
        vocabulary.Attendance: (claim.attendance for claim in delegates),
        vocabulary.Stance: (claim.stance for claim in world.claims if isinstance(claim, Position)),
        vocabulary.EventKind: (claim.kind for claim in world.claims if isinstance(claim, Event)),
        vocabulary.Confidence: (claim.confidence for claim in world.claims),
        vocabulary.Status: (record.status for record in world.negotiations.values()),
        vocabulary.Publish: (article.publish for article in world.articles.values()),
        vocabulary.Classification: (record.classification for record in world.organizations.values()),
    }
    unused = {words: set(get_args(words)) - set(found) for words, found in used.items()}
    assert {words: left for words, left in unused.items() if left} == {}


def test_every_closed_list_gives_each_of_its_words_a_label_and_a_meaning() -> None:
    pairs = (
        (vocabulary.Role, vocabulary.ROLES),
        (vocabulary.Capacity, vocabulary.CAPACITIES),
        (vocabulary.Attendance, vocabulary.ATTENDANCES),
        (vocabulary.Stance, vocabulary.STANCES),
        (vocabulary.EventKind, vocabulary.EVENT_KINDS),
        (vocabulary.Confidence, vocabulary.CONFIDENCES),
        (vocabulary.Status, vocabulary.STATUSES),
        (vocabulary.Classification, vocabulary.CLASSIFICATIONS),
    )
    for words, labels in pairs:
        assert set(get_args(words)) == set(labels)
        assert all(word.label and word.meaning for word in labels.values())


def test_the_world_has_what_a_page_may_have_to_show(world: Dossier) -> None:
    assert {article.language for article in world.articles.values()} >= {"en", "ru"}
    names = [name for person in world.people.values() for name in person.other_names]
    assert {name.language for name in names} >= {"ru", "ar", "zh-Hans"}
    assert any("/" in article.location.file.removeprefix("articles/") for article in world.articles.values())
    for records in (world.people, world.organizations, world.issues, world.negotiations):
        recorded = {record.recorded for record in records.values()}
        assert recorded == {True, False} or records is world.negotiations
    assert any(ledger.disputed for ledgers in world.attendance.values() for ledger in ledgers)
    assert any(ledger.disputed for ledgers in world.stances.values() for ledger in ledgers)
    entries = [entry for ledgers in world.stances.values() for ledger in ledgers for entry in ledger.entries]
    assert any(len(entry.claims) > 1 for entry in entries)
    assert any(len(quotation.passages) > 1 for claim in world.claims for quotation in claim.quotations)
    assert any(quotation.is_name for claim in world.claims for quotation in claim.quotations)
    assert any(not claim.as_of.is_day for claim in world.claims)
    assert any(reference.by == "code" for claim in world.claims for reference in named_in_claim(claim))
    assert any(record.venue for record in world.negotiations.values())
    assert any(page.path == "about" for page in world.ordinary_pages)


def first_words(text: str) -> str:
    """The words of a text that stand on its first line, however it is folded."""
    return " ".join(text.split()[:3])


def typed_at(location: Location) -> str:
    """The words that were typed from a place on, without the quotation mark or the bracket before them."""
    lines = (WORLD / location.file).read_text(encoding="utf-8").split("\n")
    typed = lines[location.line - 1][location.column - 1 :].strip()
    return typed[1:] if typed[:1] in ('"', "'", "[") else typed


# The text of a claim or a record, and its words from closed lists, by the names that they have there.
TEXTS = ("post", "honorific", "group", "summary", "conditions", "title", "place", "attribution", "note")
WORDS = ("role", "capacity", "attendance", "stance", "kind", "confidence", "status", "classification", "publish")
RECORD_TEXTS = (
    "name", "title", "sort_name", "honorific", "short_name", "code", "summary", "publisher", "language", "url",
    "license",
)  # fmt: skip


def claim_texts(claim: Claim) -> Iterator[tuple[str, Location]]:
    for field in (*TEXTS, *WORDS):
        if field in claim.layout:
            yield str(getattr(claim, field)), claim.at(field)
    for field in ("as_of", "date", "end"):
        if field in claim.layout:
            yield getattr(claim, field).text, claim.at(field)
    for quotation in claim.quotations:
        yield quotation.written, quotation.location


def test_the_line_a_claim_says_it_is_written_on_has_its_words(world: Dossier) -> None:
    looked_at = 0
    for claim in world.claims:
        for text, location in claim_texts(claim):
            assert typed_at(location).startswith(first_words(text)), (text, location)
            looked_at += 1
    assert looked_at > 150


def test_the_line_a_record_says_it_is_written_on_has_its_words(world: Dossier) -> None:
    looked_at = 0
    for kind in KINDS:
        for record in world.of_kind(kind).values():
            for field in (*RECORD_TEXTS, *WORDS):
                if field in record.lines:
                    text = record.name if field == "title" else getattr(record, field)
                    assert typed_at(record.at(field)).startswith(first_words(str(text))), (record.key, field)
                    looked_at += 1
            for number, former in enumerate(record.former_ids):
                assert typed_at(record.at(f"former_ids.{number}")).startswith(former)
    assert looked_at > 80


def test_the_line_a_reference_says_it_is_written_on_has_its_name(world: Dossier) -> None:
    references: list[Reference] = [reference for claim in world.claims for reference in named_in_claim(claim)]
    for kind in KINDS:
        references += [r for record in world.of_kind(kind).values() for r in named_in_record(record)]
    for reference in references:
        assert typed_at(reference.location).startswith(reference.written), reference
    assert len(references) > 150


def test_the_line_of_an_unrecorded_record_has_its_name(world: Dossier) -> None:
    unrecorded = [record for kind in KINDS for record in world.of_kind(kind).values() if not record.recorded]
    assert unrecorded
    for record in unrecorded:
        written = typed_at(record.location)
        assert record.key.kind == "country" or written.startswith(record.name), record.key


def test_a_passage_is_the_words_that_stand_there(world: Dossier) -> None:
    for article in world.articles.values():
        text = read(article.name, article.text).text
        for claim in world.about[article.key]:
            for quotation in claim.quotations:
                assert quotation.passages
                for passage in quotation.passages:
                    assert text[passage.start : passage.end] == passage.words


def test_the_world_uses_every_folder() -> None:
    assert {path.name for path in WORLD.iterdir() if path.is_dir()} >= set(FOLDERS)


def test_a_venues_city_stands_on_its_own_line_whatever_comes_before_it(tmp_path: Path) -> None:
    (tmp_path / "negotiations").mkdir()
    text = "title: Oslo talks\nvenue:\n  country: Norway\n  city: Oslo\n"
    (tmp_path / "negotiations" / "oslo-2025.yaml").write_text(text, encoding="utf-8")
    venue = load(tmp_path).dossier.negotiations["oslo-2025"].venue
    assert venue is not None
    assert venue.country is not None
    assert (venue.line, venue.country.location.line) == (4, 3)
