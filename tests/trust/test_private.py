"""What is not for readers is in no byte of the site: withheld words, the content's own files, the machine."""

import getpass
import gzip
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.test_withheld_words import SIDECAR, TEXT
from tests.sites import MKDOCS, briefings, files_of

FRONT = "---\ntitle: A report\ndate: 2025-01-02\npublisher: Wire\nurl: https://wire.example/a\npublish: {}\n---\n"
# A comment is for colleagues; so is what a record is checked by.
COMMENT = "# Magpie: ask the embassy before this is shown.\n"
PICTURE = b"\x89PNG\r\n\x1a\n"


def site(folder: Path, publish: str) -> dict[str, bytes]:
    """Every file of a site whose one article is shown as `publish` says."""
    content = folder / "content"
    for name, text in {
        "articles/report.md": FRONT.format(publish) + TEXT,
        "articles/report.yaml": COMMENT + SIDECAR,
        "people/mike-pence.yaml": COMMENT + "name: Mike Pence\n",
        "about.md": "<!-- Magpie: nobody is to read this. -->\n# About\n\nWe read [reports](articles/report.md).\n",
        ".private/notes.md": "Magpie",
        "people/mike-pence.yaml~": "Magpie",
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    # Through MkDocs, which copies what it finds, with the search index and the picture that others show.
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: content\nsite_url: https://office.example/\n", "utf-8")
    result = briefings("build", "--config", folder / "mkdocs.yml", "--site", folder / "site")
    assert result.exit_code == 0, result.output
    return files_of(folder / "site")


def insides(content: bytes) -> Iterator[bytes]:
    """A file's bytes, and what it is when unpacked."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)


def having(files: dict[str, bytes], *words: str) -> list[str]:
    """The files that have one of some words anywhere in them, in small letters or capitals, however encoded."""
    wanted = [form for word in words for form in (word.lower().encode(), word.lower().encode("utf-16-le"))]
    return [
        name
        for name, content in files.items()
        if any(word in inside.lower() for inside in insides(content) for word in wanted)
    ]


def test_no_byte_of_the_site_has_a_withheld_word(tmp_path: Path) -> None:
    assert having(site(tmp_path / "excerpts", "excerpts"), "falcon", "gossip") == []
    assert having(site(tmp_path / "link", "link"), "falcon", "gossip", "will lead", "quick end") == []


def test_what_is_shown_is_found_in_pages_and_in_the_search_index(tmp_path: Path) -> None:
    """Or nothing would be proved by not finding what is withheld."""
    found = having(site(tmp_path, "full"), "falcon")
    assert "articles/report/index.html" in found
    assert any("/fragment/" in name for name in found), found


@pytest.mark.parametrize("publish", ["full", "excerpts", "link"])
def test_no_file_of_the_content_no_comment_and_no_path_of_the_machine_is_on_the_site(
    tmp_path: Path, publish: str
) -> None:
    files = site(tmp_path, publish)
    assert having(files, "magpie") == []
    assert [name for name in files if name.endswith((".yaml", ".yml", ".md", ".py", ".pyc", "~"))] == []
    assert [name for name in files if "cache" in name or (name.startswith(".") and name != ".briefings")] == []
    machine = {str(tmp_path), str(Path.home()), str(Path(__file__).parents[2]), socket.gethostname()}
    assert having(files, *(word for word in machine if len(word) > 4)) == []
    assert having(files, f"/{getpass.getuser()}/", "site-packages", "/tmp/") == []


def test_a_picture_that_we_draw_tells_nothing_but_what_it_shows(tmp_path: Path) -> None:
    """No text, no time, no program stands in it: only what every PNG needs."""
    (drawn,) = (content for name, content in site(tmp_path, "full").items() if name.startswith("assets/share."))
    assert chunks(drawn) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    """The kinds of parts that a picture is made of."""
    found, at = set(), len(PICTURE)
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        found.add(png[at + 4 : at + 8])
        at += 12 + length
    return found
