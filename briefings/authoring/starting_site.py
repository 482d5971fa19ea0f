"""A folder, the site's name and where briefings is to be installed from in; a new site with one worked example out."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from briefings import __version__
from briefings.authoring import AuthoringError
from briefings.authoring.editor import write_schemas
from briefings.authoring.files import new, take_back, write
from briefings.loading import load
from briefings.loading.yaml_text import scalar

STARTING = Path(__file__).parent / "starting"
# They are kept without their dot, so that nothing takes them for settings of this repository.
_DOTTED = frozenset({"gitignore", "github", "gitlab-ci.yml", "pre-commit-config.yaml", "vscode"})
_SOUND = re.compile(r"[\w.:/@~+%-]+", re.ASCII)
PLACEHOLDER = "https://git.example/your-office/briefings.git"


class Source(NamedTuple):
    """The git repository that briefings is installed from, and the state of it: a tag, a branch or a commit."""

    address: str
    revision: str

    @property
    def is_placeholder(self) -> bool:
        """Whether somebody has yet to write the address."""
        return self.address == PLACEHOLDER


def known_source() -> Source:
    """Where this program was installed from, if that was a git repository; else an address to be filled in."""
    try:
        told = json.loads(distribution("briefings").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        told = {}
    commit = told.get("vcs_info", {}).get("commit_id")
    return Source(told["url"], commit) if commit else Source(PLACEHOLDER, f"v{__version__}")


def start_site(folder: Path, name: str, source: Source) -> tuple[list[Path], int]:
    """Make a site's folder; its files, and how many schemas there are besides.

    AuthoringError, and nothing made, where a file of it is there already.
    """
    if not name.isprintable():
        raise AuthoringError("The site's name holds an invisible character.", "Type it anew, without it.")
    texts = dict(_texts(folder, name, source))
    for path in texts:
        if path.exists() or path.is_symlink():
            raise AuthoringError(
                f"{path.as_posix()} is there already. It was left as it is, and nothing was made.",
                "Give another folder; or move that file aside, and take over from it what you need afterwards.",
            )
    changes = [new(path, text) for path, text in texts.items()]
    write(changes)
    with ExitStack() as undoing:
        undoing.callback(take_back, changes)
        schemas = write_schemas(load(folder / "content", shared=True).dossier, folder)
        undoing.pop_all()
    return list(texts), schemas


def is_in_repository(folder: Path) -> bool:
    """Whether a folder is in a git repository already."""
    there = folder.resolve()
    return any((parent / ".git").exists() for parent in (there, *there.parents))


def _texts(folder: Path, name: str, source: Source) -> Iterator[tuple[Path, str]]:
    """The files of a new site, and what is to stand in them."""
    for kept in sorted(path for path in STARTING.rglob("*") if path.is_file()):
        first, *rest = kept.relative_to(STARTING).parts
        text = kept.read_text("utf-8")
        for mark, meant in (("@SOURCE@", source.address), ("@REVISION@", source.revision)):
            text = text.replace(mark, meant)
        if kept.name == "mkdocs.yml" and name:
            text = text.replace("site_name: Briefings", f"site_name: {scalar(name)}")
        yield folder.joinpath(f".{first}" if first in _DOTTED else first, *rest), text


def source_of(address: str, revision: str) -> Source:
    """The source that somebody typed; AuthoringError where it is no address that git and pip both take."""
    known = known_source()
    if revision and not _SOUND.fullmatch(revision):
        raise AuthoringError(f"{revision} is no tag, branch or commit.", "Write one such as v0.1.0.")
    if not address:
        return known._replace(revision=revision or known.revision)
    if not address.startswith(("https://", "ssh://", "file://")) or not _SOUND.fullmatch(address):
        raise AuthoringError(
            f"{address} is no address of a git repository as it is needed here.",
            "Write one that begins with https:// or ssh://, such as https://git.example/your-office/briefings.git.",
        )
    return Source(address, revision or f"v{__version__}")
