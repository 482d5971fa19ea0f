"""`briefings diff` asks git: which states are compared, what each of them held, and what git cannot tell."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.repository import GAZETTE, Desk
from tests.sites import WORLD, briefings, copied, run, stamps_of


def test_revisions_are_compared_without_touching_a_file_and_whatever_is_in_the_folder(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "mine")
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.changes("role: head", "role: chair")
    before = stamps_of(desk.content)
    changed = ["Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"]
    for two in (["main", "mine"], ["main..mine"], ["main...mine"], ["HEAD~1", "HEAD"]):
        assert desk.sentences(*two) == changed
    chaired = "Bergen talks: Kari Nes: announced, head of delegation → announced, chair, Harbour Gazette, 2 March 2026"
    assert desk.sentences("main") == [chaired, *changed]
    assert desk.sentences() == [chaired]
    assert desk.sentences("mine", "main") == [
        "Bergen talks: Ola Vik: unclear → conditional, Harbour Gazette, 2 March 2026"
    ]
    assert stamps_of(desk.content) == before
    assert "content" not in desk.git("stash", "list")


def test_three_dots_begin_where_a_branch_left_the_other(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "mine")
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.git("checkout", "--quiet", "main")
    desk.changes("role: head", "role: chair")
    desk.commits()
    assert len(desk.sentences("main", "mine")) == 2
    assert len(desk.sentences("main...mine")) == 1


def test_a_revision_says_on_which_line_of_it_something_stood(desk: Desk) -> None:
    desk.changes(
        "events:\n  - date: 2026-03-09\n    title: The talks open\n    quote: The talks open in Bergen on 9 March\n", ""
    )
    assert desk.diff() == (
        "Claims\n"
        "  Taken out: Bergen talks: The talks open: 2026-03-09, Harbour Gazette, 2 March 2026\n"
        "      HEAD: content/articles/2026-03-02-gazette.yaml:18\n"
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["nowhere"], "briefings: git knows no revision nowhere."),
        (["--", "--output=x"], "briefings: git knows no revision --output=x."),
        (["HEAD", "HEAD", "HEAD"], "briefings: More than two states cannot be compared."),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(desk: Desk, given: list[str], message: str) -> None:
    result = briefings("diff", "--folder", desk.content, *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{message}\n  ")


def test_a_folder_in_no_repository_is_said_in_words(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    result = run("briefings", "diff", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert result.returncode == 2
    assert result.stderr.startswith(f"briefings: git knows no revisions of {content.name}: not a git repository")
    assert "two folders" in result.stderr


def test_without_git_it_is_said_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = briefings("diff", "--folder", desk.content)
    assert (result.exit_code, result.stderr.split("\n")[0]) == (2, "briefings: The program git is not installed.")


def test_a_revision_before_there_was_content_is_empty_and_links_are_left_out(desk: Desk) -> None:
    (desk.content / "articles/link.md").symlink_to("/etc/hostname")
    desk.commits()
    (desk.content / "articles/link.md").unlink()
    assert desk.diff() == "The content says the same.\n"
    desk.git("checkout", "--quiet", "--orphan", "empty")
    desk.git("rm", "--quiet", "-r", "--cached", ".")
    desk.commits_nothing()
    hows = json.loads(desk.diff("empty", "main", "--format", "json"))["changes"]
    assert {change["how"] for change in hows} == {"new"}


def test_a_folder_that_was_renamed_is_compared_with_itself(desk: Desk) -> None:
    shutil.move(desk.content, desk.folder / "texts")
    (desk.folder / "content/articles").mkdir(parents=True)
    (desk.folder / "content/articles/other.md").write_text("Not ours.\n", encoding="utf-8")
    desk.content = desk.folder / "texts"
    assert desk.diff() == "The content says the same.\n"
    desk.changes("conditional", "unclear")
    changed = "Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"
    assert desk.sentences() == [changed]
    desk.commits()
    assert desk.sentences("HEAD~1", "HEAD") == [changed]
    assert "HEAD: texts/articles/2026-03-02-gazette.yaml:7" in desk.diff("HEAD~1", "HEAD")


def test_a_folder_that_is_no_more_is_compared_where_it_was(desk: Desk) -> None:
    desk.changes("conditional", "unclear")
    desk.commits()
    shutil.rmtree(desk.content)
    assert desk.sentences("HEAD~1", "HEAD") == [
        "Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"
    ]
    result = briefings("diff", "--folder", desk.content)
    assert (result.exit_code, result.stderr.partition("\n")[0]) == (
        2,
        f"briefings: The content folder {desk.content} does not exist.",
    )


def test_a_repository_without_files_is_compared(desk: Desk, tmp_path: Path) -> None:
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.git("clone", "--quiet", "--bare", ".", "bare.git")
    told = run("briefings", "diff", "HEAD~1", "HEAD", cwd=tmp_path / "bare.git")
    assert told.stdout.startswith("What stands now\n  Bergen talks: Ola Vik: conditional → unclear,")
    assert "      HEAD: content/articles/2026-03-02-gazette.yaml:7\n" in told.stdout
    nothing = run("briefings", "diff", "HEAD", "HEAD", "--folder", "elsewhere", cwd=tmp_path / "bare.git")
    assert nothing.stderr.startswith("briefings: Neither HEAD nor HEAD has a folder elsewhere.\n")


def test_a_repository_without_a_commit_is_said_in_words(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    result = briefings("diff", "--folder", content)
    assert result.exit_code == 2
    assert result.stderr.startswith("briefings: Nothing has been committed in this repository yet, so")


def test_a_folder_and_a_revision_are_not_compared(desk: Desk) -> None:
    result = briefings("diff", "HEAD", desk.content, "--folder", desk.content)
    assert result.exit_code == 2
    assert "is a path here: two folders can be compared, or two revisions" in result.stderr


def test_a_file_that_git_lacks_is_said_in_words(desk: Desk) -> None:
    name = desk.git("rev-parse", f"HEAD:content/{GAZETTE}").strip()
    (desk.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    result = briefings("diff", "--folder", desk.content)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"briefings: git does not have a file of this revision here: {name}.")


def test_names_of_files_that_are_no_text_are_told(desk: Desk) -> None:
    strange = os.fsencode(desk.content / "articles") + b"/2026-03-02-\xff.md"
    Path(os.fsdecode(strange)).write_text("---\ntitle: A\ndate: 2026-03-02\n---\nWords.\n")
    Path(os.fsdecode(strange[:-2] + b"yaml")).write_bytes(b"\x00\xff\xfe binary")
    for form in ("text", "markdown", "json"):
        told = run("briefings", "diff", "--format", form, cwd=desk.folder)
        assert "Traceback" not in told.stderr + told.stdout
        assert (told.returncode, told.stderr) == (1, ""), form
    desk.commits()
    told = run("briefings", "diff", "HEAD~1", "HEAD", "--format", "markdown", cwd=desk.folder)
    assert (told.returncode, told.stderr) == (1, "")


def test_a_hook_of_git_does_not_lead_it_elsewhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert desk.diff() == "The content says the same.\n"
