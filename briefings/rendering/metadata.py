r"""A page's head in, what others make of the page out: its JSON-LD, its address, how it is cited, where to report it.

JSON-LD stands in a script element that is never run. What it holds cannot end that element, nor look like an
attribute to whoever looks for links: `<`, `>`, `&`, `=` and the two line ends of Unicode are written as `\u003c`.
"""

import base64
import hashlib
import json
import re
from typing import NamedTuple

from markupsafe import Markup, escape

from briefings.pages import permalinks
from briefings.pages.citation import Citation, citation
from briefings.pages.page import Head
from briefings.pages.settings import Settings
from briefings.pages.things import Place, Said, Thing

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_UNSAFE = re.compile("[<>&=\u2028\u2029]")
_LOCALES = {"en": "en_GB"}


class Metadata(NamedTuple):
    """What the skeleton says of a page beside what stands on it; a text is empty where there is nothing to say.

    What no other page says is HTML already, so that nobody keeps it to print it again.
    """

    address: Markup
    kind: str
    locale: str
    linked_data: Markup
    script_source: Markup
    cited: Citation | None
    report: Markup


def metadata(head: Head, settings: Settings, root: str) -> Metadata:
    """What the skeleton says of a page; of one that is not to be found, nothing."""
    if not head.indexed:
        return Metadata(Markup(), "", "", Markup(), Markup(), None, Markup())
    address = f"{settings.site_url}{head.permalink}" if settings.site_url else ""
    about = linked_data(head, settings.site_url or root or "./")
    return Metadata(
        escape(address),
        "article" if head.permalink.startswith(permalinks.FOLDERS["article"]) and head.subject else "website",
        _LOCALES.get(settings.language, settings.language),
        about,
        _script_source(about) if about and settings.csp else Markup(),
        Citation(*map(escape, citation(head, settings))),
        escape(_report(head, settings, address or head.permalink)),
    )


def linked_data(head: Head, top: str) -> Markup:
    """What the page is about and where it stands in the site, as JSON-LD; `top` leads to the top of the site."""
    graph = [_json(head.subject, top)] if head.subject else []
    if head.crumbs:
        steps = [*((link.text, link.path) for link in head.crumbs), (head.title, head.permalink)]
        places = [
            {"@type": "ListItem", "position": place, "name": name, "item": f"{top}{path}"}
            for place, (name, path) in enumerate(steps, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": places})
    if not graph:
        return Markup("")
    text = _ENCODER.encode({"@context": "https://schema.org", "@graph": graph})
    return Markup(_UNSAFE.sub(_as_code, text))


def _script_source(text: Markup) -> Markup:
    """What a security policy says of this one text in a script element; none runs it, but checkers ask."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(f" 'sha256-{digest}'")


def _as_code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _json(thing: Thing, top: str) -> dict[str, object]:
    return {"@type": thing.kind, **{name: _value(said, top) for name, said in thing.said}}


def _value(said: Said, top: str) -> object:
    if isinstance(said, str):
        return said
    if isinstance(said, Place):
        return f"{top}{said.path}"
    if isinstance(said, Thing):
        return _json(said, top)
    return [_value(one, top) for one in said]


def _report(head: Head, settings: Settings, address: str) -> str:
    """Where a mistake on the page is reported: to the address that was configured, else at the repository."""
    place = settings.contact or settings.repo_url
    return permalinks.report(place, f"Mistake on: {head.title}", f"Page: {address}\n\n") if place else ""
