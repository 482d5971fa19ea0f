"""An ordinary page, written in plain Markdown and already HTML, in the same frame as all others."""

from dataclasses import dataclass

from markupsafe import Markup

from briefings.pages import permalinks
from briefings.pages.desk import shortened
from briefings.pages.links import Link
from briefings.pages.page import Frame, Head, View
from briefings.pages.settings import Settings
from briefings.pages.things import Place, thing


@dataclass(frozen=True, kw_only=True, slots=True)
class OrdinaryView(View):
    """A title and safe HTML. `has_heading` says that the HTML brings the page's heading along."""

    html: Markup
    has_heading: bool


def ordinary_view(
    settings: Settings, frame: Frame, *, title: str, html: str, permalink: str, description: str = ""
) -> OrdinaryView:
    """An ordinary page; `html` must be safe."""
    section = next((link.path for link in frame.nav if link.path and permalink.startswith(link.path)), "")
    head = Head(
        permalink=permalink,
        title=title,
        full_title=title if title == settings.site_name else f"{title} – {settings.site_name}",
        description=shortened(description or f"{title} – {settings.site_name}"),
        frame=frame,
        section=section,
        crumbs=(Link(permalinks.HOME, "Home"),) if permalink else (),
        subject=thing("WebPage", name=title, url=Place(permalink)),
    )
    return OrdinaryView(head=head, html=Markup(html), has_heading="<h1" in html)
