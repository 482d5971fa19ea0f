"""`briefings check`, and what all commands have in common."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.problems.meanings import codes
from tests.sites import ROOT, WORLD, briefings, copied, one_article, run

COMMANDS = (
    "build", "check", "diff", "explain", "fix", "import", "init", "new", "schema", "serve", "suggest", "trace",
)  # fmt: skip


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
    assert "article.md is not in the content folder content." in result.stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"site_name: [", "cannot be honoured"),
        (b"\xff\xfe\x00", "cannot be honoured"),
        (
            b"site_name: X\nextra:\n\tx: 1\n",
            "line 3, `x: 1`: There is a tab here, where YAML takes only spaces.\n  Begin",
        ),
        (b"site_name: Fish: briefings\n", "line 1, `site_name: Fish: briefings`: There is a second `: ` in this line"),
        (
            b"site_name: X\ntheme briefings\nplugins: [briefings]\n",
            "line 2, `theme briefings`: This line has no `key: value`",
        ),
        (b"plugins: [briefings\n", "line 1, `plugins: [briefings`: A list in"),
        (b"plugins: [briefings: {today: 2026-13-40}]\n", "a day that no calendar has (month must be in 1..12)"),
        (b"site_name: X\nsite_nmae: X\nrepo_url: foo\n", "site_nmae\n  `repo_url`"),
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


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--processes", "2"), ("--format", "xml")])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = briefings("check", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: briefings check [OPTIONS] [FOLDER | FILE...]")


def test_help_has_one_line_a_command() -> None:
    text = briefings("--help").stdout
    assert re.findall(r"^  ([a-z]+)  ", text, re.MULTILINE) == sorted(COMMANDS)
    assert "..." not in text.split("Commands:")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_every_option_does(command: str) -> None:
    result = briefings(command, "-h")
    assert result.exit_code == 0
    options = re.split(r"\n  (?=-)", result.stdout.split("Options:")[1])[1:]
    assert options
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


@pytest.fixture
def here(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds the content with problems, which is where the command runs."""
    monkeypatch.chdir(faulty.parent)
    return faulty.parent


def test_of_a_file_its_own_problems_are_told_and_everything_is_known(here: Path) -> None:
    people = here / "content" / "people"
    (people / "lin-xiaomei.yaml").write_text("name: Lin Xiaomei\nparty: Kestriaa\n")
    (here / "content" / "countries").mkdir()
    (here / "content" / "countries" / "kestria.yaml").write_text("name: Kestria\n")
    result = briefings("check", "content/people/lin-xiaomei.yaml", "content/people/../people/lin-xiaomei.yaml")
    assert result.exit_code == 1
    assert re.findall(r"^(\S+): ", result.stdout, re.MULTILINE) == ["content/people/lin-xiaomei.yaml:2:8"]
    assert "1 problem in 1 file." in result.stdout


def test_files_without_a_problem_are_sound_whatever_the_others_are(here: Path) -> None:
    result = briefings("check", "content/articles/2025-05-14-oslo.md")
    assert (result.exit_code, result.stdout) == (0, "No problem in this file. 4 problems elsewhere.\n")
    (here / "content" / "map.png").write_bytes(b"")
    result = briefings("check", "content/articles/2025-05-14-oslo.md", "content/map.png")
    assert (result.exit_code, result.stdout) == (0, "No problem in these 2 files. 4 problems elsewhere.\n")


def test_a_file_of_another_folder_is_checked_when_the_folder_is_named(here: Path) -> None:
    (here / "content").rename(here / "reports")
    (here / "content").mkdir()
    result = briefings("check", "reports/people/ana-reyl.yaml")
    assert result.exit_code == 2
    assert result.stderr == (
        "briefings: reports/people/ana-reyl.yaml is not in the content folder content.\n"
        "  Give files that are, or name their folder: "
        "briefings check --folder path/to/content reports/people/ana-reyl.yaml\n"
    )
    assert briefings("check", "--folder", "reports", "reports/people/ana-reyl.yaml").exit_code == 1


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["content/people/nobody.yaml"], "There is no file content/people/nobody.yaml."),
        (["content/people", "content/articles"], "content/people is a folder."),
        (["content/../mkdocs.yml"], "is not in the content folder content."),
    ],
)
def test_a_path_that_is_no_file_of_the_content_is_said_in_words(here: Path, paths: list[str], said: str) -> None:
    result = briefings("check", *paths)
    assert result.exit_code == 2
    assert said in result.stderr


def test_programs_get_nothing_but_json(here: Path) -> None:
    result = briefings("check", "--format", "json")
    problems = json.loads(result.stdout)["problems"]
    assert (result.exit_code, result.stderr, len(problems)) == (1, "", 4)
    assert problems[0]["file"] == "content/articles/2025-05-14-oslo.yaml"
    assert problems[0]["edit"] == {"line": 1, "column": 1, "old": "delegats", "new": "delegates"}
    sound = briefings("check", WORLD, "--format", "json")
    assert (sound.exit_code, json.loads(sound.stdout)["problems"]) == (0, [])
    assert len(json.loads(briefings("check", "--format", "gitlab").stdout)) == 4
    assert len(json.loads(briefings("check", "--format", "sarif").stdout)["runs"][0]["results"]) == 4


