"""`briefings new`: a file in its place, explained, that loads without a word."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.authoring.making import TEMPLATES
from briefings.loading.source import front_matter
from briefings.loading.written.sidecar import Sidecar
from briefings.loading.yaml_source import parse
from tests.sites import briefings, files_of, one_article

NAMES = {
    "negotiation": ("Bergen talks", "negotiations/bergen-talks.yaml"),
    "person": ("Kari Nes", "people/kari-nes.yaml"),
    "country": ("Norway", "countries/norway.yaml"),
    "organization": ("Harbour Union", "organizations/harbour-union.yaml"),
    "issue": ("Mackerel quota", "issues/mackerel-quota.yaml"),
}
ARTICLE = ("article", "Norway: a report", "--date", "2026-03-02")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder beside which the command is typed."""
    monkeypatch.chdir(tmp_path)
    return one_article(tmp_path / "content")


def used(text: str) -> str:
    """A file as it is when somebody takes the first `# ` away before every key and entry."""
    return re.sub(r"^# ((?:    )?(?:  - |  )?#? ?\w+: ?)", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", NAMES)
def test_a_record_stands_in_its_place_and_loads_without_a_word(kind: str, content: Path) -> None:
    name, file = NAMES[kind]
    result = briefings("new", kind, name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"Written: content/{file}\n" in result.stdout
    assert briefings("check").exit_code == 0
    text = (content / file).read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.json\n")
    assert parse(text, file, []) in ({"name": name}, {"title": name})


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_explains_every_key_and_each_example_in_it_can_be_taken(kind: str, content: Path) -> None:
    arguments = ARTICLE if kind == "article" else (kind, NAMES[kind][0])
    assert briefings("new", *arguments).exit_code == 0
    template = TEMPLATES[kind]
    file = content / ("articles/2026-03-02-norway-a-report.md" if kind == "article" else NAMES[kind][1])
    text = used(file.read_text("utf-8"))
    tree = front_matter(text, file.name, [])[0] if kind == "article" else parse(text, file.name, [])
    assert tree is not None
    assert tree.keys() == template.model.model_fields.keys()
    template.model.model_validate(tree)
    for field in template.model.model_fields.values():
        assert " ".join((field.description or "").split()) in " ".join(text.replace("\n# ", " ").split())


def test_an_article_has_a_sidecar_whose_examples_can_be_taken(content: Path) -> None:
    assert briefings("new", *ARTICLE, "--negotiation", "Bergen talks").exit_code == 0
    assert briefings("check").stdout == "No problem in 0 claims from 2 articles.\n"
    text = (content / "articles" / "2026-03-02-norway-a-report.yaml").read_text("utf-8")
    assert parse(text, "", []) == {"negotiation": "Bergen talks"}
    block = re.sub(r"^# ((?:delegates|positions|events):|  .*)", r"\1", text, flags=re.MULTILINE)
    written = Sidecar.model_validate(parse(block, "", []))
    assert [len(written.delegates), len(written.positions), len(written.events)] == [1, 1, 1]
    head = (content / "articles" / "2026-03-02-norway-a-report.md").read_text("utf-8")
    assert 'title: "Norway: a report"\n' in head


def test_what_is_given_stands_in_the_file_as_it_was_meant(content: Path) -> None:
    given = ("--parties", "NO", "--parties", "Iceland", "--start", "2026")
    result = briefings("new", "negotiation", "Bergen: talks", *given)
    assert result.exit_code == 0, result.output
    tree = parse((content / "negotiations" / "bergen-talks.yaml").read_text("utf-8"), "", [])
    assert tree == {"title": "Bergen: talks", "parties": ["NO", "Iceland"], "start": "2026"}


def test_a_file_that_is_there_stays_as_it_is(content: Path) -> None:
    briefings("new", "person", "Kari Nes")
    before = files_of(content)
    result = briefings("new", "person", "Kari Nes", "--party", "Norway")
    assert result.exit_code == 2
    assert "content/people/kari-nes.yaml is there already" in result.stderr
    assert files_of(content) == before


def test_somebody_who_has_a_record_gets_no_second_one(content: Path) -> None:
    briefings("new", "person", "Kari Nes", "--other-names", "Karin Nes")
    before = files_of(content)
    for name in ("KARI NÉS", "Karin Nes"):
        result = briefings("new", "person", name, "--id", "nes-2")
        assert result.exit_code == 2
        assert "content/people/kari-nes.yaml is the record of" in result.stderr
    assert files_of(content) == before


def test_what_would_be_a_problem_is_told_and_nothing_stays(content: Path) -> None:
    briefings("new", "negotiation", "Bergen talks", "--parties", "Norway")
    before = files_of(content)
    result = briefings("new", "person", "Ola Vik", "--party", "Norwey")
    assert result.exit_code == 1
    assert "A party with nearly this name: Norway." in result.stdout
    assert files_of(content) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("negotiation", "Talks", "--start", "9.3.2026"), "`2026-03-09`"),
        (("negotiation", "Talks", "--status", "planned"), "proposed, scheduled"),
        (("article", "A report"), "--date is needed"),
        (("article", "A report", "--date", "2026-03"), "no whole day"),
        (("article", "A report", "--date", "2026-03-02", "--url", "example"), "web address"),
        (("person", "Kari Nes", "--id", "Kari Nes"), "--id jane-roe"),
        (("person", "???"), "no letter or digit"),
        (("person",), "briefings new person"),
    ],
)
def test_what_cannot_be_taken_is_wrong_usage_with_what_would_be_right(
    arguments: tuple[str, ...], said: str, content: Path
) -> None:
    before = files_of(content)
    result = briefings("new", *arguments)
    assert result.exit_code == 2
    assert said.lower() in result.stderr.lower()
    assert files_of(content) == before


