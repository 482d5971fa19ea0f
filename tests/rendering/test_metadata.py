"""What other programs read in a page: it is true, it is whole, and content cannot break out of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefings.pages import Settings
from briefings.publishing.linkcheck import OurPages, read_page
from briefings.rendering import share_picture
from tests.pages.folders import dossier_of, html_of, world, world_html, world_pages
from tests.sites import Page

SITE = Settings(site_url="https://office.example/talks/", site_name="Strait & Co", repo_url="https://github.com/o/r")
EVIL = '</script><!-- “Ünï” \\"quoted\\" 👩‍🚀 \\u2028 <script>alert(1)</script> & href='
HIDDEN = {page.permalink for page in world_pages() if page.template in ("404.html", "redirect.html")}


def linked_data(html: str) -> list[dict[str, Any]]:
    """The things that a page's JSON-LD tells of, as a browser finds them."""
    scripts = [element for element in Page(html).elements if element.tag == "script"]
    blocks = [script for script in scripts if script.attributes == {"type": "application/ld+json"}]
    assert all("".join(script.words) == "" for script in scripts if script not in blocks)
    assert len(blocks) <= 1
    found: list[dict[str, Any]] = []
    for block in blocks:
        said = json.loads("".join(block.words))
        assert said["@context"] == "https://schema.org"
        found += said["@graph"]
    return found


def meta(html: str) -> dict[str, str]:
    """What a page's `meta` elements say, by name."""
    elements = [element.attributes for element in Page(html).elements if element.tag == "meta"]
    return {a.get("name") or a.get("property") or "": a.get("content", "") for a in elements}


@pytest.mark.parametrize("address", sorted(world_html()))
def test_every_page_that_may_be_found_says_what_it_is_and_where_it_stands(address: str) -> None:
    html = html_of_site()[address]
    things = linked_data(html)
    if address in HIDDEN:
        assert things == []
        assert not any(name.startswith(("og:", "twitter:")) for name in meta(html))
        return
    here = f"{SITE.site_url}{address}"
    said = meta(html)
    assert said["og:url"] == here
    assert said["og:description"] == said["description"]
    assert said["og:site_name"] == SITE.site_name
    assert f'<link rel="canonical" href="{here}">' in html
    crumbs = [thing for thing in things if thing["@type"] == "BreadcrumbList"]
    assert len(crumbs) == (address != "")
    for trail in crumbs:
        assert [step["position"] for step in trail["itemListElement"]] == [*range(1, len(trail["itemListElement"]) + 1)]
        assert trail["itemListElement"][-1]["item"] == here
        assert {step["item"].removeprefix(SITE.site_url) for step in trail["itemListElement"]} <= world_html().keys()


def html_of_site() -> dict[str, str]:
    """The pages of the world as they are for an address."""
    if not _SITE:
        _SITE.update(html_of(world(), SITE))
    return _SITE


_SITE: dict[str, str] = {}


def test_each_kind_of_page_is_about_a_thing_of_its_kind() -> None:
    found = {address: html for address, html in html_of_site().items() if address not in HIDDEN}
    kinds = {address: linked_data(html)[0]["@type"] for address, html in found.items()}
    assert kinds[""] == "WebSite"
    assert kinds["negotiations/astana-2025/"] == "Event"
    assert kinds["people/marek-holub/"] == "Person"
    assert kinds["countries/kestria/"] == "Country"
    assert kinds["organizations/strait-states-group/"] == "Organization"
    assert kinds["issues/pilots-in-the-strait/"] == "DefinedTerm"
    assert kinds["about/"] == "AboutPage"
    assert kinds["people/"] == "CollectionPage"


def test_a_negotiation_is_an_event_with_its_days_its_place_and_its_parties() -> None:
    event = linked_data(html_of_site()["negotiations/astana-2025/"])[0]
    assert event["startDate"] == "2025-02-10"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["location"]["address"]["addressCountry"] == "Kazakhstan"
    attending = {one["name"]: one["@type"] for one in event["attendee"]}
    assert attending["Kestria"] == "Country"
    assert attending["Teuila Faumuina"] == "Person"
    assert "Marek Holub" not in attending, "it is disputed whether he comes"
    assert event["organizer"][0]["url"] == "https://office.example/talks/countries/kazakhstan/"
    assert linked_data(html_of_site()["negotiations/chart-workshop/"])[0]["endDate"] == "2025-01-22"


def test_an_article_is_a_page_about_a_report_that_stands_elsewhere_and_a_note_is_our_own(tmp_path: Path) -> None:
    front = "---\ntitle: A\ndate: 2025-01-02\npublisher: Wire\nurl: https://wire.example/a\n"
    dossier = dossier_of(
        tmp_path, {"articles/a.md": f"{front}---\nWords.\n", "articles/b.md": f"{front}note: yes\n---\nOurs.\n"}
    )
    pages = html_of(dossier, SITE)
    report = linked_data(pages["articles/a/"])[0]["mainEntity"]
    assert (report["@type"], report["url"]) == ("NewsArticle", "https://wire.example/a")
    assert report["publisher"]["name"] == "Wire"
    note = linked_data(pages["articles/b/"])[0]
    assert (note["@type"], note["isBasedOn"]) == ("Report", "https://wire.example/a")
    assert note["publisher"]["name"] == SITE.site_name


def test_the_home_page_says_where_a_search_is_answered() -> None:
    action = linked_data(html_of_site()[""])[0]["potentialAction"]
    assert action["target"] == "https://office.example/talks/search/?q={words}"
    assert action["query-input"] == "required name=words"


