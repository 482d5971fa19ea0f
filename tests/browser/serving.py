"""A site as real hosts serve it: compressed, with the headers that it asks for, a page for what is missing."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.answering import answered, rules_of

TEN_MINUTES = "public, max-age=600"
LEVEL = 6
COMPRESSED = ("text/", "image/svg+xml", "application/json", "application/xml", "application/wasm")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file as GitHub Pages or Netlify would."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        is_there = path.is_file()
        path = path if is_there else Path(self.directory) / "404.html"
        kind = self.guess_type(str(path))
        content = path.read_bytes()
        self.send_response(200 if is_there else 404)
        if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, LEVEL, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        address = self.path.partition("?")[0]
        for name, value in {"Cache-Control": TEN_MINUTES, **answered(address, rules_of(Path(self.directory)))}.items():
            self.send_header(name, value)
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site on this machine; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
