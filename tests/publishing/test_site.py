"""The whole site: the same bytes wherever it is built, every link sound, nothing in it that was not to be published."""

import gzip
import html
import os
import re
import shutil
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from tests.sites import CONTENT, MKDOCS, ROOT, WORLD, Page, briefings, copied, files_of, module, one_article, pages_of

SITE_URL = "https://example.org/talks/"
PUBLIC = "https://example.org/"


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's site as it is built for an address with a path."""
    folder = tmp_path_factory.mktemp("public")
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: {WORLD}\nsite_url: {SITE_URL}\n")
    result = briefings("build", "--config", folder / "mkdocs.yml", "--site", folder / "site")
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(params=["world_site", "content_site", "public_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each site in turn."""
    found: Path = request.getfixturevalue(request.param)
    return found


# The same bytes


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_number_of_processes_changes_no_byte(jobs: int, world_site: Path, tmp_path: Path) -> None:
    assert briefings("build", WORLD, "--site", tmp_path / "site", "--jobs", jobs).exit_code == 0
    assert files_of(tmp_path / "site") == files_of(world_site)


def test_the_machine_changes_no_byte(world_site: Path, tmp_path: Path) -> None:
    """Another path, time zone, locale, order of hashes, and habits about who may read a file."""
    folder = tmp_path / "Минск & Oslo"
    copied(WORLD, folder / "notes" / "inhalt")
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    old = os.umask(0o077)
    try:
        process = module("briefings", "build", "notes/inhalt", "--site", "out", cwd=folder, env=environment)
        _, err = process.communicate(timeout=60)
    finally:
        os.umask(old)
    assert process.returncode == 0, err
    assert files_of(folder / "out") == files_of(world_site)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("out/**/*") if path.is_file()} == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("out/**/") if path.is_dir()} == {0o755}


class _Backwards:
    """What `os.scandir` gives, from its end."""

    def __init__(self, entries: "Iterator[os.DirEntry[str]]") -> None:
        self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> "_Backwards":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def __iter__(self) -> "Iterator[os.DirEntry[str]]":
        return self._entries

    def __next__(self) -> "os.DirEntry[str]":
        return next(self._entries)

    def close(self) -> None:
        """Nothing is open any more."""


