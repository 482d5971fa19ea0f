"""Each thing that an author writes has a JSON Schema, which explains every key and takes what our own content says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter

from briefings.loading.identities import FOLDERS
from briefings.loading.source import front_matter
from briefings.loading.written.base import Written
from briefings.loading.written.front_matter import FrontMatter, PageFrontMatter
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.reference import WORD_LISTS, words_of
from briefings.loading.written.sidecar import Sidecar
from briefings.loading.yaml_source import parse
from briefings.problems import Problem

ROOT = Path(__file__).parents[2]
FILES: tuple[type[Written], ...] = (FrontMatter, Sidecar, *RECORD_FILES.values(), PageFrontMatter)


def every_model(top: type[Written] = Written) -> Iterator[type[Written]]:
    """All that an author writes, bases and entries included."""
    for model in top.__subclasses__():
        yield model
        yield from every_model(model)


MODELS = list(every_model())


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker())


def written_files() -> Iterator[tuple[Path, type[Written], dict[str, Any]]]:
    """Every file of the sample content and of the small world: its model, and its tree of texts."""
    for content in (ROOT / "content", ROOT / "tests" / "world"):
        for path in sorted([*content.rglob("*.md"), *content.rglob("*.yaml")]):
            top = path.relative_to(content).parts[0]
            text, problems = path.read_text(encoding="utf-8"), list[Problem]()
            if path.suffix == ".md":
                tree, _, _ = front_matter(text, path.name, problems)
                model: type[Written] = FrontMatter if top in FOLDERS else PageFrontMatter
            else:
                tree = parse(text, path.name, problems)
                model = Sidecar if top == "articles" else RECORD_FILES[top]
            assert not problems
            if tree is not None:
                yield path.relative_to(ROOT), model, tree


@pytest.mark.parametrize("model", MODELS)
def test_a_schema_is_a_sound_one(model: type[Written]) -> None:
    Draft202012Validator.check_schema(model.model_json_schema())


@pytest.mark.parametrize("model", MODELS)
def test_every_key_has_a_meaning_and_an_example(model: type[Written]) -> None:
    properties = model.model_json_schema()["properties"]
    assert list(properties) == list(model.model_fields)
    assert [name for name, said in properties.items() if not said.get("description", "").endswith(".")] == []
    assert [name for name, said in properties.items() if not said.get("examples")] == []


@pytest.mark.parametrize("model", MODELS)
def test_every_example_is_one(model: type[Written]) -> None:
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        for example in field.examples or ():
            problems: list[Problem] = []
            tree = parse(f"{name}: {example}", name, problems)
            assert not problems
            alone = {"$defs": schema.get("$defs", {}), "properties": {name: schema["properties"][name]}}
            assert [error.message for error in validator(alone).iter_errors(tree)] == []
            TypeAdapter(field.rebuild_annotation()).validate_python(tree[name])


@pytest.mark.parametrize("model", MODELS)
def test_a_key_with_a_closed_list_takes_the_words_that_the_reference_explains(model: type[Written]) -> None:
    for name, field in model.model_fields.items():
        if words := words_of(field):
            assert words == list(WORD_LISTS[name])


def test_what_our_own_content_says_fits_the_schemas() -> None:
    validators = {model: validator(model.model_json_schema()) for model in FILES}
    seen = set()
    for path, model, tree in written_files():
        seen.add(model)
        assert [f"{path}: {error.message}" for error in validators[model].iter_errors(tree)] == []
    assert seen == set(FILES)


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (FrontMatter, "title: Talks open"),
        (FrontMatter, "{title: Talks open, date: 14 May 2025}"),
        (Sidecar, "delegates: [{person: Jane Roe, party: Norway, atendance: declined}]"),
        (Sidecar, "delegates: [{person: Jane Roe, party: Norway, attendance: perhaps}]"),
        (Sidecar, "positions: [{party: Norway, issue: Ceasefire, stance: supports, quote: wants a ceasefire}]"),
        (RECORD_FILES["negotiations"], "{title: Talks, start: '2025-5'}"),
        (RECORD_FILES["people"], "name: [Jane, Roe]"),
    ],
)
def test_a_schema_refuses_what_is_wrong(model: type[Written], text: str) -> None:
    problems: list[Problem] = []
    tree = parse(text, "a file", problems)
    assert not problems
    assert not validator(model.model_json_schema()).is_valid(tree)
