"""The list of a site's files: complete, read by the tools that everybody has, and the same each time."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from briefings.publishing import manifest
from briefings.publishing.manifest import MARKER
from briefings.publishing.staging import staged
from tests.sites import MKDOCS, WORLD, briefings, copied, files_of, run

LINE = re.compile(r"# (\d+) bytes\n([0-9a-f]{64})  (.*)\n")
ODD = ["of two\nlines", "with \\ in it", "ended\r", "Осло 🐟", " blank", "#hash", "-n", "*star", "a" * 250]


def checked(site: Path) -> "subprocess.CompletedProcess[str]":
    """What `sha256sum` says of a site."""
    command = ["sha256sum", "--check", "--strict", "--quiet", MARKER]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)


def listed_in(site: Path) -> list[tuple[str, str, str]]:
    """Size, digest and name of each file that a site's list names."""
    _, how, rest = (site / MARKER).read_text("utf-8").split("\n", 2)
    assert how == f"# Whether all of it is there: sha256sum --check --quiet {MARKER}"
    assert LINE.sub("", rest) == ""
    return LINE.findall(rest)


def put(site: Path, files: dict[str, bytes]) -> None:
    """Put a site of some files in place."""
    with staged(site) as folder:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


@pytest.fixture
def mkdocs_site(tmp_path: Path) -> Path:
    """The world's site as MkDocs makes it."""
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\n")
    result = run("mkdocs", "build", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    return tmp_path / "site"


@pytest.mark.parametrize("name", ["world_site", "mkdocs_site"])
def test_it_lists_every_file_but_itself_in_order(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    listed = listed_in(site)
    files = files_of(site)
    files.pop(MARKER)
    assert [written for _, _, written in listed] == sorted(files)
    for size, digest, written in listed:
        assert (int(size), digest) == (len(files[written]), hashlib.sha256(files[written]).hexdigest())
    assert checked(site).stderr == ""
    assert checked(site).returncode == 0


def test_what_is_lost_or_changed_is_found_by_it(world_site: Path, tmp_path: Path) -> None:
    site = copied(world_site, tmp_path / "site")
    (site / "robots.txt").write_text("User-agent: nobody\n")
    (site / "404.html").unlink()
    told = checked(site)
    assert told.returncode == 1
    assert "robots.txt: FAILED\n" in told.stdout
    assert "404.html: FAILED open or read\n" in told.stdout


def test_names_of_every_kind_are_listed_so_that_they_are_found(tmp_path: Path) -> None:
    for _ in range(2):
        put(
            tmp_path / "site",
            {f"{place}{name}": name.encode() for name in ODD for place in ("", "in/", f"of {name[:9]}/")},
        )
        assert checked(tmp_path / "site").returncode == 0, checked(tmp_path / "site")


def test_a_file_of_every_kind_of_name_goes_when_it_is_built_no_more(tmp_path: Path) -> None:
    put(tmp_path / "site", dict.fromkeys(ODD, b""))
    (tmp_path / "site" / "mine").touch()
    put(tmp_path / "site", {"index.html": b""})
    assert sorted(os.listdir(tmp_path / "site")) == [MARKER, "index.html", "mine"]


def test_what_others_put_into_a_site_is_not_in_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for _ in range(2):
        put(site, {"index.html": b"ours"})
        for name in (".git", "CNAME", "google123.html"):
            (site / name).write_text("theirs")
    assert [written for *_, written in listed_in(site)] == ["index.html"]


def test_in_a_site_of_before_there_were_digests_what_is_not_ours_is_known_too(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"ours"})
    title = (site / MARKER).read_text().splitlines()[0].removeprefix("# ")
    (site / MARKER).write_text(f"{title}\nindex.html\npeople\n")
    (site / "people").mkdir()
    (site / "google123.html").write_text("theirs")
    put(site, {"index.html": b"newer"})
    assert sorted(os.listdir(site)) == [MARKER, "google123.html", "index.html"]


def test_a_file_that_stays_is_listed_as_it_was_and_any_other_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    site = tmp_path / "site"
    put(site, {"kept": b"same", "changed": b"before"})
    was = {name: digest for _, digest, name in listed_in(site)}
    digest_of = manifest._digest

    def note(path: str) -> str:
        read.append(Path(path).name)
        return digest_of(path)

    monkeypatch.setattr(manifest, "_digest", note)
    with staged(site) as folder:
        os.link(site / "kept", folder / "kept")
        # What is listed under another name says nothing of it.
        os.link(site / "kept", folder / "changed")
    listed = {name: digest for _, digest, name in listed_in(site)}
    assert listed == {"kept": was["kept"], "changed": was["kept"]}
    assert read == ["changed"]
    assert checked(site).returncode == 0


def test_between_two_sites_the_lists_tell_what_has_to_be_sent(tmp_path: Path) -> None:
    """And what need not be sent keeps its time, by which tools that read no file tell it."""
    content, site = copied(WORLD, tmp_path / "content"), tmp_path / "site"
    assert briefings("build", content, "--site", site).exit_code == 0
    before, listed, times = files_of(site), set(listed_in(site)), times_of(site)
    record = next((content / "people").glob("*.yaml"))
    record.write_text(record.read_text("utf-8") + "checked: 2025-05-20\n", encoding="utf-8")
    assert briefings("build", content, "--site", site).exit_code == 0
    after = files_of(site)
    changed = {name for name in after if after[name] != before.get(name)} - {MARKER}
    assert 0 < len(changed) < len(after) / 4
    assert {name for *_, name in set(listed_in(site)) - listed} == changed
    assert {name for name, time in times_of(site).items() if time == times.get(name)} == set(after) - changed - {MARKER}


def test_a_site_that_did_not_change_keeps_every_time_though_nothing_is_taken_over(tmp_path: Path) -> None:
    for _ in range(2):
        assert briefings("build", WORLD, "--site", tmp_path / "site", "--no-cache").exit_code == 0
        times = times_of(tmp_path / "site")
        for name in times:
            os.utime(tmp_path / "site" / name, ns=(1, 1))
    assert set(times.values()) == {1}


def test_a_file_that_somebody_changed_in_the_site_that_stands_lends_its_time_to_no_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"page": b"ours"})
    (site / "page").write_text("shorter or longer")
    os.utime(site / "page", ns=(1, 1))
    put(site, {"page": b"ours"})
    assert (site / "page").stat().st_mtime_ns != 1


def times_of(site: Path) -> dict[str, int]:
    """When each file of a site was last written."""
    return {name: (site / name).stat().st_mtime_ns for name in files_of(site)}
