"""What holds for the whole house, so that nobody has to remember it."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.checks import ARTICLE_CHECKS, CHECKS
from briefings.pages import PAGE_KINDS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefings"
TEMPLATES = ROOT / "templates"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py"))
# Longer than a module may be, each with its reason.
LONG = {"loading/yaml_source.py": "one stream of events is read in one pass, and each part of it needs the others"}
LONGEST = 250
EMPTY_WORDS = {"utils", "util", "helper", "helpers", "manager", "data", "info", "item", "obj", "process", "handle"}
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "fromtimestamp"}
# A build says how long it took, a lock since when it is held, and an article when it was fetched; whether a file was
# saved just now is asked before it is taken for read. No page asks.
MAY_LOOK_AT_THE_CLOCK = {
    "publishing/lock.py",
    "publishing/digests.py",
    "cli/build.py",
    "cli/serve.py",
    "cli/import_report.py",
}
NOT_OURS = {".git", ".venv", "site", "dist", "requirements"}


def name_of(path: Path) -> str:
    """A module as it is called inside the package."""
    return path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else path.relative_to(ROOT).as_posix()


def tracked() -> Iterator[Path]:
    """Every text file of the repository that somebody wrote."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".github", ".gitignore") for part in parts)
        generated = any(part in ("__pycache__", "node_modules") or part.endswith(".egg-info") for part in parts)
        if path.is_file() and not hidden and not generated and parts[0] not in NOT_OURS and path.suffix != ".png":
            yield path


# Tables of contents


def test_every_page_kind_prints_through_a_template_of_its_own_name() -> None:
    """`pages/person.py` is `templates/person.html`; whatever else it prints is another module's."""
    modules = {kind.__module__.rpartition(".")[2] for kind in PAGE_KINDS} - {"not_found"}
    assert modules <= {path.stem for path in TEMPLATES.glob("*.html")}
    printed = {
        found for path in (PACKAGE / "pages").glob("*.py") for found in re.findall(r'"(\w+)\.html"', path.read_text())
    }
    skeletons = {"main", "body", "mkdocs", "ordinary"}
    assert printed == {path.stem for path in TEMPLATES.glob("*.html")} - skeletons


def test_macros_stand_in_components() -> None:
    """One in a page's template is made anew for each page, and keeps all of that page in memory to the end."""
    assert [path.name for path in TEMPLATES.glob("*.html") if "{% macro" in path.read_text("utf-8")] == []


def test_every_page_kind_is_held_apart_from_the_others() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (apart,) = (contract for contract in contracts if contract["name"].startswith("Page kinds "))
    assert apart["modules"] == sorted(kind.__module__ for kind in PAGE_KINDS)


def test_every_check_is_in_the_table_and_its_docstring_is_its_rule() -> None:
    written = set()
    for path in (PACKAGE / "checks").glob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _yields_problems(node):
                written.add(node.name)
    assert written == {check.__name__ for check in (*CHECKS, *ARTICLE_CHECKS)}
    for check in (*CHECKS, *ARTICLE_CHECKS):
        assert (check.__doc__ or "").split("\n\n")[0].endswith("."), check.__name__


def _yields_problems(node: ast.FunctionDef) -> bool:
    return node.returns is not None and ast.unparse(node.returns) == "Iterator[Problem]"


# Modules


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for_and_is_no_longer_than_a_reader_bears(path: Path) -> None:
    text = path.read_text("utf-8")
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "it has no docstring"
    assert doc.split("\n\n")[0].endswith((".", ":", "?")), "its docstring does not begin with a sentence"
    if name_of(path) not in LONG:
        assert text.count("\n") <= LONGEST
    assert path.stem not in EMPTY_WORDS


