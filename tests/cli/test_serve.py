"""`briefings serve`: the site of a folder, on this machine, always as it was last saved."""

import os
import re
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.sites import MKDOCS, module, one_article

SIDECAR = """
negotiation: Oslo talks
events:
  - {date: 2025-05-14, title: TITLE, quote: The delegations met in Oslo}
"""

# How long after its start the server may take to look what is in the folder, so that it sees what changes.
FIRST_LOOK = 1


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server(NamedTuple):
    """A server that runs: its process, where it shows the site, and the folder that it shows."""

    process: "subprocess.Popen[str]"
    url: str
    folder: Path

    def page(self, address: str = "") -> str:
        """A page as a browser gets it."""
        with urlopen(self.url + address, timeout=10) as response:
            return str(response.read().decode())

    def waits_for(self, stream: int, words: str) -> str:
        """What the server prints (1 to its standard output, 2 to that for errors) until it has printed some words."""
        pipe = self.process.stdout if stream == 1 else self.process.stderr
        assert pipe
        said, end = "", time.monotonic() + 30
        while words not in said:
            assert select.select([pipe], [], [], max(0, end - time.monotonic()))[0], f"it only said: {said}"
            part = os.read(pipe.fileno(), 65536).decode()
            assert part, f"it ended after: {said}"
            said += part
        return said

    def saves(self, title: str) -> None:
        """The analyst saves the sidecar with another title."""
        sidecar = self.folder / "articles" / "2025-05-14-oslo.yaml"
        sidecar.write_text(SIDECAR.replace("TITLE", title), encoding="utf-8")


@pytest.fixture(params=["without a configuration", "with an mkdocs.yml"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server for the smallest content, with and without MkDocs."""
    folder = one_article(tmp_path / "content")
    port = free_port()
    if request.param == "with an mkdocs.yml":
        (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: content\nsite_url: https://example.org/x/\n")
    process = module("briefings", "serve", "--port", port, cwd=tmp_path, env={"PYTHONUNBUFFERED": "1"})
    server = Server(process, f"http://127.0.0.1:{port}/", folder)
    server.saves("First")
    try:
        said = server.waits_for(1, "Stop with Ctrl-C.\n")
        assert re.search(r"^Built 1 claim from 1 article in \d+\.\d seconds\.$", said, re.MULTILINE)
        assert f"The site is at {server.url}. Stop" in said
        time.sleep(FIRST_LOOK)
        yield server
    finally:
        process.kill()
        process.communicate()


def test_what_is_saved_appears_and_a_problem_leaves_the_last_good_site(server: Server) -> None:
    address = "negotiations/oslo-talks/"
    assert "First" in server.page(address)
    assert "livereload" in server.page(address)
    assert "Content-Security-Policy" not in server.page(address)
    with pytest.raises(HTTPError) as error:
        server.page("people/nobody/")
    assert "Nothing stands at this address." in error.value.read().decode()

    server.saves("Second")
    server.waits_for(1, "Built 1 claim")
    assert "Second" in server.page(address)

    server.saves("Third, kind: nonsense")
    said = server.waits_for(1, "1 problem in 1 file")
    assert "content/articles/2025-05-14-oslo.yaml:4:" in said
    assert "Second" in server.page(address)

    server.saves("Fourth")
    server.waits_for(1, "Built 1 claim")
    assert "Fourth" in server.page(address)

    server.process.send_signal(signal.SIGINT)
    out, err = server.process.communicate(timeout=20)
    assert (server.process.returncode, out) == (0, "")
    assert re.fullmatch(r'\[\d\d:\d\d:\d\d\] "GET /people/nobody/ HTTP/1\.1" code 404\n', err)


def test_a_port_in_use_is_said_in_words(tmp_path: Path) -> None:
    one_article(tmp_path / "content")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = module("briefings", "serve", "--port", port, cwd=tmp_path)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err == (
        f"briefings: Nothing can be shown at 127.0.0.1:{port}: Address already in use.\n"
        "  Give another port with --port, such as 8001.\n"
    )


def test_content_with_a_problem_is_served_once_it_is_mended(tmp_path: Path) -> None:
    folder = one_article(tmp_path / "content")
    port = free_port()
    (folder / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n")
    process = module("briefings", "serve", "--port", port, cwd=tmp_path, env={"PYTHONUNBUFFERED": "1"})
    server = Server(process, f"http://127.0.0.1:{port}/", folder)
    try:
        assert "1 problem in 1 file" in server.waits_for(1, "Stop with Ctrl-C.\n")
        time.sleep(FIRST_LOOK)
        server.saves("Mended")
        server.waits_for(1, "Built 1 claim")
        assert "Mended" in server.page("negotiations/oslo-talks/")
    finally:
        process.kill()
        process.communicate()
