"""What search engines ask for: a list of all pages, and a word of welcome."""

import datetime
from collections.abc import Mapping
from html import escape

from briefings.pages.settings import Settings

_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
# As many addresses as one file may have.
MOST = 50_000


def sitemaps(pages: Mapping[str, datetime.date | None], settings: Settings, most: int = MOST) -> dict[str, str]:
    """The files that list some pages, by name: `sitemap.xml`, which is an index of others where there are many pages.

    `pages` gives for each address the day of the newest article behind it, where one is known. There are no files where
    the site's own address is not known.
    """
    if not settings.site_url:
        return {}
    entries = [_entry(settings.site_url + permalink, pages[permalink]) for permalink in sorted(pages)]
    if len(entries) <= most:
        return {"sitemap.xml": _document("urlset", "url", entries)}
    cuts = [entries[start : start + most] for start in range(0, len(entries), most)]
    files = {f"sitemap-{number}.xml": _document("urlset", "url", cut) for number, cut in enumerate(cuts, 1)}
    index = [_entry(settings.site_url + name, None) for name in files]
    return {"sitemap.xml": _document("sitemapindex", "sitemap", index), **files}


def _entry(address: str, newest: datetime.date | None) -> str:
    day = f"<lastmod>{newest.isoformat()}</lastmod>" if newest else ""
    return f"<loc>{escape(address, quote=False)}</loc>{day}"


def _document(root: str, each: str, entries: list[str]) -> str:
    lines = "".join(f"<{each}>{entry}</{each}>\n" for entry in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_XMLNS}>\n{lines}</{root}>\n'


def robots(settings: Settings) -> str:
    """The robots.txt of a site that wants to be found."""
    where = f"Sitemap: {settings.site_url}sitemap.xml\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"