def test_the_order_of_files_on_the_disk_changes_no_byte(
    world_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir, listdir = os.scandir, os.listdir

    def scan(path: str = ".") -> _Backwards:
        with scandir(path) as entries:
            return _Backwards(entries)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", scan)
        patched.setattr(os, "listdir", lambda path=".": sorted(listdir(path), reverse=True))
        assert briefings("build", WORLD, "--site", tmp_path / "site").exit_code == 0
    assert files_of(tmp_path / "site") == files_of(world_site)


def test_two_builds_at_once_leave_one_whole_site(world_site: Path, tmp_path: Path) -> None:
    processes = [module("briefings", "build", WORLD, "--site", tmp_path / "site", cwd=tmp_path) for _ in range(2)]
    for process in processes:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    assert files_of(tmp_path / "site") == files_of(world_site)
    assert os.listdir(tmp_path) == ["site"]


def test_a_page_that_is_no_longer_written_is_no_longer_there(tmp_path: Path) -> None:
    content, site = copied(WORLD, tmp_path / "content"), tmp_path / "site"
    assert briefings("build", content, "--site", site).exit_code == 0
    shutil.rmtree(content / "method")
    assert briefings("build", content, "--site", site).exit_code == 0
    assert not (site / "method").exists()


def test_what_others_put_at_the_top_of_a_site_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages\n")
    (site / "CNAME").write_text("talks.example.org\n")
    for _ in range(2):
        assert briefings("build", WORLD, "--site", site).exit_code == 0
    assert (site / ".git" / "HEAD").read_text() == "ref: refs/heads/pages\n"
    assert (site / "CNAME").read_text() == "talks.example.org\n"


# Links


def _address(name: str, top: str = SITE_URL) -> str:
    """The address at which a browser is shown a file."""
    return top + (name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name)


def _links(page: Page) -> Iterator[str]:
    for attribute in ("href", "src"):
        for _, value in page.having(attribute):
            yield value
    for element, content in page.having("content"):
        if element.attributes.get("http-equiv") == "refresh":
            yield content.partition("url=")[2]


def test_every_link_and_every_fragment_leads_somewhere(site: Path) -> None:
    top = SITE_URL if (site / "sitemap.xml").exists() else PUBLIC
    pages = {_address(name, top): Page(text) for name, text in pages_of(site).items()}
    # The page for addresses that lead nowhere is shown at any of them.
    pages[f"{top}some/where/else"] = pages.pop(f"{top}404.html")
    ids = {address: {value for _, value in page.having("id")} for address, page in pages.items()}
    known = {_address(name, top) for name in files_of(site)} | pages.keys()
    lost, count = [], 0
    for address, page in pages.items():
        for link in _links(page):
            if urlsplit(link).scheme in ("http", "https") and not link.startswith(top):
                continue
            count += 1
            target, _, fragment = urljoin(address, link).partition("#")
            if target not in known or (fragment and unquote(fragment) not in ids[target]):
                lost.append((address, link))
    assert lost == []
    assert count > 500


def test_links_are_relative_so_that_the_site_can_be_read_from_a_disk(world_site: Path) -> None:
    for name, text in pages_of(world_site).items():
        if name == "404.html":
            continue
        for link in _links(Page(text)):
            assert not link.startswith(("/", "file:")), (name, link)


def test_no_id_stands_twice_in_a_page(site: Path) -> None:
    for name, text in pages_of(site).items():
        ids = Counter(value for _, value in Page(text).having("id"))
        assert [one for one, number in ids.items() if number > 1] == [], name


def test_a_link_that_leads_nowhere_is_a_problem_with_its_line(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    (content / "about.md").write_text(
        "---\ntitle: About\n---\n# Us\n\nRead [the note](articles/2025-05-14-oslo.md#nowhere).\n\n"
        "![A chart](images/chart.png) and [everyone](people/) and [a lie](peeple/)\n"
    )
    result = briefings("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 1
    places = re.findall(r"content/(about\.md:\d+:\d+): broken-link", result.stdout)
    assert places == ["about.md:6:44", "about.md:8:12", "about.md:8:66"]
    assert not (tmp_path / "site").exists()


def test_a_word_that_is_spelled_like_a_lost_link_is_not_taken_for_it(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    (content / "about.md").write_text("# Us\n\nchart = x\n\n<img src=chart alt=x>\n\nSee [them][x].\n\n[x]: peeple\n")
    result = briefings("build", content, "--site", tmp_path / "site")
    assert re.findall(r"content/(about\.md:\d+:\d+): broken-link", result.stdout) == ["about.md:5:10", "about.md:9:6"]


def test_links_in_ordinary_pages_lead_to_pages_by_any_name_of_their_files(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    (content / "method" / "links.md").write_text(
        "[a](../people/marek-holub.yaml) [b](../people/marek-holub.md) [c](../about.md#about) [d](sources.md)\n"
        "[e](../articles/2024/2024-03-12-oslo-round-opens.md) [f](../index.md) [g](#x)\n\n## X\n\n"
        "[h](../countries/china.yaml) [i](../people/ruan-tey.yaml) [j](../people/) [k](../people/marek-holub)\n"
    )
    (content / "about.md").write_text("## About\n\nWords.\n")
    result = briefings("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output
    page = Page((tmp_path / "site" / "method" / "links" / "index.html").read_text("utf-8"))
    links = {element.text: element.attributes["href"] for element in page.elements if element.tag == "a"}
    assert {name: links[name] for name in "abcdefghijk"} == {
        "a": "../../people/marek-holub/",
        "b": "../../people/marek-holub/",
        "c": "../../about/#about",
        "d": "../sources/",
        "e": "../../articles/2024-03-12-oslo-round-opens/",
        "f": "../../",
        "g": "#x",
        "h": "../../countries/china/",
        "i": "../../people/ruan-tey/",
        "j": "../../people/",
        "k": "../../people/marek-holub/",
    }


def test_words_that_look_like_links_are_words(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    odd = """Write <a href="nowhere" id="main"> or `src="../../../../x"`, he said; href="y" and "quote"=" href="z"."""
    (content / "articles" / "2025-05-14-oslo.md").write_text(
        f'---\ntitle: \'Odd = " href="w"\'\ndate: 2025-05-14\n---\n{odd}\n\n```\n{odd}\n```\n'
    )
    (content / "about.md").write_text(f"# About\n\n{odd}\n\n```\n{odd}\n```\n")
    result = briefings("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert re.findall(r"content/(\S+): broken-link", result.stdout) == ["about.md:3:16"]
    (content / "about.md").write_text(f"# About\n\n```\n{odd}\n```\n")
    assert briefings("build", content, "--site", tmp_path / "site").exit_code == 0


def test_former_addresses_lead_to_the_new_ones(world_site: Path) -> None:
    text = (world_site / "people" / "anna-reyl" / "index.html").read_text("utf-8")
    refresh = next(e for e, value in Page(text).having("http-equiv") if value == "refresh")
    assert refresh.attributes["content"] == "0; url=../../people/ana-reyl/"
    assert "noindex" in text


# What search engines are told


def test_without_an_address_there_is_no_sitemap(world_site: Path) -> None:
    assert not (world_site / "sitemap.xml").exists()
    assert (world_site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_sitemap_lists_every_page_once_but_former_addresses_and_the_404_page(public_site: Path) -> None:
    tree = ElementTree.fromstring((public_site / "sitemap.xml").read_text())
    listed = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = {
        _address(name)
        for name, text in pages_of(public_site).items()
        if name != "404.html" and 'http-equiv="refresh"' not in text
    }
    assert sorted(listed, key=str) == sorted(pages)
    assert f"{SITE_URL}method/sources/" in pages
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (public_site / "robots.txt").read_text()


def test_a_page_names_the_address_at_which_it_lives(public_site: Path) -> None:
    for name, text in pages_of(public_site).items():
        canonical = [e.attributes["href"] for e, value in Page(text).having("rel") if value == "canonical"]
        if name == "404.html":
            assert canonical == []
        elif 'http-equiv="refresh"' not in text:
            assert canonical == [_address(name)]


# What must not be published


def _withheld(content: Path) -> set[str]:
    """Runs of five words that stand in articles which may not be shown, in no quote, and nowhere else."""
    said = {path: " ".join(path.read_text("utf-8").split()) for path in content.rglob("*.[my]*") if path.is_file()}
    found = list(_unquoted(content))
    return {words for path, words in found if not any(words in text for other, text in said.items() if other != path)}


def _unquoted(content: Path) -> Iterator[tuple[Path, str]]:
    """Runs of five words that stand in articles which may not be shown, none of them in a quote."""
    for path in sorted((content / "articles").rglob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        if meta.get("publish", "excerpts" if "url" in meta and not meta.get("note") else "full") == "full":
            continue
        sidecar = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
        claims = [claim for part in ("delegates", "positions", "events") for claim in sidecar.get(part, [])]
        quotes = [quote for claim in claims for quote in _listed(claim.get("quote", claim.get("person")))]
        if meta.get("publish") == "link":
            quotes = []
        text = " ".join(body.split())
        shown = set()
        for part in (part.strip() for quote in quotes for part in re.split(r"…|\.\.\.", quote)):
            for found in re.finditer(re.escape(part), text, re.IGNORECASE):
                shown |= set(range(*found.span()))
        words = list(re.finditer(r"\S+", text))
        for first, last in zip(words, words[4:], strict=False):
            if not shown & set(range(first.start(), last.end())):
                yield path, text[first.start() : last.end()]


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def test_withheld_words_are_in_no_file_of_the_site(public_site: Path) -> None:
    withheld = _withheld(WORLD)
    assert len(withheld) > 300
    for name, packed in files_of(public_site).items():
        # What Pagefind has written is packed.
        content = gzip.decompress(packed) if packed.startswith(b"\x1f\x8b") else packed
        raw = html.unescape(content.decode("utf-8", "replace"))
        for text in (raw, unquote(raw), re.sub(r"<[^>]*>", "", raw)):
            single = " ".join(text.split())
            assert [words for words in withheld if words in single] == [], name


def test_what_analysts_write_is_not_published_and_no_path_of_the_machine(site: Path) -> None:
    for name, content in files_of(site).items():
        assert not name.endswith((".yaml", ".yml", ".md")), name
        for path in (ROOT, Path.home(), site.parent):
            assert str(path).encode() not in content, (name, path)


def test_only_files_that_pages_are_for_are_published(world_site: Path) -> None:
    kinds = Counter(PurePosixPath(name).suffix for name in files_of(world_site) if name != ".briefings")
    indexed = {".pf_fragment", ".pf_index", ".pf_meta", ".pagefind"}
    assert kinds.keys() == {".html", ".css", ".svg", ".png", ".txt", ".js", ".json", "", *indexed}
    assert (kinds[".css"], kinds[".png"], kinds[".svg"], kinds[".txt"], kinds[""]) == (1, 1, 1, 1, 1)
    # Our own script; Pagefind's own, in the window and beside it.
    assert kinds[".js"] == 3


def test_every_file_of_content_reaches_a_page(content_site: Path) -> None:
    written = {
        place.partition(":")[0]
        for text in pages_of(content_site).values()
        for _, place in Page(text).having("data-written-at")
    }
    assert written == {f"content/{path.relative_to(CONTENT).as_posix()}" for path in CONTENT.rglob("*.yaml")} | {
        f"content/{path.relative_to(CONTENT).as_posix()}" for path in (CONTENT / "articles").rglob("*.md")
    }
