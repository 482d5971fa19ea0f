"""The form in the browser: every key that an author may write is in it, and its program is our own file."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefings.loading.written.base import Written
from briefings.loading.written.form import collections, shapes
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
    return {found["name"]: found for found in collections("content")}


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
                assert field["hint"].startswith((model.model_fields[field["name"]].description or "").replace("`", ""))
    delegates = next(field for field in fields["sidecars"]["fields"] if field["name"] == "delegates")["fields"]
    attendance = next(field for field in delegates if field["name"] == "attendance")
    assert attendance["hint"] == "Whether the delegate comes."
    assert {"label": "Absent: was expected and was not there", "value": "absent"} in attendance["options"]


def test_people_parties_issues_and_negotiations_are_completed_and_any_other_name_is_taken(
    fields: dict[str, Any], form: Path
) -> None:
    within = {
        field["name"]: field
        for part in fields["sidecars"]["fields"]
        for field in part.get("fields", [])
        if part["name"] in ("delegates", "positions")
    }
    boxes = {name: field["kinds"] for name, field in within.items() if field["widget"] == "name"}
    assert boxes == {
        "person": "person",
        "replaces": "person",
        "speaker": "person",
        "party": "country-organization",
        "organization": "organization",
        "issue": "issue",
        "negotiation": "negotiation",
    }
    assert within["on_behalf_of"]["field"]["kinds"] == "country-organization"
    names = {kinds: dict(offered) for kinds, offered in told(form)["names"].items()}
    assert {"Northern Maritime Organization", "Norway", "Chile"} <= set(names["country-organization"])
    assert "Ana Reyl" not in names["country-organization"]
    assert "Ana Reyl" in names["person"]
    assert "Ana Reyl" in names["country-organization-person"]
    assert names["negotiation"]["astana-2025"]
    hosts = next(field for field in fields["negotiations"]["fields"] if field["name"] == "hosts")
    assert hosts["field"]["kinds"] == "country-organization-person"


def test_what_an_entry_says_itself_stands_before_what_all_may_say(fields: dict[str, Any]) -> None:
    delegates = next(field for field in fields["sidecars"]["fields"] if field["name"] == "delegates")
    assert [field["name"] for field in delegates["fields"]][:4] == ["person", "group", "party", "post"]
    assert fields["people"]["fields"][0]["name"] == "name"


def test_values_that_may_stand_in_two_shapes_are_known() -> None:
    known = shapes()
    assert known["entries"] == {"other_names": "name", "members": "party"}
    assert set(known["joined"]) == {"quote", "party"}
    assert {"parties", "issues", "authors", "former_ids"} <= set(known["lists"])
    assert not {"quote", "party", "title", "venue"} & set(known["lists"])


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the form."""
    folder = tmp_path_factory.mktemp("form")
    result = briefings(
        "build", "--config", mkdocs(folder, checker("@sveltia/cms")), "--site", folder / "site", "--no-search"
    )
    assert result.exit_code == 0, result.output
    return folder / "site" / "admin"


def told(form: Path) -> Any:
    """What the form's scripts are told."""
    return json.loads((form / "form.json").read_text("utf-8"))


def test_the_configuration_is_one_that_the_program_takes(form: Path) -> None:
    config = json.loads((form / "config.yml").read_text("utf-8"))
    jsonschema.validate(config, json.loads(checker("@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8")))
    assert config["backend"] == {"name": "github", "repo": "ministry/briefings", "auth_methods": ["token"]}
    assert config["collections"][1]["folder"] == "content/articles"


def test_all_that_it_loads_is_among_its_own_files(form: Path) -> None:
    for licence, name in (("LICENSE.txt", "MIT License"), ("yaml/LICENSE.txt", "Copyright Eemeli Aro")):
        assert name in (form / licence).read_text("utf-8")
    program = (form / "sveltia-cms.mjs").read_text("utf-8")
    assert "cdn.jsdelivr.net/fontsource" not in program
    for font in ("material-symbols-outlined", "source-sans-3"):
        assert f"fonts/{font}-latin-wght-normal.woff2" in program
        assert (form / f"fonts/{font}-latin-wght-normal.woff2").stat().st_size > 10_000
    for script in form.rglob("*.js"):
        for address in re.findall(
            r"^(?:import|export) .*from ['\"](\..+)['\"]", script.read_text("utf-8"), re.MULTILINE
        ):
            assert (script.parent / address).is_file(), (script, address)
    page = (form / "index.html").read_text("utf-8")
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
    # The list of all files, and what a host is to allow.
    other = {name for name, content in without.items() if with_form[name] != content}
    assert other == {".briefings", "_headers"}


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


def test_a_library_that_is_missing_is_named_with_what_installs_it(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@sveltia" / "cms"
    package.parent.mkdir(parents=True)
    package.symlink_to(checker("@sveltia/cms"), target_is_directory=True)
    shutil.copytree(checker("immutable"), tmp_path / "node_modules" / "immutable")
    configuration = mkdocs(tmp_path, package)
    result = briefings("build", "--config", configuration, "--site", tmp_path / "site", "--no-search")
    assert result.exit_code == 2
    assert "is not the folder of the package yaml" in result.stderr
    assert "npm install @sveltia/cms yaml" in result.stderr
