"""Links and fragments of a finished site."""

import pickle
import time
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.publishing.linkcheck import Broken, OurPages, PageLinks, broken, read_page

PERSON = "people/vladimir-medinsky/index.html"


def file_of(link: str, path: str = PERSON, base: str = "/") -> str:
    """The file that a link on a page leads to."""
    ((_, file, _),) = read_page(path, f'<a href="{link}">x</a>', base).resolved()
    return file


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../../countries/russia/", "countries/russia/index.html"),
        ("../../countries/russia", "countries/russia"),
        ("../../assets/css/base.css?v=1", "assets/css/base.css"),
        ("../", "people/index.html"),
        ("..", "people/index.html"),
        ("../..", "index.html"),
        ("./", PERSON),
        ("./photo.jpg", "people/vladimir-medinsky/photo.jpg"),
        ("", PERSON),
        ("#claim-7", PERSON),
        ("?page=2", PERSON),
        ("../../a/../b/./c.html", "b/c.html"),
        ("../../people/andr%C3%A9/", "people/andré/index.html"),
        (" ../../index.html ", "index.html"),
        ("../../../elsewhere/", ""),
        ("../../a/../../b", ""),
    ],
)
def test_a_link_is_resolved_as_a_browser_would(link: str, file: str) -> None:
    assert file_of(link) == file


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("/project/people/", "people/index.html"),
        ("/project/", "index.html"),
        ("/project", "index.html"),
        ("/people/", ""),
        ("/projects/", ""),
    ],
)
@pytest.mark.parametrize("base", ["/project/", "/project"])
def test_a_link_from_the_root_must_stay_below_the_path_of_the_site(base: str, link: str, file: str) -> None:
    assert file_of(link, "404.html", base) == file


@pytest.mark.parametrize(
    "link",
    ["https://example.org/a", "HTTP://example.org", "//example.org/", "mailto:a@example.org", "tel:+1", "data:,x"],
)
def test_links_to_elsewhere_are_left_out(link: str) -> None:
    assert read_page(PERSON, f'<a href="{link}">x</a>').links == ()


NAMES = st.text("abcé -_.~(',", min_size=1, max_size=6).filter(lambda name: name.strip(".") and name.strip() == name)
STEPS = st.one_of(NAMES.map(quote), st.sampled_from([".", ".."]))


@given(
    folders=st.lists(NAMES.map(quote), max_size=4),
    steps=st.lists(STEPS, max_size=6),
    slash=st.booleans(),
    query=st.sampled_from(["", "?q=../x", "?"]),
    fragment=st.sampled_from(["", "#", "#claim-7", "#a/../b"]),
)
def test_links_resolve_as_urljoin_has_it(
    folders: list[str], steps: list[str], slash: bool, query: str, fragment: str
) -> None:
    path = "/".join([*folders, "index.html"])
    link = "/".join(steps) + ("/" if slash and steps else "") + query + fragment
    top = "/1/2/3/4/5/6/7/top/"
    joined = urlsplit(urljoin(f"http://example.org{top}{path}", link)).path
    joined += "index.html" if joined.endswith("/") else ""
    expected = unquote(joined.removeprefix(top)) if joined.startswith(top) else ""
    assert file_of(link, unquote(path)) == expected


def test_only_attributes_of_tags_are_links() -> None:
    page = read_page(
        "index.html",
        """<!doctype html><!-- <a href="comment/" id="comment"> --><html lang="en">
        <head><script src="app.js">"<a href='#' id="script">" + '<a href="script/">'</script>
        <style>a[href="style/"] { color: red }</style></head>
        <body><p>They wrote href="text/" and id="text" and a > b.</p>
        <p title="a > b" data-href="data/" data-id="data" hidden
           id="first">x <a class="wide" id="second" href="people/">y</a><br/><img alt="" src="map.png"/></p>
        <!-- never closed <a href="open/">""",
    )
    assert list(page.links) == ["app.js", "people/", "map.png"]
    assert page.ids == "\nfirst\nsecond\n"


