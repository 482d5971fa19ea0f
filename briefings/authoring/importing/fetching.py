"""An address that somebody typed in, what stands there out: within limits, and never led to this machine or network."""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from briefings import __version__
from briefings.authoring import AuthoringError

LARGEST = 20_000_000
_SECONDS = 20.0
_ALL_SECONDS = 60.0
_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_BY_HAND = "Open it in a browser, save the page as a file, and import that file with --url."


class Fetched(NamedTuple):
    """What stood at an address: the address it came from in the end, its media type and its bytes."""

    url: str
    media_type: str
    content: bytes


def fetch(url: str) -> Fetched:
    """Fetch what stands at an address. Only the host that was typed may be this machine or a private one."""
    typed = split_address(url)
    until = time.monotonic() + _ALL_SECONDS
    for _ in range(_MOST_REDIRECTS + 1):
        parts = split_address(url)
        is_typed = (parts.hostname, parts.port) == (typed.hostname, typed.port)
        try:
            answer = _ask(parts, is_typed, until)
        except (OSError, http.client.HTTPException, zlib.error, UnicodeError) as error:
            raise AuthoringError(f"{url} cannot be fetched: {_reason(error)}.", _BY_HAND) from None
        if isinstance(answer, str):
            url = urljoin(url, answer)
        else:
            return answer._replace(url=url)
    raise AuthoringError(f"{typed.geturl()} only leads on and on to other addresses.", _BY_HAND)


def split_address(url: str) -> SplitResult:
    """The parts of an address that can be fetched; AuthoringError for any other."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - looked at, as a wrong one raises
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in _PORTS or not parts.hostname or not url.isprintable() or " " in url:
        raise AuthoringError(f"{url} is no address of a web page.", "Give one that begins with https:// or http://.")
    return parts


def _ask(parts: SplitResult, is_typed: bool, until: float) -> Fetched | str:
    """What stands at one address, or the address that it leads to."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    connection = _Connection(parts.scheme, host, port, is_typed)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if not path.isascii():
            path = _quoted(path)
        connection.request("GET", path, headers={
            "User-Agent": f"briefings/{__version__}",
            "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9",
            "Accept-Encoding": "identity",
        })  # fmt: skip
        with connection.getresponse() as answer:
            if 300 <= answer.status < 400 and (leads_to := answer.getheader("Location")):
                return leads_to
            if answer.status != 200:
                raise OSError(f"the server answers {answer.status} {answer.reason}".rstrip())
            content = _body(answer, until)
    finally:
        connection.close()
    return Fetched("", (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower(), content)


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    """All of an answer, unpacked where the server packed it, and never more than the most."""
    unpack = zlib.decompressobj(47) if answer.getheader("Content-Encoding") in ("gzip", "deflate") else None
    content = bytearray()
    while part := answer.read1(65536):
        content += unpack.decompress(part, LARGEST + 1 - len(content)) if unpack else part
        if len(content) > LARGEST:
            raise OSError(f"it has more than {LARGEST // 1_000_000} million bytes")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(content)


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was looked at, so that no second look-up can lead elsewhere."""

    def __init__(self, scheme: str, host: str, port: int, may_be_local: bool) -> None:
        super().__init__(host, port, timeout=_SECONDS)
        self._scheme, self._may_be_local = scheme, may_be_local

    def connect(self) -> None:
        """Connect to the first address of the host, if it may be that one."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        if not self._may_be_local and not all(_is_public(address) for address in addresses):
            raise OSError("it leads to an address inside this machine or network")
        self.sock = socket.create_connection((addresses[0], self.port), self.timeout)
        if self._scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?&=%:;,+@!$'()*~#[]")


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server takes too long"
    if isinstance(error, socket.gaierror):
        return "no such host is known"
    if isinstance(error, ssl.SSLError):
        return "its certificate cannot be trusted"
    text = str(getattr(error, "strerror", None) or error)
    return (text[:1].lower() + text[1:]).rstrip(".") or type(error).__name__
