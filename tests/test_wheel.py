"""The wheel alone: everything it needs is in it, and nothing of the checkout is used."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefings.authoring.starting_site import STARTING
from tests.sites import ARTICLE, MKDOCS, ROOT, files_of, one_article, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder of their own, as an installer puts them there."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_templates_table_licences_and_type_marker_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {f"briefings/templates/{name}" for name in files_of(ROOT / "templates")}
    compiled = {name for name in templates if "/__pycache__/" in name}
    assert templates - compiled <= names
    assert not any("__pycache__" in name for name in names)
    assert {"briefings/py.typed", "briefings/loading/country_names.tsv"} <= names
    assert {f"briefings/authoring/starting/{name}" for name in files_of(STARTING)} <= names
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "country_names.NOTICE"}
    assert not [name for name in names if name.startswith(("tests/", "content/")) or name.endswith(".pyc")]


def test_the_installed_wheel_builds_the_first_site_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    one_article(tmp_path / "content")
    result = run("briefings", "build", cwd=tmp_path, env={"PYTHONPATH": str(installed)})
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site" / "articles" / "2025-05-14-oslo" / "index.html").read_text("utf-8")
    assert ARTICLE.splitlines()[-1] in page
    assert list(tmp_path.glob("site/assets/*.css"))
    where = subprocess.run(
        [sys.executable, "-c", "import briefings, briefings.rendering.folders as f; print(f.templates_folder())"],
        env={"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert where.stdout == f"{installed / 'briefings' / 'templates'}\n"


def test_mkdocs_finds_plugin_and_theme_of_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    one_article(tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    result = run("mkdocs", "build", "--strict", cwd=tmp_path, env={"PYTHONPATH": str(installed)})
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "articles" / "2025-05-14-oslo" / "index.html").exists()


def test_the_entry_points_of_the_wheel_are_there(installed: Path) -> None:
    script = (
        "from importlib.metadata import distribution\n"
        "found = {(e.group, e.name): e.load() for e in distribution('briefings').entry_points}\n"
        "for (group, name), value in sorted(found.items()): print(group, name, getattr(value, '__name__', ''))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(installed)},
        cwd=installed,
        check=True,
        capture_output=True,
        text=True,
    )
    assert result.stdout.splitlines() == [
        "console_scripts briefings main",
        "mkdocs.plugins briefings BriefingsPlugin",
        "mkdocs.themes briefings ",
    ]
