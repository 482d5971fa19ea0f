"""Any bytes give a site or messages: no traceback, no hang, no file that eats the memory before it is refused."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.checks import checked
from briefings.loading.showing import texts
from tests.loading.content import FRONT_MATTER, write
from tests.pages.folders import html_of
from tests.sites import WORLD, copied, files_of, run
from tests.tables import Measure
from tests.trust.attacks import payloads
from tests.trust.bombs import MARKDOWN, SIDECARS

TABLE, HEADS = "Nothing crashes", ["files", "tried", "MB at most", "lost"]
MOST_MB = 500


def told(folder: Path, *arguments: object) -> tuple[str, int]:
    """What a command in a process of its own says of a folder, and how many megabytes it took."""
    command = [sys.executable, "-m", "briefings", *map(str, arguments), "--jobs", "1"]
    with (folder / "said.txt").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    said = (folder / "said.txt").read_text("utf-8")
    assert process.returncode in (0, 1), said[-2000:]
    assert "Traceback" not in said
    return said, usage.ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


@pytest.mark.soak
def test_what_no_parser_bears_is_refused_in_words_and_takes_no_memory(
    tmp_path: Path, soaking: bool, measured: Measure
) -> None:
    size = 990_000 if soaking else 60_000
    for name, (bomb, _) in SIDECARS.items():
        write(
            tmp_path,
            {f"content/articles/{name}.md": FRONT_MATTER + "Text.", f"content/articles/{name}.yaml": bomb(size)},
        )
    write(
        tmp_path,
        {"content/articles/front.md": f"---\ntitle: {'x' * 10_000_000}\n---\n", "content/huge.md": "x" * size * 2},
    )
    said, megabytes = told(tmp_path, "check")
    codes = defaultdict[str, set[str]](set)
    for line in said.splitlines():
        if line.startswith("content/"):
            place, code = line.split(": ")
            codes[place.partition(":")[0]].add(code)
    for name, (_, expected) in SIDECARS.items():
        found = codes[f"content/articles/{name}.yaml"]
        assert found & set(expected.split()) if expected else found, name
    assert codes["content/articles/front.md"] == codes["content/huge.md"] == {"too-large"}
    assert megabytes < MOST_MB
    measured(TABLE, HEADS, ["YAML that is refused", len(SIDECARS) + 2, megabytes, 0])


@pytest.mark.soak
def test_no_markdown_of_an_article_keeps_the_build_from_its_end(
    tmp_path: Path, soaking: bool, measured: Measure
) -> None:
    """Nothing is wrong with it, but that its page may be too long."""
    size = 400_000 if soaking else 20_000
    for name, bomb in MARKDOWN.items():
        write(tmp_path, {f"content/articles/{name}.md": FRONT_MATTER + bomb(size)})
    said, megabytes = told(tmp_path, "build", "--no-search")
    assert set(re.findall(r"^content/.*: (.*)$", said, re.MULTILINE)) <= {"too-long"}
    measured(TABLE, HEADS, ["Markdown of articles", len(MARKDOWN), megabytes, 0])


@pytest.mark.soak
def test_no_markdown_of_an_ordinary_page_does(tmp_path: Path, soaking: bool, measured: Measure) -> None:
    """It is refused, or becomes a page; what becomes of it may be too long, or lead nowhere."""
    size = 90_000 if soaking else 10_000
    write(tmp_path, {f"content/{name}.md": bomb(size) for name, bomb in MARKDOWN.items()})
    said, _ = told(tmp_path, "check")
    refused = set(re.findall(r"^content/(.*?):", said, re.MULTILINE))
    for file in refused:
        (tmp_path / "content" / file).unlink()
    said, megabytes = told(tmp_path, "build", "--no-search")
    assert set(re.findall(r"^content/.*: (.*)$", said, re.MULTILINE)) <= {"broken-link", "too-long"}
    assert len(refused) < len(MARKDOWN)
    measured(TABLE, HEADS, ["Markdown of pages", len(MARKDOWN), megabytes, 0])


SMALL = {
    "articles/a.md": "Ana Reyl of Norway met Lin in Oslo, and demands that the quota be cut.\n",
    "articles/a.yaml": "negotiation: oslo\ndelegates:\n  - person: Ana Reyl\n    party: Norway\n    role: head\n"
    "positions:\n  - party: Norway\n    issue: Quota\n    stance: demands\n    summary: A cut.\n"
    "    quote: demands that the quota\n",
    "negotiations/oslo.yaml": "title: Oslo talks\nstart: 2025-05-14\nparties: [Norway]\n",
    "people/ana-reyl.yaml": "name: Ana Reyl\nother_names: [{name: Рейл, language: ru}]\nparty: Norway\n",
    "about.md": "# About\n\n[Ana](people/ana-reyl.yaml)\n",
}
PIECES = st.sampled_from(
    ["\0", "\ud800", "\ufeff", "\u2028", "\x85", "\t", "\r", "\n", ": ", "- ", "? ", "#", " #x", "&a ", "*a ", "!!int ",
     "|\n", ">-\n", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "[", "]", "{", "}", "'", '"', "\\", "@", "`", "=", "~",
     "null", "NO", "0o7", "0x1F", "1e3", ".inf", ".NaN", "12:30:45", "2025-02-30", "0000-00-00", "9999999999-01-01",
     "2025-05-14/", "-1", "\u202e", "😀", "𝕏", "İ", "ß", "a" * 500, "../", "/etc/passwd", "C:\\", "con", "http://[",
     "https://e.example/\x7f", "javascript:x", "<b>", "<!--", "]]>", "{{ x }}", "{% x %}", "…", "[[", "](", "```"]
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, text: str) -> bytes:
    """A text with some of it cut out, said twice, or put in the place of other parts of it."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES | st.text(max_size=4) | st.just(text[start:end] * 2)) + text[end:]
    return text.encode("utf-8", "surrogatepass")


