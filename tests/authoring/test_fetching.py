"""Addresses: fetched when they are typed, within limits, and never led to this machine. All servers are local."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from briefings.authoring import AuthoringError
from briefings.authoring.importing import fetching
from tests.authoring import reports
from tests.sites import briefings


class Answers(BaseHTTPRequestHandler):
    """A newspaper's server, with traps."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer."""
        type(self).asked.append(self.path)
        _, port, *_ = self.connection.getsockname()
        leads = {"/moved": "/2026/03/02/mackerel", "/inside": f"http://localhost:{port}/", "/file": "file:///etc/passwd",
                 "/round": "/round"}  # fmt: skip
        if self.path in leads:
            self.send_response(302)
            self.send_header("Location", leads[self.path])
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "image/png" if self.path == "/picture" else "text/html; charset=utf-8")
        self.end_headers()
        bodies = {"/huge": b"x" * 3_000_000, "/picture": b"?"}
        with contextlib.suppress(OSError):
            self.wfile.write(bodies.get(self.path) or reports.page())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.delenv("CI", raising=False)
    Answers.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()
        thread.join()


def test_an_address_becomes_an_article_that_knows_where_it_came_from(server: str, tmp_path: Path) -> None:
    result = briefings("import", f"{server}/moved", "--into", tmp_path)
    assert result.exit_code == 0, result.output
    (article,) = (tmp_path / "articles").glob("2026-03-02-*.md")
    text = article.read_text("utf-8")
    assert f"url: {server}/2026/03/02/mackerel\nretrieved: 20" in text
    assert reports.PARAGRAPHS[0] in text


def test_nothing_is_fetched_where_ci_is_set(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = briefings("import", f"{server}/a", "--into", tmp_path)
    assert result.exit_code == 2
    assert "Import it on your own machine and commit the article" in result.stderr
    assert Answers.asked == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/inside", "leads to an address inside this machine or network"),
        ("/file", "is no address of a web page"),
        ("/round", "only leads on and on"),
        ("/gone", "the server answers 404"),
        ("/huge", "more than 1 million bytes"),
        ("/picture", "is in a form that cannot be imported"),
    ],
)
def test_what_must_not_be_fetched_is_said(
    server: str, tmp_path: Path, path: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1_000_000)
    result = briefings("import", f"{server}{path}", "--into", tmp_path)
    assert (result.exit_code, words in result.stderr) == (2, True), result.output
    assert not list(tmp_path.iterdir())


def test_a_host_that_nobody_knows_and_a_scheme_that_is_none_are_said() -> None:
    with pytest.raises(AuthoringError, match="cannot be fetched: no such host is known"):
        fetching.fetch("http://nowhere.invalid/")
    with pytest.raises(AuthoringError, match="is no address of a web page"):
        fetching.fetch("ftp://gazette.example/")
