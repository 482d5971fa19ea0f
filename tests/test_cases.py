"""Every mistake has a case: what an author writes, and to the letter what the author is told."""

import ast
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.loading.showing import texts

CASES = Path(__file__).with_name("cases")
BASE = CASES / "base"
SIDECAR = "articles/2025-05-14-talks.yaml"
PACKAGE = Path(__file__).parents[1] / "briefings"

_FILE = re.compile(r"--- (?P<path>\S(?:.*?\S)?)(?: \((?P<how>[^()]*)\))?")
_BYTE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\([tr\\])")


@dataclass(frozen=True)
class Case:
    """A case: its title, the files laid over the base, and what is said of them. README.md has the form."""

    file: str
    title: str
    files: str
    said: str


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file: a title, a dot, files, a dot, what is said, a dot."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(parts) % 3 == 1, f"{path.name}: a case needs three dots"
    for title, files, said in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        yield Case(path.name, title.strip().splitlines()[-1], files, said)
    assert not parts[-1].strip(), f"{path.name} ends in the middle of a case"


EVERY_CASE = [case for path in sorted(CASES.glob("*.md")) if path.name != "README.md" for case in read_cases(path)]


def lay_over(folder: Path, files: str) -> None:
    """Write the files of a case. A case that names none is the sidecar of the base's article."""
    path, how, lines = SIDECAR, "", list[str]()
    for line in files.splitlines(keepends=True):
        if named := _FILE.fullmatch(line.rstrip("\n")):
            _write(folder, path, how, "".join(lines))
            path, how, lines = named["path"], named["how"] or "", []
        else:
            lines.append(line)
    _write(folder, path, how, "".join(lines))


def _write(folder: Path, path: str, how: str, text: str) -> None:
    file = folder / path
    if how == "removed":
        file.unlink()
        return
    if not text and not how:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if how.startswith("a link to "):
        file.symlink_to(how.removeprefix("a link to "))
    elif how == "a pipe":
        os.mkfifo(file)
    elif how == "UTF-16":
        file.write_bytes(text.encode("utf-16"))
    elif how == "escapes":
        file.write_bytes(_unescaped(text))
    elif how.endswith(" times"):
        file.write_text(text * int(how.removesuffix(" times")), encoding="utf-8")
    else:
        assert how in ("", "empty"), how
        file.write_text(text, encoding="utf-8")


def _unescaped(text: str) -> bytes:
    r"""A text as bytes: `\x00` is that byte, `\u202e` that character, `\t` a tab, `\r` a carriage return."""
    done, written = 0, b""
    for match in _BYTE.finditer(text):
        written += text[done : match.start()].encode()
        byte, character, letter = match.groups()
        if byte:
            written += bytes.fromhex(byte)
        else:
            written += (chr(int(character, 16)) if character else {"t": "\t", "r": "\r", "\\": "\\"}[letter]).encode()
        done = match.end()
    return written + text[done:].encode()


@pytest.mark.parametrize("case", EVERY_CASE, ids=lambda case: f"{case.file}: {case.title}")
def test_a_mistake_is_told_to_the_letter(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    shutil.copytree(BASE, tmp_path / "content")
    (tmp_path / "outside.md").write_text("not ours\n")
    lay_over(tmp_path / "content", case.files)
    monkeypatch.chdir(tmp_path)
    content = Path("content")
    said = "".join(f"{text}\n" for text in texts(checked(content).problems, content))
    if pytestconfig.getoption("--update-cases"):
        _update(case, said)
    else:
        assert said == case.said


def _update(case: Case, said: str) -> None:
    path = CASES / case.file
    text = path.read_text(encoding="utf-8")
    before, after = f"{case.title}\n.\n{case.files}.\n{case.said}.\n", f"{case.title}\n.\n{case.files}.\n{said}.\n"
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_no_two_cases_have_one_title() -> None:
    titles = [case.title for case in EVERY_CASE]
    assert sorted(titles) == sorted(set(titles))


def test_the_base_of_the_cases_is_sound() -> None:
    assert checked(BASE).problems == ()


# The calls that make a problem, and which argument is its code.
_CODE_AT = {"Problem": 1, "Trouble": 0, "wrong": 0, "Mistake": 1, "_refused": 2, "unread": 2}
# reference.py describes the fields for those who read the manual; it finds no mistakes.
_MODULES = sorted(
    path
    for folder in ("loading", "checks")
    for path in (PACKAGE / folder).rglob("*.py")
    if path.name not in ("reference.py", "form.py")
)
_COMPUTED = re.compile("[a-z]+(?:-[a-z]+)*-(?:key|field|value|shape|file)")


def _codes(tree: ast.Module) -> Iterator[str]:
    """The codes of problems that a module can make, those computed as patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CODE_AT:
            at = _CODE_AT[node.func.id]
            if at < len(node.args) and (code := _pattern(node.args[at])):
                yield code
        elif isinstance(node, ast.Constant) and _COMPUTED.fullmatch(str(node.value)):
            yield re.escape(str(node.value))


def _pattern(node: ast.expr) -> str | None:
    """A pattern for what a literal text can come out as; None for what is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*" for part in node.values)
    return None


def test_every_code_of_a_problem_has_a_case_and_no_other() -> None:
    heads = re.compile(r"^content/.*?:\d+:\d+: (\S+)$", re.MULTILINE)
    said = {code for case in EVERY_CASE for code in heads.findall(case.said)}
    made = {code for path in _MODULES for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert {code for code in made if not any(re.fullmatch(code, one) for one in said)} == set()
    assert {one for one in said if not any(re.fullmatch(code, one) for code in made)} == set()


def _sentences(tree: ast.Module) -> Iterator[str]:
    """What a module can say: its literal texts of three words or more that no docstring or description is."""
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Call | ast.Assert | ast.Raise):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in ("Field", "ValueError") or isinstance(node, ast.JoinedStr | ast.Assert):
                silent |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in silent and (pattern := _pattern(node)):
            plain = pattern.replace("\\", "")
            if len(re.findall("[A-Za-z]{2,}", plain)) >= 3 and plain.endswith(".") and not plain.startswith("["):
                yield pattern.replace(re.escape("{field}"), ".*")


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_sentence_that_the_code_can_say_is_said_in_a_case(path: Path) -> None:
    said = "\n".join(line.strip() for case in EVERY_CASE for line in case.said.splitlines())
    sentences = _sentences(ast.parse(path.read_text(encoding="utf-8")))
    assert [sentence for sentence in sentences if not re.search(sentence, said)] == []
