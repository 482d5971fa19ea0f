"""The form in the browser, as somebody meets it who opens it for the first time, changes a sidecar and saves it."""

import difflib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.browsing import Browser
from tests.browser.checkers import checker
from tests.browser.serving import served
from tests.publishing.test_form import mkdocs
from tests.sites import CONTENT, WORLD, briefings, copied

TEXT = "document.body.innerText"
SIDECAR = "articles/2025-02-05-holub-stays-at-home.yaml"
# A folder of the browser's own stands for the one that somebody would pick: no dialog can be answered here.
FOLDER = """async files => {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, {recursive: true});
  await root.getDirectoryHandle(".git", {create: true});
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/"), name = folders.pop();
    let folder = root;
    for (const part of folders) folder = await folder.getDirectoryHandle(part, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
  window.showDirectoryPicker = async () => root;
}"""
# While the form puts a file in its place, the one that stood there cannot be read any more.
READ = """async path => {
  const folders = path.split("/"), name = folders.pop();
  let folder = await navigator.storage.getDirectory();
  for (const part of folders) folder = await folder.getDirectoryHandle(part);
  for (let again = 20; ; again--) {
    try {
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch (error) {
      if (!again) throw error;
      await new Promise(done => setTimeout(done, 50));
    }
  }
}"""
PRESS = """text => {
  const said = element => element.innerText.replace(/[\\u2066-\\u2069]/g, "").trim().split("\\n").at(-1);
  const found = [...document.querySelectorAll("button, [role=option]")].find(element => said(element) === text);
  found?.scrollIntoView({block: "center"});
  found?.click();
  return Boolean(found);
}"""
FIELD = """(key => {
  // While the form is being drawn, an input for files may stand there, which takes no text.
  const within = `[data-key-path="${key}"]`;
  return document.querySelector(`${within} input:not([type=file]), ${within} textarea, ${within} [role=combobox]`);
})"""
INTO = """key => {
  const field = FIELD(key);
  // What nobody has scrolled to is not there yet.
  const beside = [...document.querySelectorAll(`[data-key-path^="${key.replace(/[^.]*$/, "")}"]`)].at(-1);
  (field ?? beside)?.scrollIntoView({block: "center"});
  field?.focus();
  field?.select?.();
  if (field?.role === "combobox") field.click();
  return Boolean(field);
}""".replace("FIELD", FIELD)
WRITE = """(key, text) => {
  const field = FIELD(key);
  if (!field) return false;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
  field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  field.dispatchEvent(new Event("change", {bubbles: true}));
  return true;
}""".replace("FIELD", FIELD)
KEPT = """async ({shapes, texts}) => {
  const {Files} = await import(new URL("files.js", location.href));
  const files = new Files(shapes), changed = {};
  for (const [path, text] of Object.entries(texts)) {
    const written = path.endsWith(".md") ? files.writeArticle(files.readArticle(text)) : files.write(files.read(text));
    if (written !== text) changed[path] = written;
  }
  return changed;
}"""
CHANGED = """async ({shapes, text, values}) => {
  const {Files} = await import(new URL("files.js", location.href));
  const files = new Files(shapes);
  return files.write(Object.assign(files.read(text), values));
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's site, with the form."""
    folder = tmp_path_factory.mktemp("form")
    result = briefings(
        "build", "--config", mkdocs(folder, checker("@sveltia/cms")), "--site", folder / "site", "--no-search"
    )
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture
def form(browser: Browser, site: Path) -> Iterator[str]:
    """The form, open; its address."""
    with served(site) as url:
        browser.requests()
        browser.complaints()
        browser.show(f"{url}admin/")
        until(lambda: "Access Token" in browser.ask(TEXT), lambda: browser.ask(TEXT))
        yield url


@pytest.fixture(scope="module")
def scripts(browser: Browser, site: Path) -> Iterator[None]:
    """A page on which scripts of the form can be run, without the form."""
    with served(site) as url:
        browser.show(f"{url}admin/LICENSE.txt")
        yield


@pytest.fixture(scope="module")
def shapes(site: Path) -> Any:
    """How values stand in files and in the form."""
    return json.loads((site / "admin" / "form.json").read_text("utf-8"))


