"""A content folder and a revision of the git repository that it is in, in; the folder as it was then, aside, out.

The analyst's own files are never touched: what git keeps is read and written into another folder.
"""

import os
import subprocess
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from briefings.authoring import AuthoringError

# What git sets for its hooks, which would lead us to another repository than the folder's.
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_FILES = ("100644", "100755")


class Repository(NamedTuple):
    """A content folder in a git repository: a folder where git answers, and the path from the top to the content."""

    top: Path
    path: str

    @classmethod
    def around(cls, content: Path) -> "Repository":
        """The repository that a content folder is in, or was or will be in; AuthoringError where there is none."""
        there = content
        while not there.is_dir():
            there = there.parent
        try:
            prefix = os.fsdecode(_git(there, "rev-parse", "--show-prefix")).rstrip("\n").rstrip("/")
        except subprocess.CalledProcessError as error:
            raise AuthoringError(
                f"git knows no revisions of {content}: {_said(error)}.",
                "Go into the folder of the repository, or give two folders: briefings diff OLD NEW",
            ) from None
        return cls(there, "/".join((*PurePosixPath(prefix).parts, *content.relative_to(there).parts)))

    def commit(self, revision: str) -> str:
        """The commit that a revision names (`HEAD~1`, `main`, `A...B` for where B left A); AuthoringError for none."""
        one, dots, other = revision.partition("...")
        if dots:
            return self._asked(revision, "merge-base", self.commit(one or "HEAD"), self.commit(other or "HEAD"))
        return self._asked(revision, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")

    def files(self, commit: str) -> list["Blob"]:
        """Every file of a commit, links and other repositories left out."""
        listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit)
        entries = [line.split(b"\t", 1) for line in listed.split(b"\0") if line]
        return [Blob(os.fsdecode(path), about.split()[2]) for about, path in entries if _is_file(about)]

    def write(self, blobs: Sequence["Blob"], folder: Path) -> None:
        """Write files into an empty folder."""
        for (path, _), content in zip(blobs, _contents(self.top, [blob.name for blob in blobs]), strict=True):
            steps = PurePosixPath(path).parts
            if not steps or ".." in steps or path.startswith("/"):
                raise AuthoringError(
                    f"The revision holds a file of an impossible name: {path!r}.", "Compare another one."
                )
            target = folder.joinpath(*steps)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _asked(self, revision: str, *command: str) -> str:
        try:
            return _git(self.top, *command).decode().strip()
        except subprocess.CalledProcessError:
            pass
        if not _git(self.top, "rev-list", "--all", "--max-count=1"):
            raise AuthoringError(
                "Nothing has been committed in this repository yet, so there is nothing to compare with.",
                "Commit your files first, or give two folders: briefings diff OLD NEW",
            )
        raise AuthoringError(
            f"git knows no revision {revision}.",
            f"{revision} is a path here: two folders can be compared, or two revisions, but not one with the other."
            if os.path.exists(revision)
            else "Give a branch, a tag or a commit, such as HEAD~1. A copy of a repository that was fetched in part "
            "lacks older ones: fetch them with `git fetch --unshallow`.",
        )


class Blob(NamedTuple):
    """A file of a commit: its path, and the name by which git keeps what is in it."""

    path: str
    name: bytes


def within(blobs: Iterable[Blob], path: str) -> list[Blob]:
    """The files below a path, by their paths from there."""
    start = f"{path}/" if path else ""
    return [Blob(blob.path[len(start) :], blob.name) for blob in blobs if blob.path.startswith(start)]


def likest_folder(blobs: Sequence[Blob], path: str, others: Container[str]) -> str:
    """The path of the content folder in a commit: as it is called, or else of the folder that has most of its files.

    `others` are the paths of its files elsewhere.
    """
    if within(blobs, path):
        return path
    shared = Counter(
        "/".join(steps[:count])
        for blob in blobs
        for steps in [PurePosixPath(blob.path).parts]
        for count in range(len(steps))
        if "/".join(steps[count:]) in others
    )
    return min(shared, key=lambda folder: (-shared[folder], folder), default=path)


def _is_file(about: bytes) -> bool:
    """Whether an entry of a tree is a file, and no link or other repository."""
    return about.split()[0].decode() in _FILES


def _contents(top: Path, names: Sequence[bytes]) -> Iterator[bytes]:
    """What git keeps under some names, in their order."""
    told = _git(top, "cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
    place = 0
    for _ in names:
        line = told.index(b"\n", place)
        name, kind, *size = told[place:line].split()
        if kind != b"blob":
            raise AuthoringError(
                f"git does not have a file of this revision here: {name.decode()}.",
                "The repository was fetched in part, or is damaged: fetch the rest, or look with `git fsck`.",
            )
        end = line + 1 + int(size[0])
        yield told[line + 1 : end]
        place = end + 1


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
        raise AuthoringError(
            "The program git is not installed.", "Install it, or give two folders: briefings diff OLD NEW"
        ) from None
    return done.stdout


def _said(error: "subprocess.CalledProcessError") -> str:
    """What git said, in a line."""
    told = (error.stderr or b"").decode("utf-8", "replace").strip().splitlines()
    return told[0].removeprefix("fatal: ").rstrip(".") if told else "it did not say why"
