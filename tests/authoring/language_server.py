"""The YAML language server, as an editor runs it: texts of files in, what it marks and offers in them out."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.browsing import program

SERVER = Path(sys.prefix) / "checkers" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """One server in a process of its own, spoken to in the Language Server Protocol over its standard streams.

    `settings` are what an editor's own settings say, by section, such as `yaml.schemas`.
    """

    def __init__(self, folder: Path, settings: Mapping[str, Any] | None = None) -> None:
        assert SERVER.exists(), f"The language server is not installed. `make test` installs it, as {SERVER}."
        self._settings = settings or {}
        self._asked = self._opened = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._process = subprocess.Popen(
            [program("node"), str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
        )
        root = folder.resolve().as_uri()
        abilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        folders = [{"uri": root, "name": "site"}]
        asked = {"processId": os.getpid(), "rootUri": root, "capabilities": abilities, "workspaceFolders": folders}
        self._ask("initialize", asked)
        self._say("initialized", {})
        self._say("workspace/didChangeConfiguration", {"settings": self._settings})

    def close(self) -> None:
        """End the server."""
        self._ask("shutdown", None)
        self._say("exit", None)
        self._process.communicate(timeout=20)

    def marked(self, file: Path, text: str | None = None) -> list[tuple[int, str]]:
        """What the editor would mark in a file: the line, counted from 1, and the words."""
        uri = self._open(file, text)
        while uri not in self._told:
            self._answer(self._hear())
        marks = self._told.pop(uri)
        return [(mark["range"]["start"]["line"] + 1, mark["message"]) for mark in marks]

    def offered(self, file: Path, text: str) -> dict[str, str]:
        """What the editor would offer where `▌` stands in the text: what it shows, and what it would write."""
        before, _, after = text.partition("▌")
        uri = self._open(file, before + after)
        line = before.count("\n")
        at = {"line": line, "character": len(before.rpartition("\n")[2])}
        found = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": at})
        offers = found["items"] if isinstance(found, dict) else found or []
        return {offer["label"]: offer.get("textEdit", {}).get("newText", offer.get("insertText")) for offer in offers}

    def _open(self, file: Path, text: str | None) -> str:
        """Open a text as a file of a new name, which is not on the disk; so no marks can be another text's."""
        self._opened += 1
        uri = file.resolve().with_name(f"{file.stem}-{self._opened}{file.suffix}").as_uri()
        shown = file.read_text("utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": shown}
        self._say("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._answer(message)

    def _answer(self, message: Mapping[str, Any]) -> None:
        """Do what an editor does with a message: keep the marks, and say what the settings are."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            wanted = (message.get("params") or {}).get("items", [])
            found = [self._settings.get(part.get("section")) for part in wanted]
            self._send({"id": message["id"], "result": found if "configuration" in message["method"] else None})

    def _say(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "The language server ended."
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
