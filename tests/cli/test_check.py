"""`briefings check`, and what all commands have in common."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT, WORLD, briefings, copied, one_article, run

COMMANDS = ("build", "check", "serve", "trace")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Content with four problems in two files, of which the first by name is not the first that is read."""
    content = one_article(tmp_path / "content")
    (content / "people").mkdir()
    (content / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\nparty: Kestria\nage: 40\nheight: 1\n")
    (content / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n\nevent: []\n")
    return content


def test_sound_content_is_one_line_and_exit_code_0() -> None:
    result = briefings("check", WORLD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"No problem in \d+ claims from 6 articles\.\n", result.stdout)


def test_problems_are_printed_by_file_and_line_with_their_number_and_exit_code_1(faulty: Path) -> None:
    result = briefings("check", faulty)
    assert result.exit_code == 1
    places = re.findall(r"^\S*/content/(\S+:\d+):\d+: ", result.stdout, re.MULTILINE)
    assert places == [
        "articles/2025-05-14-oslo.yaml:1",
        "articles/2025-05-14-oslo.yaml:3",
        "people/ana-reyl.yaml:3",
        "people/ana-reyl.yaml:4",
    ]
    assert result.stdout.endswith("4 problems in 2 files. Nothing was written; correct them and try again.\n")


def test_one_problem_is_told_in_the_singular(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    (content / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n")
    assert "1 problem in 1 file. Nothing was written; correct it and try again." in briefings("check", content).stdout


def test_files_are_named_as_the_folder_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = one_article(tmp_path / "content")
    (content / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n")
    monkeypatch.chdir(tmp_path)
    assert briefings("check").stdout.startswith("content/articles/2025-05-14-oslo.yaml:1:1: ")
    monkeypatch.chdir(content)
    assert briefings("check", "../content").stdout.startswith("../content/articles/2025-05-14-oslo.yaml:1:1: ")


def test_the_number_of_processes_changes_nothing() -> None:
    assert briefings("check", WORLD, "--jobs", 2).stdout == briefings("check", WORLD, "--jobs", 1).stdout


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_folder_that_is_not_there_is_wrong_usage(command: str, tmp_path: Path) -> None:
    result = briefings(command, tmp_path / "contents")
    assert result.exit_code == 2
    assert result.stderr == (
        f"briefings: The content folder {tmp_path / 'contents'} does not exist.\n"
        f"  Give the folder that holds your articles, such as: briefings {command} path/to/content\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_trace_in_a_folder_that_is_not_there_is_told_how_to_name_another(tmp_path: Path) -> None:
    result = briefings("trace", "people/ana-reyl", "--folder", tmp_path / "contents")
    assert result.exit_code == 2
    assert result.stderr.endswith("such as: briefings trace people/ana-reyl --folder path/to/content\n")


def test_a_file_in_the_place_of_the_folder_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("Talks.")
    result = briefings("check", tmp_path / "article.md")
    assert result.exit_code == 2
    assert "article.md is a file." in result.stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"site_name: [", "cannot be honoured"),
        (b"\xff\xfe\x00", "cannot be honoured"),
        (b"site_name: X\ndocs_dir: nowhere\nplugins: [briefings]\n", "there is no folder"),
        (b"site_name: X\nplugins: [search]\n", "Add to it: plugins: [briefings]"),
        (b"site_name: X\nplugins: [brefings]\n", "brefings"),
        (b"site_name: X\nplugins: [briefings]\ntheme: nosuch\n", "nosuch"),
        (b"site_name: X\nplugins:\n- briefings:\n    today: tomorrow\n", "Write it as 2025-05-14"),
        (b"site_name: X\nplugins:\n- briefings:\n    contact: nobody\n", "Write it as desk@example.org"),
        (b"site_name: X\nplugins:\n- briefings:\n    contact: 'a@b.c?cc=d@e.f'\n", "is no mail address"),
        (b"site_name: X\nplugins:\n- briefings:\n    colour: red\n", "colour"),
    ],
)
def test_a_configuration_that_cannot_be_honoured_is_said_in_words(written: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(written)
    result = briefings("check", "--config", tmp_path / "mkdocs.yml")
    assert result.exit_code == 2
    assert result.stderr.startswith("briefings: ")
    assert said in result.stderr
    assert not re.search(r"Traceback|Aborted|<class|Error\(", result.stderr)


def test_a_configuration_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    result = briefings("check", "--config", tmp_path / "mkdocs.yml")
    assert result.exit_code == 2
    assert "mkdocs.yml' does not exist" in result.stderr


def test_a_folder_in_the_place_of_the_configuration_is_said_in_words(tmp_path: Path) -> None:
    result = briefings("check", "--config", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"briefings: {tmp_path} cannot be honoured: ")


def test_the_lines_that_a_configuration_without_a_folder_is_told_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n")
    one_article(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    said = briefings("check").stderr
    assert said.startswith("briefings: mkdocs.yml cannot be honoured: there is no folder docs, where its pages should")
    (tmp_path / "mkdocs.yml").write_text("\n".join(re.findall("^    (.*)", said, re.MULTILINE)))
    assert "from 1 article." in briefings("check").stdout


def test_the_folder_that_was_typed_wins_over_the_one_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nplugins: [briefings]\n")
    content = one_article(tmp_path / "content")
    assert "1 article" in briefings("check", content, "--config", tmp_path / "mkdocs.yml").stdout
    assert "0 articles" in briefings("check", "--config", tmp_path / "mkdocs.yml").stdout


def test_a_configuration_of_other_content_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nplugins: [briefings]\n")
    one_article(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert "1 article" in briefings("check", "content").stdout
    assert "0 articles" in briefings("check").stdout


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--processes", "2"), ("a", "b")])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = briefings("check", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: briefings check [OPTIONS] [FOLDER]")


def test_help_has_one_line_a_command() -> None:
    text = briefings("--help").stdout
    assert re.findall(r"^  ([a-z]+)  ", text, re.MULTILINE) == sorted(COMMANDS)
    assert "..." not in text.split("Commands:")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_every_option_does(command: str) -> None:
    result = briefings(command, "-h")
    assert result.exit_code == 0
    options = re.split(r"\n  (?=-)", result.stdout.split("Options:")[1])[1:]
    assert len(options) > 2
    for option in options:
        assert re.search(r"\s{2,}[A-Z].*[.\]]\s*$", option, re.DOTALL), option


def test_whatever_happens_nobody_reads_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("unheard of")

    monkeypatch.setattr(sys.modules["briefings.cli.check"], "checked", fail)
    result = briefings("check", WORLD)
    assert result.exit_code == 2
    assert re.fullmatch(
        r"briefings: Something went wrong that should not have: KeyError: 'unheard of' \(test_check\.py:\d+\)\.\n"
        r"  This is a mistake of briefings, or of a template of your own\. Please report it with this message\.\n",
        result.stderr,
    )


def test_ctrl_c_ends_a_command_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["briefings.cli.check"], "checked", stop)
    result = briefings("check", WORLD)
    assert result.exit_code == 130
    assert (
        result.stderr == "briefings: Stopped.\n  The site is whole: the old one, or the new one where it was ready.\n"
    )


def test_a_reader_that_goes_away_gets_no_traceback(faulty: Path) -> None:
    for number in range(2000):
        (faulty / "people" / f"person-{number}.yaml").write_text("age: 40\n")
    shell = f'"{sys.executable}" -m briefings check "{faulty}" | head -1'
    result = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.stderr == ""
    assert "2025-05-14-oslo.yaml:1:1: unknown-key" in result.stdout


def test_a_closed_standard_output_gets_no_traceback(faulty: Path) -> None:
    shell = f'"{sys.executable}" -m briefings check "{faulty}" >&-'
    result = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, result.stderr) == (1, "")


def test_a_terminal_without_unicode_is_written_to_all_the_same(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    (content / "people" / "lin-xiaomei.yaml").write_text("name: 林晓梅\nage: 1\n", encoding="utf-8")
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = run("briefings", "check", "content", cwd=tmp_path, env=environment)
    assert result.returncode == 1
    assert "   2 │ age: 1" in result.stdout
    assert os.listdir(tmp_path) == ["content"]


def test_ctrl_c_before_anything_has_begun_is_quiet_too(tmp_path: Path) -> None:
    """As if it were pressed while the first library is imported."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")
    result = run("briefings", "check", WORLD, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "briefings: Stopped.\n")
