"""A site that is nearly finished in, its `_headers` out: how Netlify, Cloudflare Pages and others of their kind answer.

What the pages say of themselves in `meta` is said of all files, and what can only be said in a header besides: that no
other site may show them in a frame, and for how long a browser may keep what without asking again.
"""

import base64
import hashlib
import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import quote

HEADERS = "_headers"
FOR_EVER = "public, max-age=31536000, immutable"
ASKING_EACH_TIME = "public, max-age=0, must-revalidate"
_ABOUT = "# How hosts that read this file answer. Put a file of this name into the site, and yours counts."
_SECURITY = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_JSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_FRAMES = "frame-ancestors 'none'"
# Each bundle's folder is named by what it holds.
_BUNDLES = "/search/index/*"

_Policy = dict[str, tuple[str, ...]]


def headers(pages: Iterable[str], files: Collection[str], ours: Mapping[str, bytes]) -> str:
    """The file. `pages` are pages that between them have every policy there is, `files` the names of all files, and
    `ours` the files beside the pages, of which some are named by what they hold.

    A host that finds two rules for a header joins what they say; so no file has two.
    """
    rules = {"/*": {"Content-Security-Policy": policy(pages), **_SECURITY}}
    kept = [f"/{quote(name)}" for name, content in sorted(ours.items()) if _is_named_by_content(name, content)]
    rules |= {path: {"Cache-Control": FOR_EVER} for path in (*kept, _BUNDLES)}
    rules |= {path: {"Cache-Control": ASKING_EACH_TIME} for path in _where_pages_are(files)}
    lines = [line for path, said in rules.items() for line in (path, *(f"  {name}: {said[name]}" for name in said))]
    return "\n".join([_ABOUT, *lines, ""])


def _where_pages_are(files: Collection[str]) -> list[str]:
    """The home page, what the search is told, and each folder that holds pages and nothing that is kept for ever."""
    tops = {top for top, slash, rest in (name.partition("/") for name in files) if slash and rest.endswith(".html")}
    return [
        "/",
        "/search/",
        "/assets/search.json",
        *(f"/{quote(top)}/*" for top in sorted(tops - {"assets", "search"})),
    ]


def _is_named_by_content(name: str, content: bytes) -> bool:
    return f".{hashlib.sha256(content).hexdigest()[:8]}." in name


def policy(pages: Iterable[str]) -> str:
    """The strictest Content Security Policy that forbids none of some pages anything that it allows itself."""
    policies = [_policy_of(page) for page in pages]
    directives = dict.fromkeys(name for each in policies for name in each)
    said = [f"{name} {' '.join(sources)}" for name in directives if (sources := _allowed(name, policies))]
    return "; ".join([*said, _FRAMES])


def _policy_of(page: str) -> _Policy:
    """What a page says in `meta`, but for the JSON in it, which does not run and need not be allowed to."""
    found = _META.search(page)
    if found is None:
        return {}
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in _JSON.findall(page)]
    needless = {f"'sha256-{digest}'" for digest in digests}
    directives = (directive.split() for directive in html.unescape(found[1]).split(";"))
    return {name: tuple(source for source in sources if source not in needless) for name, *sources in directives}


def _allowed(name: str, policies: Iterable[_Policy]) -> tuple[str, ...]:
    """What any of the policies allows; nothing where one of them does not forbid anything."""
    sources: dict[str, None] = {}
    for each in policies:
        allowed = next((each[asked] for asked in _asked(name) if asked in each), ())
        if not allowed:
            return ()
        sources |= dict.fromkeys(allowed)
    return tuple(source for source in sources if source != "'none'") or ("'none'",)


def _asked(name: str) -> Iterator[str]:
    """The directives that a browser asks, one after the other, about what the first is for."""
    yield name
    if name == "worker-src":
        yield "script-src"
    if name.endswith("-src"):
        yield "default-src"