def test_half_of_the_modules_are_under_a_hundred_lines() -> None:
    lengths = sorted(path.read_text("utf-8").count("\n") for path in MODULES)
    assert lengths[len(lengths) // 2] < 100


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) not in MAY_LOOK_AT_THE_CLOCK], ids=name_of)
def test_no_module_looks_at_the_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            assert ast.unparse(node.func.value) not in (
                "time",
                "datetime",
                "datetime.datetime",
                "datetime.date",
                "date",
            )
        if isinstance(node, ast.ImportFrom):
            assert node.module != "time"


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name_of)
def test_a_module_imports_nothing_for_its_types_alone(path: Path) -> None:
    names = [node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)]
    assert "TYPE_CHECKING" not in names


def test_no_test_is_passed_over() -> None:
    """But for what needs material beside the repository, or a system that can fork."""
    for path in TESTS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("skip", "xfail", "importorskip"):
                pytest.fail(f"{name_of(path)} has {ast.unparse(node)}")
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.skipif"):
                condition = ast.unparse(node.args[0])
                assert re.fullmatch(r"not (SHARED|SEED)\.exists\(\)|not CAN_FORK", condition), name_of(path)


# Templates


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_says_what_it_takes_and_trusts_nobody(path: Path) -> None:
    text = path.read_text("utf-8")
    header = re.match(r"\{#(.*?)#\}", text, re.DOTALL)
    assert header, "it has no header comment"
    assert header[1].strip().endswith((".", ")"))
    # The one script is a file of the site; what a page is about, in JSON, is none that runs.
    text = text.replace('<script src="{{ root }}{{ assets.script }}" defer></script>', "")
    text = text.replace('<script type="application/ld+json">', "")
    assert not re.search(r"\|\s*safe\b|autoescape|<script|<style|\sstyle=|\son[a-z]+=", text)
    if path.parent.name == "components":
        for macro in re.findall(r"\{%-? macro (\w+)", text):
            imported = re.compile(rf"from \"components/{path.name}\" import [^%]*\b{macro}\b")
            used_here = len(re.findall(rf"\b{macro}\b", text[header.end() :])) > 1
            assert used_here or any(imported.search(other.read_text("utf-8")) for other in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_says_what_it_is_for_and_reads_nothing_as_html(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.match(r"// .+[.:]\n", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?:", text)
    assert max(map(len, text.splitlines())) <= 120


def test_the_parts_of_a_long_list_are_named_by_one_component() -> None:
    """But for the sections of the same page, of which none says how much is in it."""
    named = {path.name: path.read_text("utf-8").count('<nav class="letters"') for path in TEMPLATES.rglob("*.html")}
    assert {name: count for name, count in named.items() if count} == {"contents.html": 1, "listing.html": 1}


def test_every_component_is_used() -> None:
    everything = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    for path in (TEMPLATES / "components").glob("*.html"):
        assert f'"components/{path.name}"' in everything, path.name


# The repository


def test_the_repository_speaks_of_the_project_alone() -> None:
    """No place on a machine of whoever wrote it, and no host that packages come from."""
    elsewhere = [
        "/tm" + "p/lab",
        "/wo" + "rk/",
        "/ro" + "ot/",
        "py" + "pi.org",
        "pythonhosted" + ".org",
        "npmjs" + ".org",
    ]
    for path in tracked():
        text = path.read_text("utf-8")
        assert [word for word in elsewhere if word in text] == [], path


def test_the_locks_name_no_host() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert not re.search(r"https?://|--index-url|--find-links", path.read_text("utf-8")), path.name


def test_every_package_of_the_locks_is_of_one_version_and_proved_by_digests() -> None:
    for path in (ROOT / "requirements").iterdir():
        written = re.sub(r" \\\n", "", path.read_text("utf-8"))
        packages = [line for line in written.splitlines() if line and not line.lstrip().startswith("#")]
        assert len(packages) > 40
        wanted = re.compile(r"[\w.-]+==[\w.]+( ; [^-]+?)?(    --hash=sha256:[0-9a-f]{64})+")
        assert [line for line in packages if not wanted.fullmatch(line)] == [], path.name


def test_what_pages_are_checked_with_is_locked_and_names_no_host() -> None:
    lock = json.loads((ROOT / ".ci" / "checkers" / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {f"node_modules/{name}" for name in ("lighthouse", "vnu-jar", "yaml-language-server")} <= packages.keys()
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
