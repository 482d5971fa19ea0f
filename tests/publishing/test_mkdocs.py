"""The same pages inside anybody's MkDocs site: plain `mkdocs build` and what it is asked for, ours and theirs."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.sites import MKDOCS, WORLD, Page, briefings, copied, files_of, module, run, stamps_of

# The fork that goes on where MkDocs 1.x ends answers to the same configuration.
QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "PYTHONDONTWRITEBYTECODE": "1"}
LINKS = """# Links

| whom | where |
|------|-------|
| [Holub](people/marek-holub.yaml) | [the talks](negotiations/astana-2025.md) |
| [all](people/) | [method](method/sources.md#how-we-read) |

## A chart

![The strait](images/strait.png)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of somebody's: `docs` with the world in it and pages of their own, and no configuration yet."""
    docs = copied(WORLD, tmp_path / "docs")
    (docs / "links.md").write_text(LINKS)
    (docs / "method" / "sources.md").write_text(
        "# How we read\n\nWe quote what was printed.\n\n## How we read\n\nSlowly.\n"
    )
    (docs / "openapi.json").write_text("{}\n")
    return tmp_path


def build(
    folder: Path, configuration: str = MKDOCS, *arguments: object, command: str = "mkdocs", exit_code: int = 0
) -> "subprocess.CompletedProcess[str]":
    """Build the site in a folder with plain MkDocs."""
    (folder / "mkdocs.yml").write_text(f"{configuration}docs_dir: docs\n")
    result = run(command, "build", *arguments, cwd=folder, env=QUIET)
    assert result.returncode == exit_code, result.stderr
    assert "Traceback" not in result.stderr
    return result


def old_site(folder: Path) -> dict[str, bytes]:
    """A site that is there already, quickly built."""
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\n")
    result = briefings("build", "--config", folder / "mkdocs.yml")
    assert result.exit_code == 0, result.output
    return files_of(folder / "site")


def without_marker(folder: Path) -> Mapping[str, bytes]:
    """A site but for the list of what is ours in it."""
    return {name: content for name, content in files_of(folder).items() if name != ".briefings"}


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
def test_the_pages_are_the_bytes_of_a_build_without_mkdocs(command: str, folder: Path) -> None:
    """Ordinary pages with their tables, links and images too; only files that are not ours come on top."""
    result = build(folder, MKDOCS.replace("The strait", "Briefings"), "--strict", command=command)
    assert "WARNING" not in result.stderr
    os.rename(folder / "mkdocs.yml", folder / "away.yml")
    os.rename(folder / "docs" / "openapi.json", folder / "openapi.json")
    (folder / "templates").mkdir()
    assert briefings("build", folder / "docs", "--site", folder / "ours").exit_code == 0
    theirs, ours = without_marker(folder / "site"), without_marker(folder / "ours")
    assert theirs.keys() - ours.keys() == {"openapi.json"}
    assert {name for name in ours if theirs[name] != ours[name]} == set()


def test_briefings_honours_the_configuration_of_mkdocs(folder: Path) -> None:
    build(folder, f"{MKDOCS}site_url: https://example.org/talks\n")
    result = briefings("build", folder / "docs", "--config", folder / "mkdocs.yml", "--site", folder / "ours")
    assert result.exit_code == 0, result.output
    assert files_of(folder / "site") == files_of(folder / "ours")
    assert b"<loc>https://example.org/talks/links/</loc>" in files_of(folder / "ours")["sitemap.xml"]


def test_content_is_not_copied_and_links_to_it_lead_to_its_pages(folder: Path) -> None:
    old_site(folder)
    assert not [name for name in files_of(folder / "site") if name.endswith((".yaml", ".yml", ".md"))]
    assert (folder / "site" / "openapi.json").read_text() == "{}\n"
    page = Page((folder / "site" / "links" / "index.html").read_text("utf-8"))
    links = {element.text: element.attributes["href"] for element in page.elements if element.tag == "a"}
    assert links["Holub"] == "../people/marek-holub/"
    assert links["the talks"] == "../negotiations/astana-2025/"
    assert links["all"] == "../people/"
    assert links["method"] == "../method/sources/#how-we-read"
    assert [element.attributes["src"] for element in page.elements if element.tag == "img"] == ["../images/strait.png"]
    assert [element.text for element in page.elements if element.tag == "th"] == ["whom", "where"]


def test_a_navigation_and_other_plugins_are_no_hindrance(folder: Path) -> None:
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made\\n\\nBy [us](links.md).\\n'))\n"
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown.replace('Slowly.', 'Very slowly.')\n"
    )
    configuration = (
        f"{MKDOCS.replace('[briefings]', '[search, briefings]')}hooks: [hook.py]\n"
        "markdown_extensions: [admonition, footnotes]\n"
        "nav:\n- Start: index.md\n- Who: [people/marek-holub.md, links.md]\n- About us: about.md\n- made.md\n"
        "- Elsewhere: https://example.org/\n"
    )
    build(folder, configuration)
    assert "Very slowly." in (folder / "site" / "method" / "sources" / "index.html").read_text()
    made = Page((folder / "site" / "made" / "index.html").read_text())
    assert [element.text for element in made.elements if element.tag == "h1"] == ["Made"]
    assert (folder / "site" / "search" / "search_index.json").exists()
    about = Page((folder / "site" / "about" / "index.html").read_text("utf-8"))
    assert [element.text for element in about.elements if element.tag == "h1"] == ["About this file"]


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
@pytest.mark.parametrize("directories", [True, False])
def test_another_theme_shows_our_pages_in_its_frame(theme: str, directories: bool, folder: Path) -> None:
    build(
        folder,
        f"site_name: X\ntheme: {theme}\nplugins: [search, briefings]\nuse_directory_urls: {directories}\n".replace(
            "T", "t"
        ).replace("F", "f"),
    )
    text = (folder / "site" / "people" / "marek-holub" / "index.html").read_text("utf-8")
    assert "Harbour judge" in text
    assert "<title>Marek Holub" in text
    assert re.search(r'href="(\.\./)*css/', text)
    assert 'href="../../negotiations/astana-2025/"' in text
    assert "Nothing stands at this address." not in (folder / "site" / "404.html").read_text("utf-8")
    links = (folder / "site" / ("links/index.html" if directories else "links.html")).read_text("utf-8")
    assert f'href="{"../" if directories else ""}people/marek-holub/{"" if directories else "index.html"}"' in links


