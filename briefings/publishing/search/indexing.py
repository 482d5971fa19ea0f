"""The one door to Pagefind, a program of its own: documents in, a bundle that a browser can search out.

Pagefind walks a folder in the order in which the disk lists it, and numbers pages so. For two builds to be the same
bytes, it is given the documents one after the other, over the protocol of its `--service`. Its own Python package does
that, too, but waits a tenth of a second for each answer.
"""

import base64
import json
import subprocess
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from types import TracebackType
from typing import Any

# What Pagefind puts into every bundle: a page of our own needs the second of these only, and only once.
_UNUSED = ("component-ui.", "highlight.", "modular-ui.", "ui.", "wasm.unknown.")
_RUNNING = ("pagefind.js", "pagefind-worker.js", "wasm.")
_LANGUAGE = "en"


class NoPagefindError(Exception):
    """There is no Pagefind, or it did not do what it was asked for."""


def version() -> str:
    """Which Pagefind there is; NoPagefindError where there is none."""
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]

        get_executable()
        return version_of("pagefind-bin")
    except (ImportError, FileNotFoundError, PackageNotFoundError):
        raise NoPagefindError("it is not installed") from None


class Pagefind:
    """Pagefind, running, to be asked one thing after the other."""

    def __init__(self) -> None:
        from pagefind_bin import get_executable

        command = [str(get_executable()), "--service"]
        self._program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked = 0

    def __enter__(self) -> "Pagefind":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._program.kill()
        self._program.communicate()

    def ask(self, kind: str, **what: object) -> dict[str, Any]:
        """Ask for one thing; its answer. NoPagefindError says why it could not be done."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **what}}
        self._program.stdin.write(base64.b64encode(json.dumps(message).encode()) + b",")
        self._program.stdin.flush()
        said = bytearray()
        while not said.endswith(b","):
            part = self._program.stdout.read1(1 << 16)  # type: ignore[attr-defined] # it is buffered
            if not part:
                raise NoPagefindError(f"it ended early (exit {self._program.wait()})")
            said += part
        answer: dict[str, Any] = json.loads(base64.b64decode(bytes(said[:-1])))["payload"]
        if answer["type"] == "Error":
            raise NoPagefindError(answer.get("message") or "it does not say why")
        return answer


def write_bundle(pagefind: Pagefind, documents: Path, folder: Path, is_first: bool) -> None:
    """Index some documents into a new folder; `is_first` tells that what a browser runs is to be in it."""
    index = pagefind.ask("NewIndex", config={"force_language": _LANGUAGE})["index_id"]
    with documents.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            pagefind.ask("AddFile", index_id=index, url=document["url"], file_contents=document["html"])
    # Told to write them itself, it says that it is done before they are whole.
    files = pagefind.ask("GetFiles", index_id=index)["files"]
    pagefind.ask("DeleteIndex", index_id=index)
    for file in files:
        name = file["path"]
        is_unused = name.removeprefix("pagefind-").startswith(_UNUSED)
        if not is_unused and (is_first or not name.startswith(_RUNNING)):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))
