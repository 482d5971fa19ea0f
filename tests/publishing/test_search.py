"""What can be searched for, the index of it, and how a build comes to have one."""

import gzip
import json
import os
import sys
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.pages.searchable import Findable, Searchable, entries, searchables
from briefings.publishing.search import indexed, indexing
from briefings.publishing.search.documents import html_of, write_bundles
from briefings.publishing.search.names import names_files
from tests.pages.folders import dossier_of, world
from tests.pages.test_withheld_words import SIDECAR, TEXT
from tests.sites import CONTENT, WORLD, briefings, copied, files_of, run, stamps_of

MOST_NAMES = 400_000


def found(site: Path) -> dict[str, str]:
    """What the index of a site says of each page, by address."""
    fragments = {}
    for path in (site / "search/index").rglob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        fragments[fragment["url"]] = fragment["content"]
    return fragments


def bundles_of(site: Path) -> list[str]:
    """The bundles of a site, as the search page is told of them."""
    listed = json.loads((site / "assets/search.json").read_text("utf-8"))["bundles"]
    return [bundle["path"] for bundle in listed]


# What can be searched for


def test_every_record_and_every_ordinary_page_can_be_found_by_name_and_by_words() -> None:
    names = list(entries(world()))
    records = [record for kind in ("people", "countries", "articles", "issues") for record in getattr(world(), kind)]
    assert len(names) > len(records)
    assert {entry.path for entry in names} == {searchable.entry.path for searchable in searchables(world())}
    assert {"about/", "changes/", "timeline/"} <= {entry.path for entry in names}


def test_an_article_is_found_by_its_text_and_by_each_of_its_claims(content_site: Path) -> None:
    text = found(content_site)["/articles/2025-05-14-medinsky-to-lead-delegation/"]
    assert "told Reuters" in text
    assert "Vladimir Medinsky, presidential aide, Head of delegation for Russia" in text


def test_a_name_is_found_by_what_can_be_typed_in_the_place_of_its_letters() -> None:
    written = html_of(Searchable(Findable("people/x/", "Person", "Đorđe Løkke", ("Ян Ł.",)), 0, "", ()))
    assert "dorde lokke" in written
    # Pagefind itself passes over accents.
    assert "erdogan" not in html_of(Searchable(Findable("people/y/", "Person", "Tayyip Erdoğan"), 0, "", ()))


def test_what_content_says_is_no_markup_in_a_document() -> None:
    entry = Findable("people/x/", "Person", "<i data-pagefind-ignore>x</i>", ("</p>&",))
    written = html_of(Searchable(entry, 0, '"><b>', ("<script>alert(1)</script>",)))
    assert "<script" not in written
    assert "<b>" not in written
    assert "&lt;i data-pagefind-ignore&gt;" in written


@pytest.mark.parametrize(
    ("publish", "shown", "withheld"),
    [
        ("full", ["Falcon Alpha", "falcon gossip", "will lead the delegation"], []),
        ("excerpts", ["will lead the delegation"], ["alcon", "nobody"]),
        ("link", [], ["alcon", "nobody", "will lead", "quick"]),
    ],
)
def test_withheld_words_are_in_no_document_that_is_indexed(
    tmp_path: Path, publish: str, shown: list[str], withheld: list[str]
) -> None:
    front = f"---\ntitle: A report\ndate: 2025-01-02\nurl: https://wire.example/a\npublish: {publish}\n---\n"
    files = {
        "articles/report.md": front + TEXT,
        "articles/report.yaml": SIDECAR,
        "people/mike-pence.yaml": "name: Mike Pence\n",
    }
    dossier = dossier_of(tmp_path / "content", files)
    (tmp_path / "documents").mkdir()
    bundles = write_bundles(searchables(dossier), tmp_path / "documents", "1")
    assert {"article-2025", "person"} <= {bundle.path.stem for bundle in bundles}
    everything = b"".join(files_of(tmp_path / "documents").values()).decode()
    everything += b"".join(names_files(entries(dossier)).values()).decode()
    assert [words for words in shown if words not in everything] == []
    assert [words for words in withheld if words in everything] == []
    assert "Fishing ends." in everything


def test_the_names_of_thirty_thousand_pages_are_no_burden() -> None:
    """Everybody's and everything's name is asked for first, and the titles of articles on their own."""
    many = [Findable(f"people/ana-reyl-{n:x}/", "Person", f"Ana Reyl {n:x}") for n in range(7_500)]
    many += [Findable(f"articles/report-{n:x}/", "Article", f"Report {n:x}") for n in range(22_500)]
    files = names_files(many)
    assert [name.partition(".")[0] for name in files] == ["assets/names", "assets/titles"]
    assert sum(len(gzip.compress(content)) for content in files.values()) <= MOST_NAMES


# The index


def test_two_builds_of_one_content_are_the_same_bytes_on_any_disk_with_any_processes(tmp_path: Path) -> None:
    other = copied(WORLD, tmp_path / "elsewhere" / "world")
    assert briefings("build", WORLD, "--site", tmp_path / "a", "--jobs", "1").exit_code == 0
    assert briefings("build", other, "--site", tmp_path / "b", "--jobs", "3").exit_code == 0
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    assert len(bundles_of(tmp_path / "a")) > 6


