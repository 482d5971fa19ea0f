"""What search engines ask for: a list of all pages, and a word of welcome."""

from collections.abc import Iterable
from html import escape

from briefings.pages.settings import Settings


def sitemap(permalinks: Iterable[str], settings: Settings) -> str:
    """The addresses of some pages as sitemap XML; empty where the site's own address is not known."""
    if not settings.site_url:
        return ""
    addresses = sorted({settings.site_url + permalink for permalink in permalinks})
    entries = "".join(f"<url><loc>{escape(address, quote=False)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def robots(settings: Settings) -> str:
    """The robots.txt of a site that wants to be found."""
    where = f"Sitemap: {settings.site_url}sitemap.xml\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"
