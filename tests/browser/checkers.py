"""The programs that check pages besides a browser: pages in, what they object to out."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.browser.browsing import CHROMIUM, FLAGS, program

CHECKERS = Path(sys.prefix) / "checkers" / "node_modules"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def checker(path: str) -> Path:
    """Where a checker is that `make test` installs."""
    found = CHECKERS / path
    assert found.exists(), f"{path} is not installed. `make test` installs it, into {CHECKERS.parent}."
    return found


def nu_messages(*addresses: str) -> Iterator[str]:
    """What the Nu HTML checker says about pages, style sheets and pictures: errors, warnings, remarks."""
    jar = str(checker("vnu-jar/build/dist/vnu.jar"))
    local = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    command = [program("java"), "-Xss4m", local, "-jar", jar, "--format", "json", "--stdout", *addresses]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    for message in json.loads(run.stdout)["messages"]:
        yield f"{message['url']}:{message.get('lastLine', '')}: {message['message']}"


def lighthouse(url: str, folder: Path, skipped: Sequence[str] = ()) -> Mapping[str, Any]:
    """Lighthouse's report of a page on a telephone, with a slow network and processor as it reckons them."""
    out = folder / "report.json"
    command = [
        program("node"),
        str(checker("lighthouse/cli/index.js")),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        "--disable-full-page-screenshot",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(FLAGS)} --user-data-dir={folder / 'profile'}",
        *(f"--skip-audits={audit}" for audit in skipped),
    ]
    environment = {**os.environ, "CHROME_PATH": program(*CHROMIUM)}
    subprocess.run(command, check=True, env=environment, capture_output=True, text=True, timeout=180)
    report: Mapping[str, Any] = json.loads(out.read_text("utf-8"))
    return report


def scores(report: Mapping[str, Any]) -> tuple[int, ...]:
    """The four figures of a report, of 100."""
    return tuple(round(100 * (report["categories"][category]["score"] or 0)) for category in CATEGORIES)


def shortcomings(report: Mapping[str, Any]) -> Iterator[str]:
    """What cost points, and how much there was of it."""
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['id']} {audit.get('displayValue') or audit.get('explanation') or ''}"
