"""A template is compiled once, and again as soon as it, or what compiles it, is another."""

import sys
from pathlib import Path

import jinja2
import pytest

from briefings.rendering import kept
from briefings.rendering.compiling import TemplateEnvironment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(kept, "templates_folder", lambda: tmp_path / "ours")
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text("{{ 'one' }}")
    return tmp_path


def printed(folder: Path) -> str:
    loader = jinja2.FileSystemLoader(folder)
    return TemplateEnvironment(loader=loader, bytecode_cache=kept.KeptTemplates()).get_template("a.html").render()


def files(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def test_what_was_compiled_is_kept_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(folder / "ours") == "one"
    (file,) = files(folder / "ours")
    monkeypatch.setattr(TemplateEnvironment, "_generate", None)
    assert printed(folder / "ours") == "one"
    file.unlink()
    with pytest.raises(TypeError):
        printed(folder / "ours")


def test_a_folder_whose_name_only_begins_like_ours_is_left_alone(folder: Path) -> None:
    (folder / "ours-and-more").mkdir()
    (folder / "ours-and-more/a.html").write_text("{{ 'one' }}")
    assert printed(folder / "ours-and-more") == "one"
    assert files(folder / "ours-and-more") == []


def test_another_source_is_compiled_again(folder: Path) -> None:
    printed(folder / "ours")
    (folder / "ours/a.html").write_text("{{ 'two' }}")
    assert printed(folder / "ours") == "two"


def test_another_jinja_compiles_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(folder / "ours")
    before = files(folder / "ours")[0].read_bytes()
    monkeypatch.setattr(jinja2, "__version__", "0")
    printed(folder / "ours")
    assert files(folder / "ours")[0].read_bytes() != before


@pytest.mark.parametrize("damage", [b"", b"short", b"x"])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    printed(folder / "ours")
    (file,) = files(folder / "ours")
    whole = file.read_bytes()
    file.write_bytes(whole[:40] + damage if damage == b"x" else damage)
    assert printed(folder / "ours") == "one"
    assert file.read_bytes() == whole


def test_nothing_is_written_among_a_site_s_own_templates_or_where_python_may_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printed(folder / "theirs") == "one"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert printed(folder / "ours") == "one"
    assert files(folder / "theirs") == files(folder / "ours") == []


def test_a_folder_that_cannot_be_written_to_is_no_mistake(folder: Path) -> None:
    (folder / "ours/__pycache__").write_text("in the way")
    assert printed(folder / "ours") == "one"
