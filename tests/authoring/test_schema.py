"""The schemas for editors are sound, take what the loader takes, and know what each key may name."""

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from briefings.authoring.editor import MODELS
from briefings.authoring.scaffolding import record_text
from briefings.authoring.schema import schema_of
from briefings.checks import checked
from briefings.loading import load
from briefings.loading.identities import FOLDERS
from briefings.loading.source import front_matter
from briefings.loading.written.advice import NESTED
from briefings.loading.written.fields import Names, NameText
from briefings.loading.written.pointing import points_at
from briefings.loading.yaml_source import parse
from briefings.model.known_names import known_names
from briefings.model.reference import Kind
from tests.sites import CONTENT, ROOT, WORLD, copied

NAMES = known_names(load(WORLD).dossier)
# What the loader calls what it looks for.
LOOKED_FOR: dict[str, tuple[Kind, ...]] = {
    "party": ("country", "organization"),
    "participant": ("country", "organization", "person"),
    "person": ("person",),
    "organization": ("organization",),
    "negotiation": ("negotiation",),
    "issue": ("issue",),
}
# What is called something and names no record.
NAMES_OF_ITS_OWN = {"name", "title", "sort_name", "short_name", "code", "former_ids", "group"}


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_a_sound_one_of_draft_7_with_and_without_names(name: str) -> None:
    for names in (NAMES, {}):
        schema = schema_of(MODELS[name], names)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_refers_to_nothing_that_is_not_in_it(name: str) -> None:
    schema = schema_of(MODELS[name], NAMES)
    referred = set(references(schema))
    assert {reference.removeprefix("#/definitions/") for reference in referred} <= schema["definitions"].keys()
    assert "$defs" not in str(schema)
    assert schema == schema_of(MODELS[name], NAMES)


def references(node: Any) -> Any:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    yield from itertools.chain.from_iterable(map(references, parts))


@pytest.mark.parametrize("content", [CONTENT, WORLD], ids=["content", "world"])
def test_what_the_loader_takes_fits(content: Path) -> None:
    validators = {name: Draft7Validator(schema_of(model, NAMES)) for name, model in MODELS.items()}
    seen = set()
    for path in sorted([*content.rglob("*.md"), *content.rglob("*.yaml")]):
        top, text = path.relative_to(content).parts[0], path.read_text("utf-8")
        if path.suffix == ".md":
            name = "article" if top == "articles" else "page"
            tree = front_matter(text, path.name, [])[0]
        else:
            name = "sidecar" if top == "articles" else FOLDERS[top]
            tree = parse(text, path.name, [])
        if tree is not None:
            seen.add(name)
            assert [error.message for error in validators[name].iter_errors(tree)] == [], path
    assert seen == set(MODELS)


def test_every_key_that_holds_a_name_says_what_it_names_or_has_a_name_of_its_own() -> None:
    pointing, own = set[str](), set[str]()
    # An annotation is printed with those it is made of flattened into it.
    holding_names = tuple(str(kind).removesuffix("]") for kind in (NameText, Names))
    for model in {*MODELS.values(), *NESTED.values()}:
        for declared in model.__mro__:
            for key, annotation in getattr(declared, "__annotations__", {}).items():
                if key in model.model_fields and any(kind in str(annotation) for kind in holding_names):
                    (pointing if points_at(model, key) else own).add(key)
    assert own == NAMES_OF_ITS_OWN
    assert {"person", "party", "on_behalf_of", "issue", "part_of", "country"} <= pointing


def test_a_key_names_what_the_loader_looks_for_there() -> None:
    looked_for = set()
    for name in ("article", "claims", "record"):
        text = (ROOT / "briefings" / "loading" / f"{name}.py").read_text("utf-8")
        looked_for |= set(re.findall(rf'\("({"|".join(LOOKED_FOR)})", [^"]*, "(\w+)"\)', text))
    assert len(looked_for) > 15
    for sought, key in looked_for:
        every = {points_at(model, key) for model in {*MODELS.values(), *NESTED.values()}}
        wanted = LOOKED_FOR[sought]
        # A venue's country may be written as any party, and only countries are worth offering.
        assert wanted in every or key == "country", (sought, key)


@pytest.mark.parametrize("content", [CONTENT, WORLD], ids=["content", "world"])
def test_every_name_that_is_offered_is_taken(content: Path, tmp_path: Path) -> None:
    folder = copied(content, tmp_path / "content")
    names = known_names(load(folder).dossier)
    offered = {kind: [name.text for name in listed] for kind, listed in names.items()}
    people = schema_of(MODELS["negotiation"], names)["definitions"]["person_with_record"]["enum"]
    assert all(offered.values())
    assert set(people) <= set(offered["person"])
    for number, earlier in enumerate(offered["negotiation"]):
        text = record_text(
            MODELS["negotiation"],
            {
                "title": f"Round number {number}",
                "follows": earlier,
                "parties": [*offered["country"], *offered["organization"]],
                "observers": people,
                "issues": offered["issue"],
            },
            "# no schema",
        )
        (folder / "negotiations" / f"round-number-{number}.yaml").write_text(text, "utf-8")
    assert checked(folder).problems == ()
