"""The workflows, ours and those that a new site begins with: they run what was reviewed, and may do what they need."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefings.authoring.starting_site import STARTING
from tests.sites import ROOT

WORKFLOWS = sorted(
    path for folder in (ROOT / ".github", STARTING / "github") for path in (folder / "workflows").glob("*.y*ml")
)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE = {
    ("briefings.yml", "comment"): {"pull-requests"},
    ("briefings.yml", "publish"): {"pages", "id-token"},
    ("site.yml", "publish"): {"pages", "id-token"},
    ("release.yml", "publish"): {"contents", "id-token", "attestations"},
}
every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> Any:
    """A workflow; `on` is no truth value there."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def jobs_of(path: Path) -> dict[str, Any]:
    """The jobs of a workflow, by name."""
    found: dict[str, Any] = read(path)["jobs"]
    return found


def test_all_of_them_are_read() -> None:
    assert [path.name for path in WORKFLOWS] == ["release.yml", "site.yml", "test.yml", "briefings.yml"]


@every_workflow
def test_every_action_is_pinned_by_its_digest_and_says_which_version_that_is(path: Path) -> None:
    used = re.findall(r"\buses:\s*(.*)", path.read_text("utf-8"))
    assert len(used) == sum("uses" in step for job in jobs_of(path).values() for step in job["steps"]) > 1
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_one_action_is_pinned_to_one_version_everywhere() -> None:
    used = {one for path in WORKFLOWS for one in re.findall(r"uses: (.*)", path.read_text("utf-8"))}
    names = [one.partition("@")[0] for one in used]
    assert len(names) == len(set(names)) > 6


@every_workflow
def test_a_workflow_may_read_and_a_job_that_may_write_says_what(path: Path) -> None:
    assert read(path)["permissions"] == {"contents": "read"}
    for name, job in jobs_of(path).items():
        allowed = job.get("permissions", {})
        assert {what for what, how in allowed.items() if how != "read"} == MAY_WRITE.get((path.name, name), set()), name


@every_workflow
def test_a_job_that_may_write_runs_nothing_that_was_checked_out_or_installed(path: Path) -> None:
    for job in jobs_of(path).values():
        if "permissions" in job:
            assert not re.search(r"checkout|setup-python|\bpip\b|\bnpm\b|\bmake\b|\.ci/", str(job))


@every_workflow
def test_no_workflow_runs_with_rights_of_ours_on_what_somebody_else_proposes(path: Path) -> None:
    assert not re.search(r"pull_request_target|workflow_run|secrets\.|write-all", path.read_text("utf-8"))
    assert set(read(path)["on"]) <= {"push", "pull_request", "workflow_dispatch"}


@every_workflow
def test_no_job_keeps_a_key_to_the_repository_or_lasts_for_ever(path: Path) -> None:
    for job in jobs_of(path).values():
        assert int(job["timeout-minutes"]) <= 60
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_what_people_may_name_as_they_like_reaches_a_shell_as_a_variable_only(path: Path) -> None:
    scripts = [step["run"] for job in jobs_of(path).values() for step in job["steps"] if "run" in step]
    assert scripts
    for script in scripts:
        assert "${{" not in script
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_a_tag_that_is_not_the_version_is_refused(tmp_path: Path) -> None:
    (step,) = (
        step
        for step in jobs_of(ROOT / ".github/workflows/release.yml")["build"]["steps"]
        if "tag" in step.get("name", "")
    )
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "__init__.py").write_text('__version__ = "1.2.0"\n')
    for tag, code in (("v1.2.0", 0), ("v1.2", 1), ("v1x2.0", 1)):
        command = ["bash", "-ec", step["run"]]
        ran = subprocess.run(command, cwd=tmp_path, env={"GITHUB_REF_NAME": tag}, capture_output=True, check=False)
        assert ran.returncode == code, tag
