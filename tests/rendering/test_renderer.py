"""What the renderer promises: strict, escaping, deaf to content, and the same under any address."""

import gzip
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from briefings.pages import Settings, frame_of, pages_of
from briefings.rendering import Renderer, assets, robots, sitemaps
from tests.pages.folders import dossier_of, html_of, world

EVIL = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %}"


def test_what_content_says_is_never_markup_and_never_a_template(tmp_path: Path) -> None:
    files = {
        "people/x.yaml": f"name: x\nhonorific: '{EVIL}'\nsummary: '{EVIL}'\n",
        "articles/a.md": f"---\ntitle: 'T {EVIL}'\ndate: 2025-01-01\n---\nWords {EVIL} of x.\n",
    }
    for html in html_of(dossier_of(tmp_path, files)).values():
        assert html.count("<script") - html.count('<script type="application/ld+json">') == 1
        assert "49" not in html.split("<main")[1]


def test_a_name_that_a_view_does_not_have_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("{{ view.no_such_thing }}{{ nothing }}")
    renderer = Renderer(Settings(), [tmp_path])
    page = next(page for page in pages_of(world(), Settings()) if page.permalink == "404.html")
    with pytest.raises((AttributeError, UndefinedError)):
        renderer.page(page)


def test_an_undefined_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("{{ nothing }}")
    page = next(page for page in pages_of(world(), Settings()) if page.permalink == "404.html")
    with pytest.raises(UndefinedError):
        Renderer(Settings(), [tmp_path]).page(page)


def test_a_site_s_own_template_wins(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("{% extends skeleton %}{% block main %}<h1>Ours</h1>{% endblock %}")
    page = next(page for page in pages_of(world(), Settings()) if page.permalink == "404.html")
    html = Renderer(Settings(), [tmp_path]).page(page)
    assert "<h1>Ours</h1>" in html
    assert "</html>" in html


def test_the_body_is_what_stands_inside_main() -> None:
    settings = Settings()
    page = next(page for page in pages_of(world(), settings) if page.template == "person.html")
    renderer = Renderer(settings)
    body = renderer.body(page)
    assert "<h1" in body
    assert "<main" not in body
    assert "<html" not in body
    assert body.strip() in renderer.page(page)


def test_a_page_is_the_same_whenever_it_is_rendered() -> None:
    assert html_of(world()) == html_of(world())


def test_the_site_s_address_makes_canonical_links_and_a_sitemap() -> None:
    settings = Settings(site_url="https://office.example/briefings/")
    html = html_of(world(), settings)
    assert '<link rel="canonical" href="https://office.example/briefings/people/">' in html["people/"]
    assert 'href="/briefings/assets/' in html["404.html"]
    assert (
        "<loc>https://office.example/briefings/people/</loc>"
        in sitemaps({"people/": None, "": None}, settings)["sitemap.xml"]
    )
    assert "Sitemap: https://office.example/briefings/sitemap.xml" in robots(settings)


def test_without_an_address_there_is_no_canonical_link_and_no_sitemap() -> None:
    assert 'rel="canonical"' not in html_of(world())["people/"]
    assert sitemaps({"people/": None}, Settings()) == {}


def test_the_security_policy_can_be_left_to_the_server() -> None:
    assert "Content-Security-Policy" in html_of(world())[""]
    assert "Content-Security-Policy" not in html_of(world(), Settings(csp=False))[""]


def test_an_ordinary_page_has_the_same_frame_and_one_heading() -> None:
    settings = Settings()
    renderer = Renderer(settings)
    html = renderer.ordinary("About us", "<p>We.</p>", "about/", frame_of(world(), settings))
    assert html.count("<h1") == 1
    assert 'aria-label="Main"' in html
    assert '<a href="../about/" aria-current="page">' in html
    with_heading = renderer.ordinary("About us", "<h1>About</h1>", "about/", frame_of(world(), settings))
    assert with_heading.count("<h1") == 1


def test_files_are_named_by_their_content_and_fit_the_bounds(tmp_path: Path) -> None:
    files = assets()
    assert files == assets()
    weights = {name.rpartition(".")[2]: len(gzip.compress(content)) for name, content in files.items()}
    assert weights["js"] <= 15_000
    assert weights["css"] <= 9_000
    (tmp_path / "assets/css").mkdir(parents=True)
    (tmp_path / "assets/css/site.css").write_text("p { color: red; }\n")
    (tmp_path / "assets/js").mkdir()
    (tmp_path / "assets/js/site.js").write_text("document.title = 'Ours';\n")
    other = assets([tmp_path])
    assert not {name for name in set(other) & set(files) if "favicon" not in name}
    assert any(b"color: red" in content for content in other.values())
    assert any(b"document.title = 'Ours';" in content for content in other.values())
    renderer = Renderer(Settings(), [tmp_path])
    page = next(iter(pages_of(world(), Settings())))
    assert next(name for name in other if name.endswith(".css")) in renderer.page(page)
