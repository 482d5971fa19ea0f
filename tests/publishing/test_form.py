"""The form in the browser: every key that an author may write is in it, and its program is our own file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefings.loading.written.base import Written
from briefings.loading.written.form import Choices, collections
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.sidecar import Sidecar
from tests.browser.checkers import checker
from tests.sites import MKDOCS, WORLD, briefings, copied, files_of

SHOWN: dict[str, type[Written]] = {"articles": FrontMatter, "sidecars": Sidecar, **RECORD_FILES}
REPOSITORY = "repo_url: https://github.com/ministry/briefings\n"


@pytest.fixture(scope="module")
def fields() -> dict[str, Any]:
    """What can be edited, by collection."""
    return {found["name"]: found for found in collections("content", Choices(["NATO"], ["Ana Reyl"]))}


def mkdocs(folder: Path, cms: object, rest: str = REPOSITORY) -> Path:
    """A copy of the world beside an `mkdocs.yml` that wants the form."""
    copied(WORLD, folder / "content")
    plugin = MKDOCS.replace("[briefings]", f"[briefings: {{cms: {cms}}}]")
    (folder / "mkdocs.yml").write_text(f"{plugin}docs_dir: content\n{rest}")
    return folder / "mkdocs.yml"


def keys_of(schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    """Every key of a model, and of what stands in it."""
    if reference := schema.get("$ref"):
        yield from keys_of(whole["$defs"][reference.rpartition("/")[2]], whole)
    for name, field in schema.get("properties", {}).items():
        yield name
        yield from (f"{name}.{key}" for key in keys_of(field, whole))
    for part in (*schema.get("anyOf", ()), schema.get("items")):
        if isinstance(part, dict):
            yield from keys_of(part, whole)


def keys_in(fields: list[dict[str, Any]]) -> Iterator[str]:
    """Every key of a collection."""
    for field in fields:
        yield field["name"]
        yield from (f"{field['name']}.{key}" for key in keys_in(field.get("fields", [])))


@pytest.mark.parametrize("name", SHOWN)
def test_every_key_that_may_be_written_is_in_the_form_and_no_other(name: str, fields: dict[str, Any]) -> None:
    schema = SHOWN[name].model_json_schema()
    body = {"body"} if name == "articles" else set()
    assert set(keys_in(fields[name]["fields"])) == set(keys_of(schema, schema)) | body
    required = {field["name"] for field in fields[name]["fields"] if field["required"]} - body
    assert required == {key for key, field in SHOWN[name].model_fields.items() if field.is_required()}


def test_every_field_says_what_it_means_and_a_closed_list_has_its_words(fields: dict[str, Any]) -> None:
    for name, model in SHOWN.items():
        for field in fields[name]["fields"]:
            if field["name"] != "body":
                assert field["hint"] == (model.model_fields[field["name"]].description or "").replace("`", "")
    delegates = next(field for field in fields["sidecars"]["fields"] if field["name"] == "delegates")["fields"]
    attendance = next(field for field in delegates if field["name"] == "attendance")
    assert attendance["hint"] == "Whether the delegate comes."
    assert {"label": "Absent: was expected and was not there", "value": "absent"} in attendance["options"]


def test_people_parties_issues_and_negotiations_are_picked(fields: dict[str, Any]) -> None:
    within = {
        field["name"]: field
        for part in fields["sidecars"]["fields"]
        for field in part.get("fields", [])
        if part["name"] in ("delegates", "positions")
    }
    assert (within["person"]["widget"], within["person"]["collection"]) == ("relation", "people")
    assert (within["issue"]["widget"], within["issue"]["collection"]) == ("relation", "issues")
    assert (within["negotiation"]["collection"], within["negotiation"]["value_field"]) == ("negotiations", "{{slug}}")
    assert {"NATO", "Norway"} <= set(within["party"]["options"])
    assert "Ana Reyl" not in within["party"]["options"]
    hosts = next(field for field in fields["negotiations"]["fields"] if field["name"] == "hosts")
    assert {"NATO", "Norway", "Ana Reyl"} <= set(hosts["options"])


def test_the_configuration_is_one_that_the_program_takes(tmp_path: Path) -> None:
    result = briefings(
        "build", "--config", mkdocs(tmp_path, checker("@sveltia/cms")), "--site", tmp_path / "site", "--no-search"
    )
    assert result.exit_code == 0, result.output
    config = json.loads((tmp_path / "site/admin/config.yml").read_text("utf-8"))
    jsonschema.validate(config, json.loads(checker("@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8")))
    assert config["backend"] == {"name": "github", "repo": "ministry/briefings", "auth_methods": ["token"]}
    assert config["collections"][1]["folder"] == "content/articles"
    assert (tmp_path / "site/admin/LICENSE.txt").read_text("utf-8").startswith("MIT License")
    program = (tmp_path / "site/admin/sveltia-cms.js").read_text("utf-8")
    assert "cdn.jsdelivr.net/fontsource" not in program
    for font in ("material-symbols-outlined", "source-sans-3"):
        assert f"fonts/{font}-latin-wght-normal.woff2" in program
        assert (tmp_path / f"site/admin/fonts/{font}-latin-wght-normal.woff2").stat().st_size > 10_000
    page = (tmp_path / "site/admin/index.html").read_text("utf-8")
    assert "script-src 'self' 'wasm-unsafe-eval';" in page
    assert "connect-src 'self' data: blob: https://api.github.com;" in page


def test_there_is_no_form_unless_one_is_wanted_and_pages_are_the_same(tmp_path: Path, world_site: Path) -> None:
    assert not [name for name in files_of(world_site) if name.startswith("admin")]
    for name, cms in (("with", checker("@sveltia/cms")), ("without", "")):
        (tmp_path / name).mkdir()
        configuration = mkdocs(tmp_path / name, cms)
        result = briefings("build", "--config", configuration, "--site", tmp_path / name / "site", "--no-search")
        assert result.exit_code == 0, result.output
    with_form, without = files_of(tmp_path / "with/site"), files_of(tmp_path / "without/site")
    assert {name for name in with_form if not name.startswith("admin/")} == set(without)
    assert all(with_form[name] == content for name, content in without.items() if name != ".briefings")


@pytest.mark.parametrize(
    ("repository", "backend"),
    [
        ("https://gitlab.com/a/b/c", {"name": "gitlab", "repo": "a/b/c", "auth_methods": ["token"]}),
        (
            "https://gitlab.ministry.example/a/b.git",
            {
                "name": "gitlab",
                "repo": "a/b",
                "auth_methods": ["token"],
                "api_root": "https://gitlab.ministry.example/api/v4",
            },
        ),
        (
            "https://codeberg.org/a/b/",
            {"name": "gitea", "repo": "a/b", "auth_methods": ["token"], "api_root": "https://codeberg.org/api/v1"},
        ),
    ],
)
def test_the_repository_says_where_the_content_is_kept(
    tmp_path: Path, repository: str, backend: dict[str, object]
) -> None:
    configuration = mkdocs(tmp_path, checker("@sveltia/cms"), f"repo_url: {repository}\n")
    result = briefings("build", "--config", configuration, "--site", tmp_path / "site", "--no-search")
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "site/admin/config.yml").read_text("utf-8"))["backend"] == backend


@pytest.mark.parametrize(
    ("cms", "rest", "said"),
    [
        ("nowhere", REPOSITORY, "is not the folder of the package @sveltia/cms"),
        (None, "", "The form has to know where the content is kept"),
        (None, "repo_url: http://localhost/x\n", "The form has to know where the content is kept"),
    ],
)
def test_what_the_form_lacks_is_said_in_words(tmp_path: Path, cms: str | None, rest: str, said: str) -> None:
    configuration = mkdocs(tmp_path, cms or checker("@sveltia/cms"), rest)
    result = briefings("build", "--config", configuration, "--site", tmp_path / "site", "--no-search")
    assert result.exit_code == 2, (result.stdout, result.stderr)
    assert said in result.stderr
    assert not (tmp_path / "site").exists()