def said_of(folder: Path) -> int:
    """How many problems a folder has; each of them can be printed."""
    problems = checked(folder).problems
    for text in texts(problems, folder):
        assert text.replace("\n", "").encode().decode()
    return len(problems)


@pytest.mark.soak
@pytest.mark.parametrize("file", SMALL)
@given(content=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_told_of(file: str, tmp_path: Path, content: st.DataObject) -> None:
    write(tmp_path, SMALL)
    original = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_bytes(content.draw(st.binary(max_size=60) | changed(original)))
    said_of(tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("file", SMALL)
@given(content=st.data())
@settings(
    max_examples=settings.default.max_examples // 10 if settings.default else 10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_read_becomes_pages(file: str, tmp_path: Path, content: st.DataObject) -> None:
    write(tmp_path, SMALL)
    original = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_bytes(content.draw(changed(original)))
    loaded = checked(tmp_path)
    if not loaded.problems:
        assert html_of(loaded.dossier)


@pytest.mark.soak
def test_a_text_that_breaks_other_programs_is_any_text_here(tmp_path: Path, soaking: bool, measured: Measure) -> None:
    """Each in a title, a name, a post and a reference of its own: no crash, whatever is said of it."""
    naughty = payloads("naughty", soaking)
    for number, text in enumerate(naughty):
        write(
            tmp_path,
            {
                f"articles/a{number}.md": f"---\ntitle: {text}\ndate: 2025-05-14\npublisher: {text}\n---\n{text}\n",
                f"articles/a{number}.yaml": f"negotiation: {text}\ndelegates:\n  - person: {text}\n    party: {text}\n",
                f"people/p{number}.yaml": f"name: {text}\nparty: {text}\nformer_ids: [{text}]\n",
            },
        )
    assert said_of(tmp_path)
    measured(TABLE, HEADS, ["naughty strings", 3 * len(naughty), "", 0])


@pytest.mark.soak
def test_a_folder_may_have_very_many_files(tmp_path: Path, soaking: bool, measured: Measure) -> None:
    number = 100_000 if soaking else 2_000
    (tmp_path / "content" / "people").mkdir(parents=True)
    for at in range(number):
        (tmp_path / "content" / "people" / f"{at}.txt").touch()
    said, megabytes = told(tmp_path, "check", "--format", "json")
    assert said.count("unread-file") == number
    measured(TABLE, HEADS, ["files in one folder", number, megabytes, 0])


def test_the_world_with_any_of_its_files_cut_short_is_read_or_told_of(tmp_path: Path) -> None:
    folder = copied(WORLD, tmp_path / "content")
    for name, content in files_of(folder).items():
        if name.endswith((".md", ".yaml")):
            (folder / name).write_bytes(content[: len(content) * 2 // 3])
    assert said_of(folder)
    ended = run("briefings", "check", folder, cwd=tmp_path)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