def test_the_editor_offers_whoever_is_new(content: Path) -> None:
    briefings("new", "person", "Kari Nes")
    assert '"Kari Nes"' in (content.parent / "schemas" / "sidecar.json").read_text("utf-8")


@pytest.mark.parametrize("kind", TEMPLATES)
def test_the_help_says_what_every_option_does(kind: str) -> None:
    result = briefings("new", kind, "-h")
    assert result.exit_code == 0
    options = re.split(r"\n  (?=-)", result.stdout.split("Options:")[1])[1:]
    assert len(options) > 8
    for option in options:
        assert re.search(r"\s{2,}[A-Z].*\.\s*$", option, re.DOTALL), option


def test_a_terminal_asks_again_until_an_answer_can_be_taken(content: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefings", "new", "negotiation"]
    process = subprocess.Popen(command, cwd=content.parent, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = ""
    for answer in ("Bergen talks", "9.3.2026", "2026-03-09", "", "Norway, Iceland"):
        seen += heard(ours)
        os.write(ours, f"{answer}\n".encode())
    assert process.wait(timeout=60) == 0, seen
    os.close(ours)
    assert "`2026-03-09`" in seen
    assert "one of proposed, scheduled" in " ".join(seen.split())
    tree = parse((content / "negotiations" / "bergen-talks.yaml").read_text("utf-8"), "", [])
    assert tree == {"title": "Bergen talks", "start": "2026-03-09", "parties": ["Norway", "Iceland"]}


def test_whoever_stops_answering_has_written_nothing(content: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefings", "new", "person"]
    process = subprocess.Popen(command, cwd=content.parent, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    heard(ours)
    os.write(ours, b"Kari Nes\n")
    heard(ours)
    os.write(ours, b"\x04")
    seen = ""
    while "Nothing was written." not in seen:
        assert select.select([ours], [], [], 60)[0], seen
        seen += os.read(ours, 4096).decode()
    assert process.wait(timeout=60) == 130
    os.close(ours)
    assert "briefings: Stopped." in seen
    assert not (content / "people").exists()


def test_a_place_that_cannot_be_written_to_is_said_in_words(content: Path) -> None:
    (content / "people").write_text("no folder")
    result = briefings("new", "person", "Kari Nes")
    assert result.exit_code == 2
    assert "content/people/kari-nes.yaml could not be written" in result.stderr
    assert (content / "people").read_text() == "no folder"


def heard(terminal: int) -> str:
    """What a program prints up to its next question."""
    text = ""
    while not text.rstrip(" ").endswith("):"):
        assert select.select([terminal], [], [], 60)[0], text
        text += os.read(terminal, 4096).decode()
    return text


def test_schemas_of_somebody_elses_stay_and_what_was_begun_does_too(content: Path) -> None:
    (content.parent / "schemas").mkdir()
    (content.parent / "schemas" / "person.json").write_text("{}")
    result = briefings("new", "person", "Kari Nes")
    assert result.exit_code == 2
    assert result.stdout.startswith("Written: content/people/kari-nes.yaml\n")
    assert "was not made by `briefings schema`. No schema was written." in result.stderr
    assert files_of(content.parent / "schemas") == {"person.json": b"{}"}


def test_what_was_not_written_is_not_said_to_be_correctable(content: Path) -> None:
    result = briefings("new", "country", "Norway", "--code", "no")
    assert (result.exit_code, "Write `NO`." in result.stdout) == (1, True)
    assert "briefings fix" not in result.stdout
