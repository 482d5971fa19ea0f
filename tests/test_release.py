"""What a release consists of: made from the lock, named in full, the same bytes each time."""

import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefings import __version__
from tests.sites import ROOT, files_of

LOCK = (ROOT / "requirements" / "site.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make dist` makes."""
    folder = tmp_path_factory.mktemp("release")
    subprocess.run([ROOT / ".ci" / "release", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def bill(release: Path) -> Any:
    """The list of what is in it."""
    return json.loads((release / f"briefings-{__version__}.cdx.json").read_text("utf-8"))


def test_it_is_a_wheel_its_source_what_is_in_it_and_the_digests_of_these(release: Path) -> None:
    start = f"briefings-{__version__}"
    files = files_of(release)
    told = files.pop("SHA256SUMS").decode()
    assert sorted(files) == sorted([f"{start}-py3-none-any.whl", f"{start}.tar.gz", f"{start}.cdx.json"])
    assert told == "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def test_every_package_of_the_lock_is_listed_with_its_version_and_digests(bill: Any) -> None:
    locked = dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))
    assert len(locked) > 40
    listed = {component["name"]: component for component in bill["components"]}
    assert {name: component["version"] for name, component in listed.items()} == locked
    digests = {
        digest["content"]
        for component in listed.values()
        for reference in component["externalReferences"]
        for digest in reference.get("hashes", ())
    }
    assert digests == set(re.findall(r"--hash=sha256:([0-9a-f]{64})", LOCK))


def test_the_list_says_of_what_it_is_and_no_place_or_hour_of_the_machine(bill: Any) -> None:
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "briefings")
    assert bill["metadata"]["component"]["version"] == __version__
    assert "timestamp" not in bill["metadata"]
    assert str(ROOT) not in json.dumps(bill)
