"""The README says what is so: its reference is the code's, its examples are sound, its commands answer as it says."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from briefings.cli.commands import commands
from briefings.loading.source import front_matter
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.record import RECORD_FILES
from briefings.loading.written.reference import reference
from briefings.loading.written.sidecar import Sidecar
from briefings.loading.yaml_source import parse
from briefings.problems import Problem
from briefings.prose.article import read
from briefings.prose.quotations import find
from briefings.publishing.configuration import configured
from tests.sites import CONTENT, ROOT, briefings

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
BEGIN, END = "<!-- reference:begin -->\n", "<!-- reference:end -->"
FILE = re.compile(r"^`(?P<path>content/\S+|\w+\.txt)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## ", re.MULTILINE)
EDIT = re.compile(r"(?:in\n`(?P<path>content/\S+)`,\n)?write `(?P<new>[^`]+)`\s+for\s+`(?P<old>[^`]+)`")
BLOCK = re.compile(
    r"(?:^`content/(?P<folder>\w+)/\S+`\n\n)?^```(?P<language>yaml|markdown)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def test_the_reference_is_what_the_code_declares(pytestconfig: pytest.Config) -> None:
    before, begin, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    shown, end, after = rest.partition(END)
    if pytestconfig.getoption("--update-readme"):
        README.write_text(f"{before}{begin}{reference()}\n{end}{after}", encoding="utf-8")
    else:
        assert shown == f"{reference()}\n"


def test_whoever_follows_the_readme_sees_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Kari")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "kari@office.example")
    text = README.read_text(encoding="utf-8")
    steps = sorted(
        (step for pattern in (SECTION, FILE, EDIT, CONSOLE) for step in pattern.finditer(text)), key=re.Match.start
    )
    seen, done, ended = "", 0, 0
    for step in steps:
        if step.re is SECTION:
            assert ended == 0, "a walk ends with a command that fails, and nothing is mended"
            monkeypatch.chdir(tmp_path)
        elif step.re is FILE:
            file = tmp_path / step["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step["text"], encoding="utf-8")
        elif step.re is EDIT:
            file = Path(step["path"] or file)
            written = file.read_text(encoding="utf-8")
            assert written.count(step["old"]) == 1
            file.write_text(written.replace(step["old"], step["new"]), encoding="utf-8")
            ended = 0
        elif step["lines"].startswith("$ briefings "):
            start, end = step.span("lines")
            told, ended = answers(step["lines"], monkeypatch)
            seen += text[done:start] + "\n".join(told)
            done = end
    seen += text[done:]
    if pytestconfig.getoption("--update-readme"):
        README.write_text(seen, encoding="utf-8")
    else:
        assert without_seconds(text) == without_seconds(seen)


def answers(lines: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Each command of a console with what it prints, silent ones together; and the exit code of the last."""
    told, silent, ended = list[str](), "", 0
    for line in lines.splitlines():
        if not line.startswith("$ "):
            continue
        words = shlex.split(line)[1:]
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            printed = ""
        elif words[0] == "git":
            printed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        else:
            result = briefings(*words[1:])
            assert result.exit_code in (0, 1), result.output
            printed, ended = result.stdout, result.exit_code
        if printed:
            told.append(f"{silent}{line}\n{printed.rstrip()}\n")
            silent = ""
        else:
            silent += f"{line}\n"
    return [*told, *([silent] if silent else [])], ended


def without_seconds(text: str) -> list[str]:
    return re.sub(r"[\d.]+ seconds", "some seconds", text).splitlines()


@pytest.mark.parametrize("block", list(BLOCK.finditer(TEXT)), ids=lambda block: block["text"].splitlines()[0])
def test_an_example_is_of_the_format(block: re.Match[str], tmp_path: Path) -> None:
    text, problems = block["text"], list[Problem]()
    if block["language"] == "markdown":
        tree, _, _ = front_matter(text, "README.md", problems)
        FrontMatter.model_validate(tree)
    elif text.startswith("# mkdocs.yml\n"):
        (tmp_path / "content").mkdir()
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        configuration = configured(None, tmp_path / "mkdocs.yml")
        assert configuration.content == tmp_path / "content"
        assert f"site_name: {configuration.settings.site_name}\n" in text
    else:
        folder = block["folder"] or text.removeprefix("# ").partition("/")[0]
        RECORD_FILES.get(folder, Sidecar).model_validate(parse(text, "README.md", problems))
    assert problems == []


def test_the_examples_from_our_own_content_quote_it() -> None:
    quoted = 0
    for name, text in re.findall(r"^```yaml\n# (articles/\w.*?)\.yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        _, body, _ = front_matter((CONTENT / f"{name}.md").read_text(encoding="utf-8"), name, [])
        article, sidecar = read("", body), Sidecar.model_validate(parse(text, name, []))
        for claim in (*sidecar.delegates, *sidecar.positions, *sidecar.events):
            for quote in claim.quote or ():
                assert find(article, quote), quote
                quoted += 1
    assert quoted


def test_every_link_of_the_readme_leads_somewhere() -> None:
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(TEXT)}
    targets = re.findall(r"\]\(([^)\s]+)\)", TEXT)
    assert targets
    lost = [target for target in targets if target.startswith("#") and target[1:] not in anchors]
    lost += [target for target in targets if "#" not in target and "://" not in target and not (ROOT / target).exists()]
    assert lost == []


def test_what_the_readme_names_is_there(pytestconfig: pytest.Config) -> None:
    named = re.findall(r"`((?:\.github|briefings|content|templates|tests)/[\w./-]*)`", TEXT)
    beside = {match["path"] for pattern in (FILE, EDIT) for match in pattern.finditer(TEXT)} | {
        f"templates/assets/{kind}/site.{kind}" for kind in ("css", "js")
    }
    assert [path for path in named if path not in beside and not (ROOT / path).exists()] == []
    assert sorted(set(re.findall(r"[`$] ?briefings (\w+)", TEXT))) == sorted(commands.commands)
    for option in re.findall(r"--update-\w+", TEXT):
        assert pytestconfig.getoption(option) in (True, False)
