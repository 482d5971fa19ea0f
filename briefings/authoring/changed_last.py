"""A folder in; its files in the order in which git saw them change, the last one first, out."""

import subprocess
from pathlib import Path

_COMMITS = 500
_PATIENCE = 20.0


def changed_last(folder: Path) -> list[str]:
    """Paths relative to the folder; none where there is no git, or nothing of the folder in it."""
    command = ["git", "log", f"--max-count={_COMMITS}", "--format=", "--name-only", "--relative", "-z", "--", "."]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return list(dict.fromkeys(name.strip("\n") for name in names if name.strip("\n")))