def test_only_what_changed_is_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, site = copied(WORLD, tmp_path / "world"), tmp_path / "site"
    assert briefings("build", content, "--site", site).exit_code == 0
    before, written = bundles_of(site), stamps_of(site / "search/index")
    # Whatever is unchanged is taken over without Pagefind.
    monkeypatch.setattr(indexing.Pagefind, "ask", None)
    assert briefings("build", content, "--site", site).exit_code == 0
    assert bundles_of(site) == before
    monkeypatch.undo()
    record = content / "people" / "marek-holub.yaml"
    written_so = record.read_text("utf-8")
    record.write_text(written_so.replace("honorific: Dr", "honorific: Prof"))
    assert briefings("build", content, "--site", site).exit_code == 0
    assert bundles_of(site) == before
    record.write_text(written_so.replace("Kestria's foreign minister", "Kestria's tireless foreign minister"))
    assert briefings("build", content, "--site", site).exit_code == 0
    after = bundles_of(site)
    assert [name.partition(".")[0] for name in set(after) - set(before)] == ["search/index/person"]
    now = stamps_of(site / "search/index")
    kept = [name for name in now if name.endswith(".pf_fragment") and "person." not in name]
    assert kept
    assert all(now[name] == written[name] for name in kept)
    fresh = tmp_path / "fresh"
    assert briefings("build", content, "--site", fresh).exit_code == 0
    assert files_of(fresh) == files_of(site)


def test_an_index_that_somebody_touched_is_made_anew(tmp_path: Path) -> None:
    content, site = copied(WORLD, tmp_path / "world"), tmp_path / "site"
    assert briefings("build", content, "--site", site).exit_code == 0
    whole = files_of(site)
    cut, gone, led = sorted((site / "search/index").rglob("*.pf_fragment"))[:3]
    cut.write_bytes(cut.read_bytes()[:10])
    gone.unlink()
    led.unlink()
    led.symlink_to(tmp_path / "world" / "about.md")
    (cut.parent / "more.html").write_text("not ours", "utf-8")
    assert briefings("build", content, "--site", site, "--no-cache").exit_code == 0
    assert files_of(site) == whole
    assert not led.is_symlink()


def test_the_first_bundle_alone_brings_what_a_browser_runs(world_site: Path) -> None:
    first, *others = bundles_of(world_site)
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= set(os.listdir(world_site / first))
    assert not {"pagefind-ui.js", "wasm.unknown.pagefind"} & set(os.listdir(world_site / first))
    for bundle in others:
        names = {name.partition(".")[0] for name in os.listdir(world_site / bundle)}
        assert names == {"fragment", "index", "pagefind", "pagefind-entry"}
        assert not (world_site / bundle / "filter").exists()


def test_addresses_in_the_index_are_pages_of_the_site(world_site: Path) -> None:
    addresses = found(world_site)
    assert len(addresses) > 40
    assert [address for address in addresses if not (world_site / address[1:] / "index.html").is_file()] == []


# A build without one


def test_a_site_can_be_built_without_an_index_and_completes_names_all_the_same(tmp_path: Path) -> None:
    assert briefings("build", WORLD, "--site", tmp_path / "site", "--no-search").exit_code == 0
    assert bundles_of(tmp_path / "site") == []
    assert not (tmp_path / "site/search/index").exists()
    (names,) = (tmp_path / "site/assets").glob("names.*.json")
    assert "Marek Holub" in names.read_text("utf-8")


def test_where_there_is_no_pagefind_nothing_is_written_and_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    result = briefings("build", WORLD, "--site", tmp_path / "site")
    assert result.exit_code == 2
    assert "Pagefind: it is not installed." in result.stderr
    assert "briefings build --no-search" in result.stderr
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "no program"])
def test_where_pagefind_fails_the_site_stands_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    site = tmp_path / "site"
    assert briefings("build", WORLD, "--site", site, "--no-search").exit_code == 0
    before = stamps_of(site)
    (tmp_path / "pagefind").write_text(program)
    (tmp_path / "pagefind").chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "pagefind")
    result = briefings("build", WORLD, "--site", site)
    assert result.exit_code == 2
    assert "The texts could not be indexed for searching" in result.stderr
    assert "--no-search" in result.stderr
    assert stamps_of(site) == before
    assert sorted(os.listdir(tmp_path)) == ["pagefind", "site"]


def test_what_pagefind_refuses_is_told(tmp_path: Path) -> None:
    with indexing.Pagefind() as pagefind, pytest.raises(indexing.NoPagefindError, match=r"."):
        pagefind.ask("AddFile", index_id=99, url="/x/", file_contents="<html></html>")


def test_a_build_that_ends_early_leaves_no_indexing_behind(tmp_path: Path) -> None:
    dossier = checked(CONTENT).dossier
    with pytest.raises(ZeroDivisionError), indexed(dossier, tmp_path / "new", tmp_path / "old", True) as begun:
        raise ZeroDivisionError
    assert begun._indexing is not None
    assert not begun._indexing._process.is_alive()


def test_where_no_process_can_be_forked_the_index_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = checked(WORLD).dossier
    with indexed(dossier, tmp_path / "forked", tmp_path / "none", True) as begun:
        forked = begun.files()
    monkeypatch.setattr("briefings.publishing.search.index.CAN_FORK", False)
    with indexed(dossier, tmp_path / "here", tmp_path / "none", True) as begun:
        assert begun.files() == forked
    assert files_of(tmp_path / "here") == files_of(tmp_path / "forked")


def test_mkdocs_builds_the_same_index(tmp_path: Path, world_site: Path) -> None:
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: Briefings\ntheme: briefings\nplugins: [briefings]\n")
    done = run("mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "site/search") == files_of(world_site / "search")