def test_addresses_are_the_same_without_directory_urls(folder: Path) -> None:
    with_them = old_site(folder)
    build(folder, f"{MKDOCS}use_directory_urls: false\n")
    assert files_of(folder / "site") == with_them


def test_a_problem_in_the_content_is_told_in_words_and_the_old_site_stays(folder: Path) -> None:
    before, stamps = old_site(folder), stamps_of(folder / "site")
    (folder / "docs" / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\nage: 40\nheight: 1\n")
    result = build(folder, exit_code=1)
    assert "docs/people/ana-reyl.yaml:2:1: unknown-key\n   2 │ age: 40\n     │ ^^^\n" in result.stderr
    assert "docs/people/ana-reyl.yaml:3:1: unknown-key" in result.stderr
    assert not re.search(r"Problem\(|Location\(|Error\(", result.stderr)
    assert (files_of(folder / "site"), stamps_of(folder / "site")) == (before, stamps)


def test_a_link_that_leads_nowhere_leaves_the_old_site(folder: Path) -> None:
    before = old_site(folder)
    (folder / "docs" / "links.md").write_text("# Links\n\n[Nobody](people/nobody-at-all.yaml)\n")
    result = build(folder, exit_code=1)
    assert "docs/links.md:3:10: broken-link" in result.stderr
    assert files_of(folder / "site") == before
    assert sorted(os.listdir(folder)) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
def test_strict_ends_on_a_warning_before_the_site_is_touched(command: str, folder: Path) -> None:
    before = old_site(folder)
    (folder / "hook.py").write_text(
        "import logging\n"
        f"def on_post_page(output, page, config): logging.getLogger('{command}.x').warning('Mind the gap')\n"
    )
    (folder / "docs" / "about.md").write_text("# New\n")
    result = build(folder, f"{MKDOCS}strict: true\nhooks: [hook.py]\n", command=command, exit_code=1)
    assert "in strict mode" in result.stderr
    assert files_of(folder / "site") == before


def test_a_killed_build_leaves_the_old_site_and_the_next_one_works(folder: Path) -> None:
    before = old_site(folder)
    (folder / "hook.py").write_text(
        "import time\ndef on_post_build(config):\n    print('now', flush=True)\n    time.sleep(60)\n"
    )
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\nhooks: [hook.py]\n")
    (folder / "docs" / "about.md").write_text("# New\n")
    process = module("mkdocs", "build", cwd=folder, env=QUIET)
    assert process.stdout
    assert process.stdout.readline() == "now\n"
    process.kill()
    process.communicate()
    assert files_of(folder / "site") == before
    (folder / "hook.py").unlink()
    build(folder)
    assert ">New</h1>" in (folder / "site" / "about" / "index.html").read_text()
    assert sorted(os.listdir(folder)) == ["docs", "mkdocs.yml", "site"]


def test_a_mistake_in_another_plugin_leaves_the_old_site(folder: Path) -> None:
    before = old_site(folder)
    (folder / "hook.py").write_text("def on_post_page(output, page, config):\n    raise KeyError('theirs')\n")
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\nhooks: [hook.py]\n")
    result = run("mkdocs", "build", cwd=folder, env=QUIET)
    assert result.returncode == 1
    assert files_of(folder / "site") == before
    assert sorted(os.listdir(folder)) == ["docs", "hook.py", "mkdocs.yml", "site"]


def test_a_folder_that_holds_something_else_is_left_alone(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "letter.txt").write_text("Dear minister")
    result = build(folder, exit_code=1)
    assert "is not empty and was not built by briefings" in result.stderr
    assert "--site-dir" in result.stderr
    assert os.listdir(folder / "site") == ["letter.txt"]


def test_a_template_of_the_sites_own_wins(folder: Path) -> None:
    (folder / "look").mkdir()
    (folder / "look" / "timelines.html").write_text(
        "{% extends skeleton %}{% block main %}<h1>Our own words</h1>{% endblock %}"
    )
    (folder / "look" / "logo.svg").write_text("<svg/>")
    build(folder, MKDOCS.replace("theme: briefings", "theme: {name: briefings, custom_dir: look}"))
    assert "Our own words</h1>" in (folder / "site" / "timeline" / "index.html").read_text()
    assert (folder / "site" / "logo.svg").exists()
    assert not (folder / "site" / "timelines.html").exists()


def test_the_site_that_gh_deploy_would_push_is_the_one_that_was_configured(folder: Path) -> None:
    """`gh-deploy` builds, and then pushes whatever the configuration names as the site's folder."""
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\n")
    script = (
        "import sys\nfrom mkdocs.commands import build, gh_deploy\n"
        "from mkdocs.config import load_config\n"
        "config = load_config('mkdocs.yml')\n"
        "config.plugins.on_startup(command='gh-deploy', dirty=False)\n"
        "build.build(config)\n"
        "print(config.site_dir)\n"
    )
    (folder / "deploy.py").write_text(script)
    result = run("deploy", cwd=folder, env=QUIET)
    assert result.stdout == f"{folder / 'site'}\n", result.stderr
    assert (folder / "site" / "index.html").exists()


def test_serve_shows_what_is_saved_and_goes_on_after_a_problem(folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\ndev_addr: 127.0.0.1:{port}\n")
    process = module("mkdocs", "serve", "--livereload", cwd=folder, env={**QUIET, "PYTHONUNBUFFERED": "1"})
    assert process.stderr
    try:
        _wait_for(process, "Serving on")
        assert _page(port, "about/").count("About this file") > 0
        assert "livereload" in _page(port, "about/")
        assert "Content-Security-Policy" not in _page(port, "about/")
        assert "Harbour judge" in _page(port, "people/marek-holub/")
        time.sleep(1)
        (folder / "docs" / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\nage: 40\n")
        assert "ana-reyl.yaml:2:1: unknown-key" in _wait_for(process, "An error happened during the rebuild")
        (folder / "docs" / "people" / "ana-reyl.yaml").write_text("name: Ana Maria Reyl\nother_names: Ana Reyl\n")
        _wait_for(process, "Reloading browsers")
        assert "Ana Maria Reyl" in _page(port, "people/ana-reyl/")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()
    assert not (folder / "site").exists()


def _page(port: int, address: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=20) as response:
        return str(response.read().decode())


def _wait_for(process: "subprocess.Popen[str]", words: str) -> str:
    """What is printed up to the line that holds some words."""
    assert process.stderr
    said = ""
    while words not in said:
        line = process.stderr.readline()
        assert line, f"it ended after: {said}"
        said += line
    return said


def test_a_robots_txt_of_theirs_is_kept(folder: Path) -> None:
    (folder / "docs" / "robots.txt").write_text("User-agent: them\n")
    build(folder)
    assert (folder / "site" / "robots.txt").read_text() == "User-agent: them\n"


@pytest.mark.parametrize("where", ["planned", "searched", "write_generated", "finish"])
def test_who_stops_a_build_with_a_configuration_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = old_site(folder)
    monkeypatch.setattr(f"briefings.publishing.mkdocs_plugin.{where}", stop)
    assert briefings("build", "--config", folder / "mkdocs.yml").exit_code == 130
    assert files_of(folder / "site") == before
    assert sorted(path.name for path in folder.iterdir()) == ["docs", "mkdocs.yml", "site"]
