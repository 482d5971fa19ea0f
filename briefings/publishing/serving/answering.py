"""Requests of a browser in, answers out: pages with what looks for news in them, files, and a stream of news.

Below `/.briefings/` stand the script and the style of the panel, and `events`: the number of the site that is shown and
what is wrong, told at once and then whenever that changes.
"""

import json
import socketserver
from collections.abc import Callable
from contextlib import suppress
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socket import AF_INET6
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from briefings.pages import permalinks
from briefings.publishing.serving.live import Live, Now
from briefings.publishing.serving.sites import HTML, Found
from briefings.rendering.folders import find

OURS = ".briefings/"
_EVENTS = f"{OURS}events"
_PARTS = {f"{OURS}panel.js": "text/javascript", f"{OURS}panel.css": "text/css"}
_HEARTBEAT = 10.0
_NOTHING_YET = (
    "There is nothing to show yet",
    "The content has problems. As soon as they are put right, the site appears here.",
)
_READING = ("The content is being read", "As soon as all of it is, the site appears here.")
_NOT_MADE = "This page could not be made"
_PAGE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>{words}</p></main></body></html>\n"
)


class Server(ThreadingHTTPServer):
    """Answers browsers on this machine. OSError where host and port cannot be had.

    `explain` says in words why a page could not be made.
    """

    daemon_threads = True

    def __init__(self, live: Live, explain: Callable[[Exception], str], host: str, port: int) -> None:
        if ":" in host:
            self.address_family = AF_INET6
        self.live = live
        self.explain = explain
        self.host = host
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Take the port, and ask nobody what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: what goes wrong here is a browser that went away."""

    @property
    def url(self) -> str:
        """Where it can be looked at."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.server_port}/"

    def is_asked_for(self, name: str) -> bool:
        """Whether the site may be shown under a name: on this machine only under its own, so that no page elsewhere
        can read it.
        """
        host = (urlsplit(f"//{name}").hostname or "").lower()
        return not _is_loopback(self.host) or host == self.host.lower() or _is_loopback(host)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        with suppress(ConnectionError):
            if not self.server.is_asked_for(self.headers.get("Host", "")):
                self._send(Found(b"Open it by the address that was printed.\n", "text/plain"), HTTPStatus.FORBIDDEN)
            elif path == _EVENTS:
                self._events()
            elif path in _PARTS:
                file = find(f"assets/serve/{path.removeprefix(OURS)}", ())
                self._send(Found(file.read_bytes() if file else b"", _PARTS[path]))
            else:
                now = self.server.live.now
                try:
                    self._page(path, now)
                except ConnectionError:
                    raise
                except Exception as error:  # a template of a site's own may do anything
                    page = _page(_NOT_MADE, self.server.explain(error))
                    self._send(_watching(page, now), HTTPStatus.INTERNAL_SERVER_ERROR)

    def _page(self, path: str, now: Now) -> None:
        if now.site is None:
            words = _NOTHING_YET if now.told.total else _READING
            self._send(_watching(_page(*words), now), HTTPStatus.SERVICE_UNAVAILABLE)
        elif found := now.site.at(path):
            self._send(_watching(found, now))
        elif path and not path.endswith("/") and now.site.at(f"{path}/"):
            self._send(Found(b""), HTTPStatus.FOUND, Location=f"/{quote(path)}/")
        else:
            missing = now.site.at(permalinks.NOT_FOUND) or _page("There is no such page", "Nothing stands here.")
            self._send(_watching(missing, now), HTTPStatus.NOT_FOUND)

    def _events(self) -> None:
        """Tell what is shown, and tell it again whenever it changes, until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen: Now | None = None
        while self.command == "GET":
            now = self.server.live.after(seen, _HEARTBEAT)
            self.wfile.write(b": still here\n\n" if now is seen else _event(now))
            seen = now

    def _send(self, found: Found, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        is_text = found.kind.startswith("text/")
        self.send_response(status)
        self.send_header("Content-Type", f"{found.kind}; charset=utf-8" if is_text else found.kind)
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.content)


def _event(now: Now) -> bytes:
    return f"data: {json.dumps({'number': now.number, **now.told.as_json})}\n\n".encode()


def _page(title: str, words: str) -> Found:
    """A page of the server's own."""
    return Found(_PAGE.format(title=escape(title), words=escape(words)).encode())


def _watching(found: Found, now: Now) -> Found:
    """A page with what looks for news in it; anything else as it is."""
    if found.kind != HTML:
        return found
    tags = (
        f'<link rel="stylesheet" href="/{OURS}panel.css">'
        f'<script src="/{OURS}panel.js" data-number="{now.number}" defer></script></head>'
    )
    before, head, after = found.content.partition(b"</head>")
    return Found(before + tags.encode() + after) if head else found


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
