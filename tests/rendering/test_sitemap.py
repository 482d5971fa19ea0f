"""The sitemap: every page that may be found, cut where it is long, and days only where they are known."""

import datetime
import re
from pathlib import Path
from xml.etree import ElementTree

from briefings.pages import Settings
from briefings.pages.newest import newest_behind
from briefings.rendering import sitemaps
from briefings.rendering.sitemap import MOST
from tests.pages.folders import world
from tests.sites import MKDOCS, WORLD, Page, briefings, files_of

SITE = Settings(site_url="https://office.example/a&b/")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(text: str) -> list[str]:
    """The addresses that a sitemap, or an index of sitemaps, names."""
    return [found.text or "" for found in ElementTree.fromstring(text).iter(f"{SPACE}loc")]


def test_a_sitemap_names_each_page_once_in_order() -> None:
    files = sitemaps({"people/": None, "": None}, SITE)
    assert addresses(files.pop("sitemap.xml")) == ["https://office.example/a&b/", "https://office.example/a&b/people/"]
    assert files == {}


def test_more_pages_than_one_file_may_name_are_cut_into_several() -> None:
    assert MOST == 50_000
    files = sitemaps({f"people/p{number:02}/": None for number in range(25)}, SITE, most=10)
    assert addresses(files["sitemap.xml"]) == [f"https://office.example/a&b/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert "<sitemapindex " in files["sitemap.xml"]
    assert [len(addresses(files[f"sitemap-{n}.xml"])) for n in (1, 2, 3)] == [10, 10, 5]


def test_a_page_has_the_day_of_the_newest_article_behind_it_or_none() -> None:
    newest = newest_behind(world())
    assert newest["people/marek-holub/"] == datetime.date(2025, 2, 5)
    assert newest[""] == datetime.date(2025, 2, 6)
    assert newest["articles/2024-09-20-kestria-walks-out-in-cairo/"] == datetime.date(2024, 9, 20)
    assert "people/" not in newest
    assert "negotiations/chart-workshop/" not in newest
    text = sitemaps({"people/marek-holub/": newest["people/marek-holub/"], "about/": None}, SITE)["sitemap.xml"]
    assert re.findall(r"<lastmod>(.*?)</lastmod>", text) == ["2025-02-05"]


def test_what_pages_say_of_the_site_is_there(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: {WORLD}\nsite_url: https://office.example/talks\n")
    assert briefings("build", "--config", tmp_path / "mkdocs.yml", "--site", tmp_path / "site").exit_code == 0
    files = files_of(tmp_path / "site")
    listed = {
        address.removeprefix("https://office.example/talks/") for address in addresses(files["sitemap.xml"].decode())
    }
    pages = {name.removesuffix("index.html") for name in files if name.endswith("index.html")}
    moved = {name for name in pages if b'content="noindex"' in files[f"{name}index.html"]}
    assert listed == pages - moved
    picture = re.search(r'og:image" content="https://office.example/talks/([^"]+)"', files["index.html"].decode())
    assert picture
    assert files[picture[1]].startswith(b"\x89PNG")
    lost = Page(files["404.html"].decode())
    inside = [v for name in ("href", "src") for _, v in lost.having(name) if not v.startswith(("#", "http", "mailto"))]
    assert len(inside) > 8
    assert all(address.startswith("/talks/") for address in inside), "a page that is nowhere is shown at any depth"