@pytest.mark.parametrize("ending", ["", "/", " /"])
def test_a_title_that_ends_like_an_attribute_misleads_nobody(ending: str) -> None:
    page = read_page(
        "index.html", f'<p title="what is id=" class="x">a</p><img alt="and href="{ending}><a href="b/">c</a>'
    )
    assert page == PageLinks("index.html", ("b/",), "\n")


def test_entities_in_links_and_ids_are_read() -> None:
    page = read_page("index.html", '<a id="q&amp;a" href="?a=1&amp;b=2#q&amp;a">x</a>')
    assert page == PageLinks("index.html", ("?a=1&b=2#q&a",), "\nq&a\n")
    assert list(page.resolved()) == [("?a=1&b=2#q&a", "index.html", "q&a")]


def test_broken_links_are_told_by_page_with_the_reason() -> None:
    pages = [
        read_page("people/x/index.html", '<a href="../../">a</a><a href="../y/">b</a><a href="../../../">c</a>'),
        read_page(
            "index.html", '<p id="here"><a href="people/x/#nobody">a</a><a href="#gone">b</a><a href="#here">c</a>'
        ),
    ]
    assert broken(pages, ["index.html", "people/x/index.html"]) == [
        Broken("index.html", "#gone", "nothing in index.html has the id gone"),
        Broken("index.html", "people/x/#nobody", "nothing in people/x/index.html has the id nobody"),
        Broken("people/x/index.html", "../../../", "leads out of the site"),
        Broken("people/x/index.html", "../y/", "there is no people/y/index.html in the site"),
    ]


def test_sound_links_are_not_told() -> None:
    page = read_page(
        "people/x/index.html",
        '<p id="zitat-ö"><a href="#top">a</a><a href="#">b</a><a href="#zitat-%C3%B6">c</a><a href="../x">d</a>'
        '<a href="../x#zitat-ö:~:text=the,end">e</a><a href="#:~:text=the-,end">f</a>'
        '<a href="../../law.pdf#page=3">g</a>',
    )
    assert broken([page], {"people/x/index.html", "law.pdf"}) == []


def test_what_is_read_survives_the_way_between_processes() -> None:
    page = read_page(PERSON, '<p id="a"><a href="../#b">x</a>')
    assert pickle.loads(pickle.dumps(page)) == page


def test_a_large_site_is_checked_quickly() -> None:
    html = "".join(
        f'<p class="claim" id="claim-{n}" data-written-at="content/articles/a.yaml:{n}">Somebody said <a class="name" '
        f'href="../../people/p-{n * 21}/#claim-{n % 10}">this</a>{" and this and that" * 14}</p><dl><dt>A</dt></dl>'
        for n in range(60)
    )
    paths = [f"people/p-{number}/index.html" for number in range(1300)]
    start = time.process_time()
    found = broken([read_page(path, html) for path in paths], paths)
    seconds = time.process_time() - start
    assert len(html) > 25_000
    assert found == []
    assert seconds < 1.5, "three times what it takes on a slow machine"


def test_the_quick_way_reads_a_page_of_our_own_templates_as_the_careful_one_does() -> None:
    page = '<main id="main"><a href="../../issues/peace&amp;war/?a=1&amp;b=2#claim-1">x</a> href=&#34;y&#34;</main>'
    assert read_page(PERSON, page).links
    assert OurPages().read(PERSON, page) == read_page(PERSON, page)


def test_of_our_own_pages_each_link_is_told_by_the_first_that_has_it_unless_it_depends_on_the_page() -> None:
    ours = OurPages()
    html = '<p id="a"><a href="../../lost/">x</a><a href="#a">y</a><a href="../b/">z</a><a href="../../..">out</a>'
    pages = [ours.read(path, html) for path in ("people/a/index.html", "people/b/index.html", "people/a/2/index.html")]
    assert [list(page.links) for page in pages] == [
        ["#a", "../../..", "../../lost/", "../b/"],
        ["#a", "../b/"],
        ["#a", "../../..", "../../lost/", "../b/"],
    ]
    assert [page.ids for page in pages] == ["\na\n"] * 3
    assert [found.link for found in broken(pages, {page.page for page in pages})] == [
        "../../..",
        "../../lost/",
        "../b/",
        "../../..",
        "../../lost/",
    ]
