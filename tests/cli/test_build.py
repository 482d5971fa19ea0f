"""`briefings build`: what it prints, and that a site is a complete new one or still the old one."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sites import MKDOCS, WORLD, briefings, copied, files_of, module, one_article, run, stamps_of

STAGES = ["Reading and checking …", "Writing pages …", "Checking links …", "Indexing for the search …"]
HOLD = """
import sys, time
from pathlib import Path
from briefings.publishing.lock import building
with building(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_build_says_each_stage_in_a_line_and_what_came_of_it(tmp_path: Path) -> None:
    result = briefings("build", WORLD, "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == STAGES
    pages, claims, where = result.stdout.splitlines()
    assert re.fullmatch(r"\d+ pages: .*\b8 negotiations, 12 people, .*\b1 ordinary page, 6 others\.", pages)
    assert int(pages.split()[0]) == sum(map(int, re.findall(r"(\d+) ", pages.split(":")[1])))
    assert re.fullmatch(r"\d+ claims from 6 articles, every quote in its place; 0 problems; \d+\.\d seconds\.", claims)
    assert where == f"Open {tmp_path / 'site' / 'index.html'}"


def test_every_page_that_is_counted_is_in_the_site(tmp_path: Path) -> None:
    result = briefings("build", WORLD, "--site", tmp_path)
    pages = [name for name in files_of(tmp_path) if name.endswith(".html")]
    assert result.stdout.startswith(f"{len(pages)} pages: ")


def test_the_site_is_by_default_called_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_article(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert briefings("build").exit_code == 0
    assert sorted(os.listdir(tmp_path)) == ["content", "site"]


def test_a_configuration_says_where_the_site_goes_unless_it_is_typed(tmp_path: Path) -> None:
    one_article(tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}site_dir: public\n")
    assert briefings("build", "--config", tmp_path / "mkdocs.yml").exit_code == 0
    assert briefings("build", "--config", tmp_path / "mkdocs.yml", "--site", tmp_path / "typed").exit_code == 0
    assert files_of(tmp_path / "public") == files_of(tmp_path / "typed")
    assert b"The strait" in files_of(tmp_path / "public")["index.html"]


def test_an_empty_folder_is_a_site_that_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = briefings("build", tmp_path / "content", "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert "0 claims from 0 articles; 0 problems" in result.stdout
    assert f"There is no article in {tmp_path / 'content'} yet. Write one as" in result.stderr
    assert (tmp_path / "site" / "index.html").exists()


def test_one_article_is_a_site(tmp_path: Path) -> None:
    result = briefings("build", one_article(tmp_path / "content"), "--site", tmp_path / "site")
    assert result.exit_code == 0
    assert "1 article," in result.stdout
    assert "The delegations met in Oslo." in (tmp_path / "site/articles/2025-05-14-oslo/index.html").read_text()


@pytest.mark.parametrize("with_mkdocs", [False, True])
@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("people/ana-reyl.yaml", "name: Ana Reyl\nage: 40\n"),
        ("about.md", "# About\n\nSee [nobody](people/nobody-at-all.yaml).\n"),
    ],
)
def test_with_a_problem_nothing_is_written(file: str, written: str, with_mkdocs: bool, tmp_path: Path) -> None:
    content, site = copied(WORLD, tmp_path / "content"), tmp_path / "site"
    arguments = ["build", content, "--site", site]
    if with_mkdocs:
        (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: content\n")
        arguments += ["--config", tmp_path / "mkdocs.yml"]
    assert briefings(*arguments).exit_code == 0
    before, stamps = files_of(site), stamps_of(tmp_path)
    (content / file).write_text(written)
    result = briefings(*arguments)
    assert result.exit_code == 1
    assert re.search(rf"^\S*/content/{file}:\d+:\d+: ", result.stdout, re.MULTILINE)
    assert "1 problem in 1 file. Nothing was written" in result.stdout
    assert "problem" not in result.stderr
    assert files_of(site) == before
    after = stamps_of(tmp_path)
    assert {name: stamp for name, stamp in after.items() if name.startswith("site")} == {
        name: stamp for name, stamp in stamps.items() if name.startswith("site")
    }
    assert after.keys() == stamps.keys()


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-the-minister.txt").write_text("Dear minister")
    result = briefings("build", WORLD, "--site", tmp_path / "letters")
    assert result.exit_code == 2
    assert "letters is not empty and was not built by briefings; nothing was touched." in result.stderr
    assert os.listdir(tmp_path / "letters") == ["to-the-minister.txt"]


def test_a_template_of_the_sites_own_that_is_wrong_ends_the_build_in_words(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    (tmp_path / "templates").mkdir()
    own = "{% extends skeleton %}{% block main %}{{ view.nothing }}{% endblock %}"
    (tmp_path / "templates" / "about.html").write_text(own)
    result = briefings("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert f"The template {tmp_path / 'templates' / 'about.html'} cannot be printed: line 1:" in said
    assert "no attribute 'nothing'" in said
    assert not (tmp_path / "site").exists()


def test_with_no_wait_a_second_build_says_who_is_building(tmp_path: Path) -> None:
    site = tmp_path / "site"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, site], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        result = briefings("build", WORLD, "--site", site, "--no-wait")
        assert result.exit_code == 2
        assert f"briefings: Another build of {site}/ is still running (process {holder.pid}, since 2" in result.stderr
        waiting = module("briefings", "build", WORLD, "--site", site, cwd=tmp_path)
        assert waiting.stderr
        assert waiting.stderr.readline() == (
            f"Another build of {site}/ is running (process {holder.pid}); waiting for it.\n"
        )
    finally:
        holder.kill()
        holder.communicate()
    out, _ = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert "0 problems" in out


def test_on_a_terminal_there_is_a_bar_that_leaves_no_trace(tmp_path: Path) -> None:
    """Each stage is drawn in place, reaches its end, and is wiped away; nothing is drawn by forked processes."""
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefings", "build", WORLD, "--site", tmp_path / "site", "--jobs", "3"],
        stderr=terminal,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(terminal)
    drawn = _read(master)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Writing pages" in drawn
    assert " …" not in drawn
    percents = [int(number) for number in re.findall(r"Writing pages.*?(\d+)%", drawn)]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert len(set(percents)) > 3
    assert "\x1b[2K" in drawn[-40:]


def _read(master: int) -> str:
    """All that is written to a terminal until nobody has it open any more."""
    drawn = b""
    try:
        while select.select([master], [], [], 60)[0] and (part := os.read(master, 65536)):
            drawn += part
    except OSError:
        pass
    finally:
        os.close(master)
    return drawn.decode()


def test_ctrl_c_in_the_middle_of_a_build_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert briefings("build", one_article(tmp_path / "content"), "--site", site).exit_code == 0
    before = files_of(site)
    (tmp_path / "templates").mkdir()
    endless = "{% for letter in view.head.full_title %}" * 9 + "{% endfor %}" * 9
    (tmp_path / "templates" / "about.html").write_text(endless)
    process = module("briefings", "build", "content", "--site", site, cwd=tmp_path)
    assert process.stderr
    while process.stderr.readline() != "Writing pages …\n":
        assert process.poll() is None
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == "briefings: Stopped.\n  The site is whole: the old one, or the new one where it was ready.\n"
    assert files_of(site) == before
    assert sorted(os.listdir(tmp_path)) == ["content", "site", "templates"]


def test_the_package_can_be_run_as_a_module(tmp_path: Path) -> None:
    result = run("briefings", "--version", cwd=tmp_path)
    assert re.fullmatch(r"briefings, version \d+\.\d+\.\d+\n", result.stdout)
