"""A content folder and a revision of the git repository that it is in, in; the folder as it was then, aside, out.

The analyst's own files are never touched: what git keeps is read and written into another folder.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

# What git sets for its hooks, which would lead us to another repository than the folder's.
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_FILES = ("100644", "100755")


class DiffError(Exception):
    """What is to be compared cannot be had: `message` says why and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


class Repository(NamedTuple):
    """A content folder in a git repository: the repository's top, and the path from there to the folder."""

    top: Path
    path: str

    @classmethod
    def around(cls, content: Path) -> "Repository":
        """The repository that a content folder is in; DiffError where there is none."""
        try:
            asked = _git(content, "rev-parse", "--show-toplevel", "--show-prefix")
        except subprocess.CalledProcessError as error:
            raise DiffError(
                f"git knows no revisions of {content}: {_said(error)}.",
                "Go into the folder of the repository, or give two folders: briefings diff OLD NEW",
            ) from None
        top, prefix = os.fsdecode(asked).split("\n")[:2]
        return cls(Path(top), prefix.rstrip("/"))

    def commit(self, revision: str) -> str:
        """The commit that a revision names (`HEAD~1`, `main`, `A...B` for where B left A); DiffError for none."""
        one, dots, other = revision.partition("...")
        if dots:
            return self._asked(revision, "merge-base", self.commit(one or "HEAD"), self.commit(other or "HEAD"))
        return self._asked(revision, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")

    def write(self, commit: str, folder: Path) -> None:
        """Write the content folder of a commit into an empty folder; nothing where that commit has none."""
        tree = f"{commit}:{self.path}"
        try:
            listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", tree)
        except subprocess.CalledProcessError:
            return
        entries = [line.split(b"\t", 1) for line in listed.split(b"\0") if line]
        files = [
            (about.split()[2], path.decode("utf-8", "surrogateescape")) for about, path in entries if _is_file(about)
        ]
        for (_, path), content in zip(files, _contents(self.top, [name for name, _ in files]), strict=True):
            steps = PurePosixPath(path).parts
            if not steps or ".." in steps or path.startswith("/"):
                raise DiffError(f"The revision holds a file of an impossible name: {path!r}.", "Compare another one.")
            target = folder.joinpath(*steps)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _asked(self, revision: str, *command: str) -> str:
        try:
            return _git(self.top, *command).decode().strip()
        except subprocess.CalledProcessError:
            raise DiffError(
                f"git knows no revision {revision}.",
                "Give a branch, a tag or a commit, such as HEAD~1. A copy of a repository that was fetched in part "
                "lacks older ones: fetch them with `git fetch --unshallow`.",
            ) from None


def _is_file(about: bytes) -> bool:
    """Whether an entry of a tree is a file, and no link or other repository."""
    return about.split()[0].decode() in _FILES


def _contents(top: Path, names: Sequence[bytes]) -> Iterator[bytes]:
    """What git keeps under some names, in their order."""
    told = _git(top, "cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
    place = 0
    for _ in names:
        line = told.index(b"\n", place)
        size = int(told[place:line].split()[2])
        yield told[line + 1 : line + 1 + size]
        place = line + size + 2


def _git(folder: Path, *command: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *command],
            cwd=folder,
            input=given,
            capture_output=True,
            check=True,
            env={name: value for name, value in os.environ.items() if name not in _MISLEADING},
        )
    except FileNotFoundError:
        raise DiffError(
            "The program git is not installed.", "Install it, or give two folders: briefings diff OLD NEW"
        ) from None
    return done.stdout


def _said(error: "subprocess.CalledProcessError") -> str:
    """What git said, in a line."""
    told = (error.stderr or b"").decode("utf-8", "replace").strip().splitlines()
    return told[0].removeprefix("fatal: ").rstrip(".") if told else "it did not say why"