def test_nothing_that_content_says_breaks_out_of_the_metadata(tmp_path: Path) -> None:
    files = {
        "people/x.yaml": f'name: "X {EVIL}"\nhonorific: "{EVIL}"\nsummary: "{EVIL}"\n',
        "articles/a.md": f'---\ntitle: "T {EVIL}"\ndate: 2025-01-01\npublisher: "{EVIL}"\n---\nWords.\n',
    }
    evil = json.loads(f'"{EVIL}"')
    for settings in (Settings(site_name=f"N {evil}"), Settings(site_name=f"N {evil}", site_url="https://o.example/")):
        pages = html_of(dossier_of(tmp_path, files), settings)
        for address, html in pages.items():
            things = linked_data(html)
            assert bool(things) == (address != "404.html")
            assert html.count("<script") == 1 + bool(things)
            assert "\u2028" not in html.partition('ld+json">')[2].partition("</script>")[0]
            file = f"{address}index.html" if address != "404.html" else address
            assert set(OurPages().read(file, html).links) == set(read_page(file, html).links)
        person = linked_data(pages["people/x/"])[0]
        assert person["name"] == " ".join(f"X {evil}".split()) or person["name"] == f"X {evil}"
        assert meta(pages["people/x/"])["og:title"] == person["name"]


def test_withheld_words_are_in_no_metadata(tmp_path: Path) -> None:
    front = "---\ntitle: A\ndate: 2025-01-02\npublisher: Wire\nurl: https://wire.example/a\npublish: link\n---\n"
    sidecar = "delegates:\n- {negotiation: Oslo, person: Ana Reyl, party: Norway, quote: falcon words}\n"
    files = {"articles/a.md": f"{front}The falcon words of Ana Reyl.\n", "articles/a.yaml": sidecar}
    for html in html_of(dossier_of(tmp_path, files), SITE).values():
        assert "falcon" not in html


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("negotiations/astana-2025/", ["10 February 2025", "Astana, Kazakhstan", "Led by Teuila Faumuina (Amber"]),
        ("people/marek-holub/", ["Marek Holub, foreign minister, Kestria", "Astana round"]),
        ("issues/pilots-in-the-strait/", ["Kestria: Demands", "Amber Islands: Rejects"]),
        ("organizations/strait-states-group/", ["Astana round"]),
    ],
)
def test_a_description_tells_the_facts_and_as_of_when_in_a_line(address: str, words: list[str]) -> None:
    description = meta(world_html()[address])["description"]
    assert len(description) <= 155
    assert re.search(r" As of \d+ February 2025\.$", description)
    assert [word for word in words if word not in description] == []


def test_a_description_shows_no_marks_of_markdown_and_is_short(tmp_path: Path) -> None:
    dossier = dossier_of(
        tmp_path, {"people/x.yaml": "name: X\nsummary: Speaks **loudly**, [often](https://a.example/).\n"}
    )
    assert meta(html_of(dossier)["people/x/"])["description"] == "X. Speaks loudly, often."
    assert [html for html in world_html().values() if len(meta(html)["description"]) > 155] == []


def test_titles_are_different_on_different_pages() -> None:
    found = [html for address, html in world_html().items() if address not in HIDDEN]
    titles = [element.text for html in found for element in Page(html).elements if element.tag == "title"]
    assert len(set(titles)) == len(titles)


# The picture


def picture_of(settings: Settings) -> bytes:
    """The picture of a site of the world."""
    picture = world_pages_of(settings)
    assert picture
    return share_picture(picture)


def world_pages_of(settings: Settings) -> Any:
    """The picture that the pages of a site name."""
    from briefings.pages import frame_of

    return frame_of(world(), settings).picture


def test_the_picture_is_the_same_bytes_each_time_and_of_the_size_that_is_said() -> None:
    content = picture_of(SITE)
    assert content == picture_of(SITE)
    assert content.startswith(b"\x89PNG")
    assert [int.from_bytes(content[16:20]), int.from_bytes(content[20:24])] == [1200, 630]
    assert len(content) < 60_000


def test_another_name_line_or_day_is_another_picture_at_another_address(tmp_path: Path) -> None:
    other = Settings(site_url=SITE.site_url, site_name="Another")
    assert world_pages_of(other).path != world_pages_of(SITE).path
    assert picture_of(other) != picture_of(SITE)
    assert re.fullmatch(r"assets/share\.[0-9a-f]{8}\.png", world_pages_of(SITE).path)
    assert "As of 6 February 2025" in meta(html_of_site()[""])["og:image:alt"]


def test_a_name_whose_letters_the_typeface_lacks_gives_way_to_the_host() -> None:
    named, host = (Settings(site_url=SITE.site_url, site_name=name) for name in ("簡報", "office.example"))
    assert picture_of(named) == picture_of(host)
    assert "簡報" in meta(html_of(world(), named)[""])["og:image:alt"]
    accented = Settings(site_url=SITE.site_url, site_name="Çağrı – Réunion")
    assert picture_of(accented) != picture_of(host)


def test_a_name_that_is_too_long_is_cut_and_ends() -> None:
    assert picture_of(Settings(site_url=SITE.site_url, site_name="W" * 400 + " and so on" * 40))


def test_without_an_address_there_is_no_picture() -> None:
    assert world_pages_of(Settings()) is None
    assert not any("og:image" in html for html in world_html().values())
