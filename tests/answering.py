"""How hosts that read `_headers` answer: a site in, the headers for an address out."""

from fnmatch import fnmatchcase
from pathlib import Path

from briefings.publishing.headers import HEADERS


def rules_of(site: Path) -> dict[str, dict[str, str]]:
    """What the `_headers` at the top of a host says, if it is there: header by header for each path."""
    rules: dict[str, dict[str, str]] = {}
    file = site / HEADERS
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        if line.startswith("/"):
            here = rules.setdefault(line, {})
        elif not line.startswith("#"):
            name, _, value = line.strip().partition(": ")
            here[name] = value
    return rules


def answered(address: str, rules: dict[str, dict[str, str]]) -> dict[str, str]:
    """The headers of an answer; a host that finds two of a name joins them."""
    found: dict[str, str] = {}
    for path, said in rules.items():
        if fnmatchcase(address, path):
            for name, value in said.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found
