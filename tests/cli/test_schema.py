"""`briefings schema`: schemas beside the content, and settings in which nothing of anybody's is lost."""

import json
from pathlib import Path

import pytest

from tests.sites import briefings, files_of, one_article, stamps_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's folder, in which the command is typed."""
    one_article(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_is_a_schema_for_each_kind_of_file_and_settings_that_lead_to_them(project: Path) -> None:
    result = briefings("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "8 schemas are in schemas.\n.vscode/settings.json now leads VS Code to them.\n"
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert json.loads((project / schema).read_text("utf-8"))["title"]
        assert files[0].startswith("content/")


def test_a_second_time_nothing_is_written_anew(project: Path) -> None:
    briefings("schema")
    before = stamps_of(project)
    assert "leads VS Code" in briefings("schema").stdout
    assert {name: stamps_of(project)[name][0] for name in before} == {name: stamp[0] for name, stamp in before.items()}


def test_a_new_name_is_offered_when_the_command_has_run_again(project: Path) -> None:
    briefings("schema")
    assert "Ana Reyl" not in (project / "schemas" / "sidecar.json").read_text("utf-8")
    (project / "content" / "people").mkdir()
    (project / "content" / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\n", "utf-8")
    briefings("schema")
    assert "Ana Reyl" in (project / "schemas" / "sidecar.json").read_text("utf-8")


def test_settings_that_stand_there_stay_with_their_order_and_indent(project: Path) -> None:
    (project / ".vscode").mkdir()
    mine = {"editor.rulers": [100], "yaml.schemas": {"./mine.json": "*.yml"}, "files.eol": "\n"}
    (project / ".vscode" / "settings.json").write_text(json.dumps(mine, indent=4), "utf-8")
    assert briefings("schema").exit_code == 0
    text = (project / ".vscode" / "settings.json").read_text("utf-8")
    settings = json.loads(text)
    assert list(settings) == list(mine)
    assert settings["yaml.schemas"]["./mine.json"] == "*.yml"
    assert len(settings["yaml.schemas"]) == 7
    assert '\n    "editor.rulers"' in text


@pytest.mark.parametrize("text", ['{\n  // mine\n  "a": 1\n}\n', "", "[]", '{"yaml.schemas": 1}', "\xff"])
def test_settings_that_cannot_be_merged_are_left_and_what_to_add_is_said(text: str, project: Path) -> None:
    (project / ".vscode").mkdir()
    file = project / ".vscode" / "settings.json"
    file.write_text(text, "latin-1")
    before = file.read_bytes()
    result = briefings("schema")
    assert result.exit_code == 2
    assert file.read_bytes() == before
    assert '"./schemas/person.json"' in result.stderr
    assert (project / "schemas" / "person.json").exists()


@pytest.mark.parametrize("name", [".gitignore", "person.json", "article.json"])
@pytest.mark.parametrize("theirs", ["file", "bytes", "folder", "dangling"])
def test_what_somebody_else_made_is_left_and_nothing_is_written(name: str, theirs: str, project: Path) -> None:
    path = project / "schemas" / name
    path.parent.mkdir()
    if theirs == "folder":
        path.mkdir()
    elif theirs == "dangling":
        path.symlink_to("nowhere")
    else:
        path.write_bytes(b'{"title": "mine"}' if theirs == "file" else b"\xff\xfe")
    before = stamps_of(project)
    result = briefings("schema")
    assert result.exit_code == 2
    assert f"schemas/{name} is there already and was not made by `briefings schema`." in result.stderr
    assert stamps_of(project) == before


def test_a_settings_file_that_is_a_link_stays_one(project: Path) -> None:
    (project / "mine.json").write_text('{"a": 1}\n')
    (project / ".vscode").mkdir()
    (project / ".vscode" / "settings.json").symlink_to("../mine.json")
    assert briefings("schema").exit_code == 0
    assert (project / ".vscode" / "settings.json").is_symlink()
    assert {"a", "yaml.schemas"} == set(json.loads((project / "mine.json").read_text("utf-8")))


@pytest.mark.parametrize("theirs", ["folder", "link to nothing", "read only", ".vscode is a file"])
def test_settings_that_cannot_be_written_are_said_in_words(theirs: str, project: Path) -> None:
    settings = project / ".vscode" / "settings.json"
    if theirs == ".vscode is a file":
        settings.parent.write_text("mine")
    else:
        settings.parent.mkdir()
    if theirs == "folder":
        settings.mkdir()
    elif theirs == "link to nothing":
        settings.symlink_to("nowhere")
    elif theirs == "read only":
        settings.write_text("{}")
        settings.chmod(0o444)
    before = stamps_of(project / ".vscode") if settings.parent.is_dir() else {}
    result = briefings("schema")
    assert result.exit_code == 2
    assert "mistake of briefings" not in result.stderr
    assert "settings.json" in result.stderr
    assert not before or stamps_of(project / ".vscode") == before


def test_a_place_for_schemas_that_is_no_folder_is_said_in_words(project: Path) -> None:
    (project / "schemas").write_text("mine")
    result = briefings("schema")
    assert result.exit_code == 2
    assert "schemas/.gitignore" in result.stderr
    assert "mistake of briefings" not in result.stderr


def test_another_folder_can_be_named(project: Path) -> None:
    (project / "desk").mkdir()
    assert briefings("schema", "--into", "desk").exit_code == 0
    settings = json.loads((project / "desk" / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"]["./schemas/person.json"] == ["../content/people/**/*.yaml"]


def test_content_with_problems_still_has_its_schemas(project: Path) -> None:
    (project / "content" / "articles" / "2025-05-14-oslo.yaml").write_text("delegates: {\n", "utf-8")
    assert briefings("schema").exit_code == 0


def test_git_leaves_the_schemas_out(project: Path) -> None:
    briefings("schema")
    assert "*" in files_of(project / "schemas")[".gitignore"].decode().splitlines()