def until(is_so: Callable[[], object], told: Callable[[], object]) -> None:
    """Wait for something that takes its time."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, told()
        time.sleep(0.1)


def press(browser: Browser, text: str) -> None:
    until(lambda: browser.run(PRESS, text), lambda: f"{text}: {browser.ask(TEXT)}")


def fill(browser: Browser, key: str, text: str) -> None:
    """Write into a field as typing does, but into this one, wherever the form has taken the focus meanwhile."""

    def written() -> bool:
        return bool(browser.run(INTO, key) and browser.run(WRITE, key, text))

    until(written, lambda: f"{key}: {browser.ask(TEXT)}")
    until(lambda: browser.ask(f"{FIELD}('{key}')?.value") == text, lambda: f"{key}: {browser.ask(TEXT)}")


def choose(browser: Browser, key: str, word: str) -> None:
    until(lambda: browser.run(INTO, key), lambda: f"{key}: {browser.ask(TEXT)}")
    press(browser, word)


def texts_of(content: Path) -> dict[str, str]:
    paths = [path for path in sorted(content.rglob("*")) if path.suffix in (".yaml", ".md") and path.parent != content]
    return {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in paths}


def test_it_opens_takes_its_configuration_and_asks_nobody_else(browser: Browser, form: str) -> None:
    assert "error" not in browser.ask(TEXT).lower()
    asked = browser.requests()
    assert any(address.startswith(f"{form}admin/config.yml") for address in asked), asked
    elsewhere = [address for address in asked if not address.startswith((form, "blob:"))]
    assert elsewhere == []
    # It would look whether there is a newer version of it, and how its host fares, and may not.
    refused = [said for said in browser.complaints() if "Content Security Policy" in said]
    wanted = ("unpkg.com/@sveltia/cms/package.json", "www.githubstatus.com/api/")
    assert [said for said in refused if not any(address in said for address in wanted)] == []


def test_what_is_changed_and_added_is_saved_and_all_else_stays(browser: Browser, form: str, tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    before = f"# Ours.\n{(content / SIDECAR).read_text('utf-8')}"
    (content / SIDECAR).write_text(before.replace("role: head\n    att", "role: head  # as ever\n    att"), "utf-8")
    before = (content / SIDECAR).read_text("utf-8")
    browser.run(FOLDER, {f"content/{path}": text for path, text in texts_of(content).items()})
    press(browser, "Work with Local Repository")
    until(lambda: "Who goes to Astana" in browser.ask(TEXT), lambda: browser.ask(TEXT))
    browser.run("path => void (location.hash = path)", f"#/collections/sidecars/entries/{Path(SIDECAR).stem}")

    press(browser, "Expand All")
    fill(browser, "delegates.0.post", "minister")
    press(browser, "Add Delegate")
    fill(browser, "delegates.3.person", "Teuila Faumuina")
    fill(browser, "delegates.3.party", "Amber Islands")
    fill(browser, "delegates.3.quote", "“We know Ms Reyl, and she knows the charts,” said Teuila Faumuina")
    press(browser, "Add Position")
    fill(browser, "positions.2.party", "NO")
    fill(browser, "positions.2.issue", "Seabed boundary")
    choose(browser, "positions.2.stance", "Open: would talk about it")
    fill(browser, "positions.2.summary", "Its view: talks begin on Monday.")
    fill(browser, "positions.2.as_of", "2025-02-05")
    fill(browser, "positions.2.quote", "Talks begin on Monday")
    offered = "[...document.getElementById(arguments[0]).options].map(option => option.value)"
    box = "document.querySelector('[data-key-path=\"positions.2.party\"] input').getAttribute('list')"
    assert "Norway" in browser.ask(offered.replace("arguments[0]", box))
    press(browser, "Save")
    until(lambda: browser.run(READ, f"content/{SIDECAR}") != before, lambda: browser.ask(TEXT))

    saved = browser.run(READ, f"content/{SIDECAR}")
    told = list(difflib.unified_diff(before.splitlines(), saved.splitlines(), n=0, lineterm=""))[2:]
    assert [line for line in told if not line.startswith("@@")] == [
        "-    post: foreign minister",
        "-    role: head  # as ever",
        "+    post: minister",
        "+    role: head # as ever",
        "+  - person: Teuila Faumuina",
        "+    party: Amber Islands",
        "+    quote: “We know Ms Reyl, and she knows the charts,” said Teuila Faumuina",
        '+  - party: "NO"',
        "+    issue: Seabed boundary",
        "+    stance: open",
        '+    summary: "Its view: talks begin on Monday."',
        "+    quote: Talks begin on Monday",
        "+    as_of: 2025-02-05",
    ]
    (content / SIDECAR).write_text(saved.replace('"NO"', "Amber Islands"), "utf-8")
    assert briefings("check", content).output.startswith("No problem in 55 claims")


def test_a_file_that_nobody_changed_is_written_as_it_was(browser: Browser, scripts: None, shapes: Any) -> None:
    for content in (WORLD, CONTENT):
        texts = texts_of(content)
        assert len(texts) > 30
        assert browser.run(KEPT, {"shapes": shapes, "texts": texts}) == {}


@pytest.mark.parametrize(
    ("text", "values", "written"),
    [
        # What other programs would take for a no or a number; a year; and what the form does not know.
        ("name: x\n", {"other_names": [{"name": "NO"}, {"name": "012"}]}, 'name: x\nother_names: ["NO", "012"]\n'),
        ("other: [1.10, NO]\nstart: 012\n", {"end": "2025"}, "other: [1.10, NO]\nstart: 012\nend: 2025\n"),
        # Empty fields are left out, and what was empty stays, with its comment.
        ("a:  # yours\n", {"note": "", "parties": [], "venue": {"city": ""}, "b": "c"}, "a: # yours\nb: c\n"),
        # One text or a list, in one box.
        ("quote: one\n", {"quote": "one\ntwo"}, "quote: [one, two]\n"),
        ("quote: [one, two]\n", {"quote": "two"}, "quote: two\n"),
        ("party: Norway\n", {"party": "Norway; Iceland"}, "party: [Norway, Iceland]\n"),
        # A text that was in quotation marks is so afterwards; a value that is taken away takes its line along.
        ("title: 'Old'\nnote: x\n", {"title": "New", "note": ""}, "title: 'New'\n"),
        # What moves keeps its comments; so does what is changed in its place.
        (
            "posts:\n  # first\n  - title: a\n  # second\n  - title: b\n",
            {"posts": [{"title": "c"}, {"title": "a"}, {"title": "b"}]},
            "posts:\n  # first\n  - title: c\n  - title: a\n  # second\n  - title: b\n",
        ),
        ("posts:\n# first\n- title: a\n", {"posts": [{"title": "b"}]}, "posts:\n# first\n- title: b\n"),
        (
            "members: [Norway]\n",
            {"members": [{"party": "Norway", "start": "1952"}]},
            "members: [{party: Norway, start: 1952}]\n",
        ),
    ],
)
def test_what_is_changed_is_written_as_one_would_write_it(
    browser: Browser, scripts: None, shapes: Any, text: str, values: Any, written: str
) -> None:
    assert browser.run(CHANGED, {"shapes": shapes, "text": text, "values": values}) == written
