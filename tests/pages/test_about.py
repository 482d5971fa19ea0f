"""The about page: always there, the site's own words first, and every word that pages print explained once."""

from pathlib import Path

from briefings.model import vocabulary
from briefings.pages import Settings, pages_of
from briefings.rendering import Renderer
from tests.pages.folders import world, world_html
from tests.sites import Page, briefings, copied, files_of, one_article


def about(settings: Settings, text: str = "") -> str:
    """The about page of the world."""
    page = next(page for page in pages_of(world(), settings, "", text) if page.permalink == "about/")
    return Renderer(settings).page(page)


def test_every_word_of_a_closed_list_is_explained_once() -> None:
    terms = [element.text for element in Page(about(Settings())).elements if element.tag == "dt"]
    lists = [words for name, words in vars(vocabulary).items() if name.isupper() and isinstance(words, dict)]
    assert len(lists) == 9
    for words in lists:
        for word in words.values():
            assert word.label in terms
    assert len(terms) == 8 + sum(map(len, lists))


def test_it_says_what_the_settings_say() -> None:
    html = about(Settings(site_name="Talks & Co", site_description="We <read>.", contact="a@b.example"))
    assert "Talks &amp; Co gathers" in html
    assert "We &lt;read&gt;." in html
    assert '<a href="mailto:a@b.example">a@b.example</a>' in html
    assert "6 articles" in html
    assert '<a href="https://github.com/o/r">source files</a>' in about(Settings(repo_url="https://github.com/o/r"))


def test_the_site_s_own_words_come_first(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    assert briefings("build", content, "--site", tmp_path / "site").exit_code == 0
    assert "<h1>About Briefings</h1>" in files_of(tmp_path / "site")["about/index.html"].decode()
    (content / "about.md").write_text("---\ntitle: Who we are\n---\nWe *read*.\n\n## As of\n\n[Home](index.md)\n")
    (content / "index.md").write_text("See [how to read](about.md).\n")
    assert briefings("build", content, "--site", tmp_path / "site").exit_code == 0
    files = files_of(tmp_path / "site")
    html = files["about/index.html"].decode()
    assert "<h1>Who we are</h1>" in html
    assert 0 < html.index("We <em>read</em>.") < html.index("How to read these pages</h2>")
    assert html.count('id="as-of"') == 1
    assert b'href="about/"' in files["index.html"]


def test_a_broken_link_in_the_site_s_own_words_is_told_with_its_line(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    (content / "about.md").write_text("# We\n\n[There](nowhere.md)\n")
    result = briefings("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "about.md:3:" in result.output
    assert not (tmp_path / "site").exists()


def test_pages_lead_to_what_their_words_mean() -> None:
    page = Page(world_html()["negotiations/astana-2025/"])
    links = {element.text: element.attributes["href"] for element in page.elements if element.tag == "a"}
    assert links["What the words for attendance mean"] == "../../about/#help-attendance"
    assert links["What the words for stances mean"] == "../../about/#help-stance"
    assert links["How to read these pages"] == "../../about/#help-reading"


def test_who_is_listed_by_a_record_alone_is_told_of_it_on_their_page() -> None:
    page = Page(world_html()["people/sigrid-nesse/"])
    said = [element.text for element in page.elements if element.attributes.get("id") == "listed-in"]
    assert len(said) == 1
    assert said[0].startswith("Also listed in Astana round, February 2025")
    assert "Observer, says the record of these talks" in said[0]
    assert "Oslo round" not in said[0], "what reports say of her stands under negotiations"
    assert 'id="listed-in"' not in world_html()["people/marek-holub/"]


def test_a_round_leads_to_the_one_before_and_the_one_after() -> None:
    page = Page(world_html()["negotiations/cairo-2024/"])
    links = {e.attributes["rel"]: e.attributes["href"] for e in page.elements if "rel" in e.attributes and e.tag == "a"}
    assert links == {"prev": "../../negotiations/oslo-2024/", "next": "../../negotiations/astana-2025/"}


def test_mkdocs_too_opens_the_about_page_with_the_site_s_own_words(tmp_path: Path) -> None:
    copied(Path(__file__).parents[1] / "world", tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\ntheme: mkdocs\nplugins: [briefings]\ndocs_dir: docs\nnav:\n- Us: about.md\n"
    )
    assert briefings("build", "--config", tmp_path / "mkdocs.yml").exit_code == 0
    html = (tmp_path / "site" / "about" / "index.html").read_text("utf-8")
    assert "It exists to show" in html
    assert "How to read these pages" in html