def test_a_code_host_is_told_of_a_folder_by_where_the_command_runs(here: Path) -> None:
    for problem in json.loads(briefings("check", here / "content", "--format", "gitlab").stdout):
        assert problem["location"]["path"].startswith("content/")


def test_github_gets_marks_and_a_summary_that_is_added_to(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "summary.md").write_text("Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    result = briefings("check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.count("::error file=content/") == len(result.stdout.splitlines()) == 4
    assert (
        (here / "summary.md").read_text().startswith("Before.\n### 4 problems in 2 files\n\n<pre>\ncontent/articles/")
    )


def test_github_marks_first_what_was_committed_last(here: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *words], cwd=here, check=True, capture_output=True)

    git("init")
    git("add", "content/people")
    git("commit", "-m", "people")
    git("add", "content")
    git("commit", "-m", "articles")
    marked = re.findall(r"file=content/(\w+)", briefings("check", "--format", "github").stdout)
    assert marked == ["articles", "articles", "people", "people"]
    (here / "content" / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\nage: 40\n")
    git("commit", "-a", "-m", "people again")
    marked = re.findall(r"file=content/(\w+)", briefings("check", "--format", "github").stdout)
    assert marked == ["people", "articles", "articles"]


def test_sarif_is_written_besides_and_replaces_only_sarif(here: Path) -> None:
    for _ in range(2):
        assert "4 problems" in briefings("check", "--sarif", "problems.sarif").stdout
        assert len(json.loads((here / "problems.sarif").read_text())["runs"][0]["results"]) == 4
    result = briefings("check", "--sarif", "content/people/ana-reyl.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already, and is no SARIF" in result.stderr
    assert (here / "content" / "people" / "ana-reyl.yaml").read_text().startswith("name: Ana Reyl")
    assert "There is no folder nowhere." in briefings("check", "--sarif", "nowhere/problems.sarif").stderr
    assert sorted(path.name for path in here.iterdir()) == ["content", "problems.sarif"]


def test_a_code_is_explained() -> None:
    explained = briefings("explain", "missing-quote")
    assert explained.exit_code == 0
    assert explained.stdout.startswith("missing-quote\n\nThe words of a quote do not stand in its article.\n\n")
    assert "\nWrong:\n\n    --- articles/2025-05-14-talks.yaml\n    negotiation: oslo-2025\n" in explained.stdout
    assert max(map(len, explained.stdout.splitlines())) <= 88
    assert briefings("check", "--explain", "missing-quote").stdout == explained.stdout


def test_every_code_is_listed_and_a_wrong_one_answered_with_the_nearest() -> None:
    listed = briefings("explain").stdout.splitlines()
    assert [line.split()[0] for line in listed] == codes()
    result = briefings("explain", "mising-quote")
    assert result.exit_code == 2
    assert (
        result.stderr == "briefings: No problem has the code mising-quote.\n  One that is nearly so: missing-quote.\n"
    )
    assert "`briefings explain` lists every code." in briefings("explain", "xyz").stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("validate",), "Did you mean 'check'?"),
        (("chekc",), "Did you mean 'check'?"),
        (("new", "Jane"), "(negotiation, person, country, organization, issue, article), such as: briefings"),
        (("new", "persn"), "Did you mean 'person'?"),
        (("new", "person", "Jane", "Roe"), 'Put words that belong together between quotation marks, such as "Jane'),
        (("explain", "missing", "quote"), "such as: briefings explain missing-quote"),
        (("trace",), "Missing argument 'ADDRESS'. Such as: briefings trace people/vladimir-medinsky"),
        (("check", "--foramt", "json"), "'--format'?"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_answered_with_a_right_one(typed: tuple[str, ...], said: str) -> None:
    result = briefings(*typed)
    assert result.exit_code == 2
    assert said in result.stderr


def test_help_is_had_by_asking_for_it() -> None:
    assert briefings("help").stdout == briefings("--help").stdout
    assert briefings("help", "check").stdout == briefings("check", "--help").stdout
    assert briefings("help").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (("check",), "briefings check path/to/content\n  To begin a new site: briefings init\n"),
        (("check", "reports"), "briefings check path/to/content\n"),
        (("fix", "a.yaml", "--folder", "reports"), "briefings fix a.yaml --folder path/to/content\n"),
        (("new", "person", "Kari Nes", "--folder", "x"), 'briefings new person "Kari Nes" --folder path/to/content\n'),
        (("new", "issue", "Quota"), "briefings new issue Quota --folder path/to/content\n  To begin a new site: brief"),
        (("diff", "--folder", "x"), "briefings diff --folder path/to/content\n"),
        (("schema",), "briefings schema path/to/content\n"),
    ],
)
def test_where_there_is_no_content_the_command_is_told_as_it_would_be_typed(
    typed: tuple[str, ...], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = briefings(*typed)
    assert result.exit_code == 2
    assert f"such as: {named}" in result.stderr


def test_the_folder_around_the_content_and_the_one_inside_are_told_from_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ". is not the content folder; content is.\n  Name that one: briefings check content"
    assert said in briefings("check", ".").stderr
    assert (
        f"{said}/people/ana-reyl.yaml --folder content\n"
        in briefings("check", "content/people/ana-reyl.yaml", "--folder", ".").stderr
    )
    monkeypatch.chdir(here / "content")
    assert "You seem to be in the content folder.\n  Name it: briefings check .\n" in briefings("check").stderr
    assert briefings("check", ".").exit_code == 1
