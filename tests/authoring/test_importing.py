"""`briefings import`: reports in every form in, articles that load without a word out; nothing is lost on the way."""

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.model.article import Article
from briefings.prose.article import read
from tests.authoring import reports
from tests.sites import ROOT, briefings, files_of

SEED = ROOT.parent / "shared" / "seed" / "article.txt"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def saved(folder: Path, name: str, written: bytes | str) -> Path:
    path = folder.parent / name
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    return path


def imported(content: Path, *arguments: object) -> Article:
    """The one article that importing makes, which must load without a word."""
    result = briefings("import", *arguments, "--into", content)
    assert result.exit_code == 0, result.output
    loaded = checked(content)
    assert loaded.problems == ()
    (article,) = loaded.dossier.articles.values()
    return article


def refusal(content: Path, *arguments: object) -> str:
    """What is said where nothing is imported, and nothing written."""
    before = files_of(content)
    result = briefings("import", *arguments, "--into", content)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert "should not have" not in result.output
    assert files_of(content) == before
    return result.stderr


def at_a_terminal(content: Path, source: Path, typed: bytes) -> str:
    """What is said to somebody who imports a report and types answers."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefings", "import", str(source), "--into", str(content)]
    process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    os.close(theirs)
    os.write(ours, typed)
    out, _ = process.communicate(timeout=120)
    os.close(ours)
    assert process.returncode == 0, out
    return out


@pytest.mark.skipif(not SEED.exists(), reason="the article lies beside the repository, not in it")
def test_the_seed_article_imports_into_what_its_first_and_last_lines_say(content: Path) -> None:
    article = imported(content, SEED)
    first = SEED.read_text("utf-8").strip().splitlines()[0].removeprefix("# ")
    assert (article.name, article.date.isoformat()) == (first, "2025-05-14")
    assert article.publisher == "The Moscow Times"
    assert article.url
    assert article.url in SEED.read_text("utf-8")
    assert (article.agencies, article.authors, article.language) == (("Reuters",), (), "en")
    assert article.publish == "excerpts"
    assert article.text.lstrip().startswith("President Vladimir Putin")
    for gone in ("Related article", "](#)", "Guchek", "Original url", "https://"):
        assert gone not in article.text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("talks.txt", reports.TEXT),
        ("talks.md", "# " + reports.TEXT),
        ("talks.html", reports.page()),
        ("talks.docx", reports.word()),
        ("talks.pdf", reports.pdf()),
        ("named-wrongly.txt", reports.page()),
    ],
)
def test_every_form_gives_the_same_article(content: Path, name: str, written: bytes | str) -> None:
    article = imported(content, saved(content, name, written))
    assert (article.name, article.date.isoformat(), article.language) == (reports.TITLE, "2026-03-02", "en")
    assert article.id == "2026-03-02-norway-names-its-delegation-for-the-mackerel-talks"
    blocks = article.text.strip().split("\n\n")
    assert tuple(blocks[: len(reports.PARAGRAPHS)]) == reports.PARAGRAPHS


def test_a_saved_page_leaves_its_menus_and_scripts_behind_and_says_so(content: Path) -> None:
    result = briefings("import", saved(content, "talks.html", reports.page()), "--into", content)
    (article,) = (content / "articles").glob("*.md")
    text = article.read_text("utf-8")
    for gone in ("Sport", "Cookies", "stolen", "track", "color", "<"):
        assert gone not in text
    assert "Left out: 3 scripts and styles; menus, footers and the like (" in result.stdout
    assert "publisher: Harbour Gazette\nauthors: [Jane Roe]\n" in text


def test_a_page_saved_as_one_archive_is_read_too(content: Path) -> None:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    head += b"Content-Type: text/html\r\n\r\n"
    article = imported(content, saved(content, "talks.mhtml", head + reports.page() + b"\r\n--b--\r\n"))
    assert article.name == reports.TITLE


def test_what_is_said_on_the_command_line_goes_before_what_the_report_says(content: Path) -> None:
    article = imported(
        content, saved(content, "talks.txt", reports.TEXT), "--title", "Mackerel: who comes", "--date", "2026-03-03",
        "--url", "https://gazette.example/mackerel", "--publisher", "Gazette", "--language", "nb",
    )  # fmt: skip
    assert (article.name, article.date.isoformat()) == ("Mackerel: who comes", "2026-03-03")
    assert (article.url, article.publisher, article.language) == ("https://gazette.example/mackerel", "Gazette", "nb")


def test_front_matter_that_a_report_came_with_is_kept_and_the_rest_of_it_named(content: Path) -> None:
    front = "---\ntitle: 'Talks: the list'\ndate: 2026-03-02\nauthor: Jane Roe\nlayout: post\n---\n"
    written = front + reports.PARAGRAPHS[1]
    result = briefings("import", saved(content, "talks.md", written), "--into", content)
    assert "front matter that articles do not have (layout)" in result.stdout
    (article,) = checked(content).dossier.articles.values()
    assert (article.name, article.authors) == ("Talks: the list", ("Jane Roe",))


def test_a_list_in_the_place_of_a_text_is_no_title(content: Path) -> None:
    front = "---\ntitle: [The, list]\ndate: 2026-03-02\nauthors: {name: Jane Roe}\n---\n"
    source = saved(content, "talks.md", front + reports.PARAGRAPHS[1])
    result = briefings("import", source, "--into", content, "--title", "Talks")
    assert "front matter that articles do not have (title, authors)" in result.stdout
    (article,) = checked(content).dossier.articles.values()
    assert (article.name, article.authors) == ("Talks", ())


def test_a_report_without_an_address_is_not_shown_whole_unless_its_licence_allows_it(content: Path) -> None:
    source = saved(content, "report.txt", reports.TEXT)
    assert "publish   excerpts" in briefings("import", source, "--into", content).stdout
    (article,) = checked(content).dossier.articles.values()
    assert article.publish == "excerpts"
    front = "---\ntitle: B\ndate: 2026-03-03\nlicense: CC-BY-4.0\n---\n"
    open_one = saved(content, "open.md", f"{front}It is open to all.\n")
    assert "publish   " not in briefings("import", open_one, "--into", content).stdout
    assert checked(content).dossier.articles["2026-03-03-b"].publish == "full"


def test_a_taken_name_is_said_and_nothing_overwritten(content: Path) -> None:
    source = saved(content, "talks.txt", reports.TEXT)
    imported(content, source)
    assert "The name is taken: " in refusal(content, source)


def test_a_taken_name_in_a_folder_within_counts_too(content: Path) -> None:
    source = saved(content, "talks.txt", reports.TEXT)
    article = imported(content, source)
    (content / "articles" / "2026").mkdir()
    for ending in (".md", ".yaml"):
        (content / "articles" / f"{article.id}{ending}").rename(content / "articles" / "2026" / f"{article.id}{ending}")
    assert "articles/2026/2026-03-02-norway" in refusal(content, source)


def test_a_report_that_is_there_already_is_known_by_its_address(content: Path) -> None:
    source = saved(content, "talks.txt", f"{reports.TEXT}\n\nOriginal url:\n\n<https://gazette.example/mackerel>\n")
    imported(content, source)
    assert "has the same address" in refusal(content, source, "--title", "Another")


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        ("", "It is not sure on which day"),
        ("03/04/2026", "It may be 2026-04-03: “03/04/2026” can be two days."),
    ],
)
def test_without_a_sure_day_and_a_terminal_the_day_has_to_be_given(content: Path, dated: str, words: str) -> None:
    source = saved(content, "talks.txt", "\n\n".join([reports.TITLE, dated, *reports.PARAGRAPHS]))
    assert words in refusal(content, source)
    assert imported(content, source, "--date", "2026-03-04").date.isoformat() == "2026-03-04"


def test_a_day_that_contradicts_the_address_is_not_sure(content: Path) -> None:
    source = saved(content, "talks.txt", reports.TEXT)
    said = refusal(content, source, "--url", "https://gazette.example/2025/11/20/mackerel")
    assert "It may be 2026-03-02: its address says 2025-11-20." in said


def test_at_a_terminal_the_day_is_asked_for_and_the_likely_one_offered(content: Path) -> None:
    source = saved(content, "talks.txt", "\n\n".join([reports.TITLE, "03/04/2026", *reports.PARAGRAPHS]))
    assert "The day it was published [2026-04-03]" in at_a_terminal(content, source, b"\n")
    assert [article.date.isoformat() for article in checked(content).dossier.articles.values()] == ["2026-04-03"]


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("latin.txt", reports.TEXT.encode() + b"\n\nErdo\xf0an", "is not saved as UTF-8: line 13"),
        ("nul.txt", b"text\0text", "is no text"),
        ("huge.txt", b"word " * 300_000, "is the most that an article can hold"),
        ("enormous.pdf", b"%PDF-" + b" " * 20_000_001, "has more than 20 million bytes"),
        ("picture.png", b"\x89PNG\r\n", "is in a form that cannot be imported"),
        ("torn.docx", b"PK\x03\x04word/", "is damaged"),
        ("torn.pdf", b"%PDF-1.4 and nothing more", "is damaged"),
        ("bare.html", b"<!doctype html><title>Menu</title><a href=/>Home</a>", "No report was found in the page"),
        ("pictures.pdf", reports.pdf([]), "holds no text"),
        ("title-only.txt", b"# Talks open", "There is no text"),
        ("front.md", b"---\ntitle: a\n  b: [\n---\nText.\n", "The front matter that the file begins with"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_said_in_words(content: Path, name: str, written: bytes, words: str) -> None:
    assert words in refusal(content, saved(content, name, written), "--date", "2026-03-02")


def test_all_that_is_missing_is_told_at_once_with_every_flag_that_is_needed(content: Path) -> None:
    source = saved(content, "talks.txt", f"The text begins at once. {reports.PARAGRAPHS[1]}\n\n{reports.PARAGRAPHS[2]}")
    said = refusal(content, source)
    assert "does not say its title. It is not sure on which day" in said
    assert '--title "Putin stays away" --date 2025-05-14' in said


def test_at_a_terminal_all_that_is_missing_is_asked_for_until_it_can_be_taken(content: Path) -> None:
    source = saved(content, "talks.txt", f"The text begins at once. {reports.PARAGRAPHS[1]}\n\n{reports.PARAGRAPHS[2]}")
    out = at_a_terminal(content, source, b"Who comes\n4 March 2026\n2026-03-04\n")
    assert "Write `2026-03-04`." in out
    (article,) = checked(content).dossier.articles.values()
    assert (article.name, article.date.isoformat()) == ("Who comes", "2026-03-04")


def test_what_is_said_on_the_command_line_is_checked_as_front_matter_is_and_all_of_it_at_once(content: Path) -> None:
    said = refusal(
        content, saved(content, "talks.txt", reports.TEXT), "--date", "31/02/2026", "--url", "gazette", "--language",
        "english!", "--publisher", " ", "--title", "\u202eTalks",
    )  # fmt: skip
    for words in (
        "--date: `31/02/2026` is", "--url: `gazette` is not a web address", "--language: `english!` is not a language",
        "--publisher: `publisher` is empty", "--title: The text holds an invisible character",
    ):  # fmt: skip
        assert words in said


def test_what_a_report_says_of_itself_and_no_article_may_is_left_out_and_told(content: Path) -> None:
    front = "---\ntitle: The list\ndate: 2026-03-02\nlanguage: english!\nauthors: [Jane Roe, '\u202eeoR']\n---\n"
    written = front + reports.PARAGRAPHS[1]
    result = briefings("import", saved(content, "talks.md", written), "--into", content)
    assert "its language “english!”, which no article can have" in result.stdout
    (article,) = checked(content).dossier.articles.values()
    assert (article.language, article.authors) == ("en", ("Jane Roe",))


def test_a_last_paragraph_with_a_link_is_text_and_no_address_of_the_report(content: Path) -> None:
    article = imported(
        content, saved(content, "talks.txt", f"{reports.TEXT}\n\n[Link](https://a.example/b) to the list\n")
    )
    assert article.url is None
    assert article.text.rstrip().endswith("to the list")


def test_an_agency_that_did_additional_reporting_is_one_of_its_agencies(content: Path) -> None:
    written = f"{reports.TEXT}\n\nAdditional reporting by Reuters and AFP\n"
    assert imported(content, saved(content, "talks.txt", written)).agencies == ("Reuters", "AFP")


def test_a_day_in_front_matter_that_can_be_two_is_not_sure(content: Path) -> None:
    written = "---\ntitle: The list\ndate: 03/04/2026\n---\n" + reports.PARAGRAPHS[1]
    assert "“03/04/2026” can be two days" in refusal(content, saved(content, "talks.md", written))


@pytest.mark.parametrize("address", ["ftp://gazette.example/a", "file:///etc/hostname", "https:///a"])
def test_an_address_of_another_kind_is_refused_before_anything_is_fetched(content: Path, address: str) -> None:
    said = refusal(content, address)
    assert "is no address of a web page" in said
    assert "Fetching" not in said


def test_a_file_where_the_articles_should_be_is_said(content: Path) -> None:
    source = saved(content, "talks.txt", reports.TEXT)
    (content / "articles").write_text("ours", encoding="utf-8")
    assert "articles is no folder, and articles stand in a folder of that name" in refusal(content, source)


def test_a_docx_file_that_swells_is_given_up(content: Path) -> None:
    path = content.parent / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * 1_000_000)
    assert "too large once it is unpacked" in refusal(content, path, "--date", "2026-03-02")


def test_no_file_and_no_folder_of_content_are_said(content: Path) -> None:
    assert "cannot be read: No such file" in refusal(content, "nowhere.txt")
    assert "is a folder" in refusal(content, content)
    assert "No report was named" in refusal(content, "")
    result = briefings("import", "nowhere.txt", "--into", content / "none")
    assert (result.exit_code, "does not exist" in result.stderr) == (2, True)
    assert "briefings init" in result.stderr


def test_what_a_pdf_prints_is_shown_as_printed_and_is_no_markup(content: Path) -> None:
    words = "The quota <b> is 5 * 3 thousand tons, says the ministry, * as of today, and no <!-- less --> than that."
    article = imported(content, saved(content, "talks.pdf", reports.pdf(["Fish & <chips>", "2 March 2026", words])))
    assert article.name == "Fish & <chips>"
    assert read(article.name, article.text).body.text == words


def test_a_pdf_of_many_pages_loses_its_page_numbers_and_says_so(content: Path) -> None:
    written = reports.pdf([reports.TITLE, "2 March 2026", "Page 1 of 3", *reports.PARAGRAPHS])
    result = briefings("import", saved(content, "talks.pdf", written), "--into", content)
    assert "1 line of page heads and feet" in result.stdout
    (article,) = (content / "articles").glob("*.md")
    assert "Page 1" not in article.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_is_saved_in(content: Path, encoding: str) -> None:
    words = "<p>Jón Árnason, the minister, said in Tórshavn that the herring is in the fjord, as it is in March.</p>"
    page = reports.page(body=words).decode().replace("utf-8", encoding)
    article = imported(content, saved(content, "talks.html", page.encode(encoding)))
    assert "Jón Árnason, the minister, said in Tórshavn" in article.text


def test_a_script_in_a_text_stays_behind(content: Path) -> None:
    written = f"{reports.TEXT}\n\n<script>steal()</script>\n\n[here](javascript:steal)\n"
    article = imported(content, saved(content, "talks.txt", written))
    assert "steal" not in article.text
