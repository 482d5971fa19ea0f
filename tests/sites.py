"""Sites that several tests look at: commands and folders in, what was printed and built out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from click.testing import CliRunner, Result

from briefings.cli.commands import commands

ROOT = Path(__file__).parents[1]
WORLD = ROOT / "tests" / "world"
CONTENT = ROOT / "content"
MKDOCS = "site_name: The strait\ntheme: briefings\nplugins: [briefings]\n"
ARTICLE = "---\ntitle: Talks open in Oslo\ndate: 2025-05-14\n---\nThe delegations met in Oslo.\n"


def briefings(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], prog_name="briefings")


def module(
    name: str, *arguments: object, cwd: Path, env: Mapping[str, str] | None = None, is_group: bool = False
) -> "subprocess.Popen[str]":
    """Start a command in a process of its own, such as `briefings` or `mkdocs`; in a group of its own, as a terminal
    would, where that `is_group`.
    """
    return subprocess.Popen(
        [sys.executable, "-m", name, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=is_group,
    )


def run(
    name: str, *arguments: object, cwd: Path, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own, to its end."""
    process = module(name, *arguments, cwd=cwd, env=env)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: its path and its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def stamps_of(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a folder is written to: each path's inode and time."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in (folder, *sorted(folder.rglob("*")))
    }


def pages_of(folder: Path) -> dict[str, str]:
    """Every HTML page below a folder: its path and its text."""
    return {name: content.decode() for name, content in files_of(folder).items() if name.endswith(".html")}


def copied(content: Path, folder: Path) -> Path:
    """A copy of a content folder that a test may change."""
    return Path(shutil.copytree(content, folder))


def one_article(folder: Path) -> Path:
    """The smallest content there is."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "2025-05-14-oslo.md").write_text(ARTICLE, encoding="utf-8")
    return folder


class Element:
    """An element of a page: its tag, attributes and all text in it."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.words: list[str] = []

    @property
    def text(self) -> str:
        """The text, with single spaces."""
        return " ".join("".join(self.words).split())


VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """Every element of a page, in order, read by Python's own parser."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """End one."""
        assert self._open, f"</{tag}> ends nothing"
        assert self._open[-1].tag == tag, f"</{tag}> where </{self._open[-1].tag}> is due"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text belongs to every element that is open."""
        for element in self._open:
            element.words.append(data)

    def having(self, attribute: str) -> Iterator[tuple[Element, str]]:
        """The elements that have an attribute, with its value."""
        for element in self.elements:
            if attribute in element.attributes:
                yield element, element.attributes[attribute]
