"""`briefings init`: a new site that is sound, builds, and is checked and published by its workflows."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefings import __version__
from briefings.authoring.editor import schema_line
from briefings.authoring.starting_site import PLACEHOLDER, STARTING
from briefings.cli.commands import commands
from briefings.loading.identities import FOLDERS, slug
from tests.sites import ROOT, briefings, files_of, run, stamps_of

SOURCE = "https://git.example.org/office/briefings.git"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site."""
    folder = tmp_path_factory.mktemp("new") / "fish"
    result = briefings("init", folder, "--name", "Fish: all of it", "--source", SOURCE, "--revision", "v9")
    assert (result.exit_code, result.stderr) == (0, "")
    return folder


def test_a_new_site_is_sound_and_builds_as_it_is(site: Path) -> None:
    checked = run("briefings", "check", cwd=site)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == "No problem in 6 claims from 1 article.\n"
    built = run("briefings", "build", cwd=site)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Fish: all of it" in (site / "site" / "index.html").read_text("utf-8")
    assert "Kari Nes" in (site / "site" / "negotiations" / "bergen-2026" / "index.html").read_text("utf-8")


def test_a_git_repository_of_it_holds_what_was_written_and_nothing_that_is_made(site: Path) -> None:
    run("briefings", "build", cwd=site)
    subprocess.run(["git", "init", "-q", "."], cwd=site, check=True)
    untracked = ["git", "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(untracked, cwd=site, check=True, capture_output=True, text=True).stdout.split()
    assert len(listed) == len(files_of(STARTING)) + 1
    assert not [name for name in listed if name.startswith((".cache/", "site/", "schemas/"))]
    assert {".gitlab-ci.yml", ".github/workflows/briefings.yml", ".vscode/settings.json"} <= set(listed)


def test_its_files_name_the_schemas_that_are_there(site: Path) -> None:
    files = sorted((site / "content").rglob("*.yaml"))
    assert files
    for file in files:
        folder = file.relative_to(site / "content").parts[0]
        name = "sidecar" if folder == "articles" else FOLDERS[folder]
        assert file.read_text("utf-8").startswith(schema_line(file, name, site) + "\n")
        assert (site / "schemas" / f"{name}.json").exists()


def test_every_file_that_was_made_is_told_of_and_what_to_type_next_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = briefings("init", tmp_path / "my site").stdout
    made = files_of(tmp_path / "my site")
    schemas = [name for name in made if name.startswith("schemas/") and name.endswith(".json")]
    others = set(made) - {*schemas, "schemas/.gitignore", ".vscode/settings.json"}
    assert f"A site begins in {tmp_path / 'my site'}: {len(others)} files, with one example in content/.\n" in told
    assert f"For your editor: .vscode/settings.json, and {len(schemas)} schemas in schemas/" in told
    typed = re.findall("^    (.*)", told, re.MULTILINE)
    assert typed == [
        f'cd "{tmp_path / "my site"}"', "git init", "git add .", 'git commit -m "A new site"', "briefings serve",
    ]  # fmt: skip
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[user]\nname = A\nemail = a@example.org\n")
    subprocess.run(["sh", "-ec", "\n".join(typed[:-1])], check=True, capture_output=True)
    assert run("briefings", "diff", cwd=tmp_path / "my site").returncode == 0


def test_in_a_repository_none_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    told = briefings("init").stdout
    assert told.startswith("A site begins in this folder: ")
    assert told.endswith("Next:\n    briefings serve\nREADME.md says more.\n")
    assert "git init" not in told


def test_a_second_time_everything_stays_as_it_is(tmp_path: Path) -> None:
    assert briefings("init", tmp_path).exit_code == 0
    before = stamps_of(tmp_path)
    result = briefings("init", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already. It was left as it is, and nothing was made." in result.stderr
    assert stamps_of(tmp_path) == before


def test_nothing_is_made_where_a_file_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n")
    result = briefings("init", tmp_path)
    assert result.exit_code == 2
    assert "mkdocs.yml is there already" in result.stderr
    assert files_of(tmp_path) == {"mkdocs.yml": b"site_name: Mine\n"}


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert briefings("init", tmp_path).exit_code == 0
    assert files_of(tmp_path)["notes.txt"] == b"mine"


def test_settings_for_vs_code_that_cannot_be_merged_are_left_and_the_site_is_made(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{ // mine\n}")
    result = briefings("init", tmp_path)
    assert result.exit_code == 2
    assert "holds comments" in result.stderr
    assert (tmp_path / ".vscode" / "settings.json").read_text() == "{ // mine\n}"
    assert briefings("check", tmp_path / "content").exit_code == 0


def test_a_folder_that_is_a_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    result = briefings("init", tmp_path / "site")
    assert result.exit_code == 2
    assert "could not be written" in result.stderr
    assert files_of(tmp_path) == {"site": b"mine"}


def test_it_is_installed_from_the_repository_that_was_named(site: Path) -> None:
    assert f"\nbriefings @ git+{SOURCE}@v9\n" in (site / "requirements.txt").read_text("utf-8")
    hooks = yaml.safe_load((site / ".pre-commit-config.yaml").read_text("utf-8"))
    assert (hooks["repos"][0]["repo"], hooks["repos"][0]["rev"]) == (SOURCE, "v9")
    assert not [name for name, text in files_of(site).items() if b"@SOURCE@" in text or b"@REVISION@" in text]


def test_where_no_repository_is_known_that_is_said_plainly(tmp_path: Path) -> None:
    result = briefings("init", tmp_path / "site")
    assert result.exit_code == 0
    assert PLACEHOLDER in result.stdout
    assert "requirements.txt" in result.stdout
    assert f"git+{PLACEHOLDER}@v{__version__}" in (tmp_path / "site" / "requirements.txt").read_text("utf-8")
    for name in ("github/workflows/briefings.yml", "gitlab-ci.yml"):
        assert r"grep --quiet 'git\.example' requirements.txt" in (STARTING / name).read_text("utf-8")


@pytest.mark.parametrize("address", ["git@example:a.git", "briefings", "https://a b", "https://x'; rm", "https://x\n"])
def test_an_address_that_cannot_be_one_is_wrong_usage(address: str, tmp_path: Path) -> None:
    result = briefings("init", tmp_path / "site", "--source", address)
    assert result.exit_code == 2
    assert "https://git.example" in result.stderr
    assert not (tmp_path / "site").exists()


# The workflows


def test_the_image_on_gitlab_is_pinned() -> None:
    jobs: Any = yaml.safe_load((STARTING / "gitlab-ci.yml").read_text("utf-8"))
    assert re.fullmatch(r"python:3\.13-slim@sha256:[0-9a-f]{64}", jobs["image"])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]


def test_the_scripts_on_gitlab_are_scripts() -> None:
    workflow: Any = yaml.safe_load((STARTING / "gitlab-ci.yml").read_text("utf-8"))
    jobs = [job for job in workflow.values() if isinstance(job, dict)]
    scripts = ["\n".join(job.get(part, ())) for job in jobs for part in ("before_script", "script")]
    assert sum(map(bool, scripts)) > 3
    for script in scripts:
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_commands_that_a_new_site_speaks_of_are_there() -> None:
    named = set()
    for path in (*STARTING.rglob("*.yml"), STARTING / "README.md"):
        named |= set(re.findall(r"(?:^|[`$ ])briefings ([a-z]+)\b", path.read_text("utf-8"), re.MULTILINE))
    assert named == set(commands.commands) - {"init"}


# The hook


def test_the_hook_runs_a_command_of_ours_on_every_file_of_the_content(site: Path) -> None:
    hook: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert hook["id"] == "briefings-check"
    program, command = hook["entry"].split()
    assert (program, command in commands.commands) == ("briefings", True)
    written = [path.relative_to(site).as_posix() for path in (site / "content").rglob("*") if path.is_file()]
    assert [name for name in written if not re.search(hook["files"], name)] == []
    assert not re.search(hook["files"], "mkdocs.yml")
    config: Any = yaml.safe_load((site / ".pre-commit-config.yaml").read_text("utf-8"))
    assert config["repos"][0]["hooks"] == [{"id": hook["id"]}]
    assert slug(hook["id"]) == hook["id"]
