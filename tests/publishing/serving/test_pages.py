"""A page that is served is, byte for byte, the one that a build writes, whatever was saved before."""

import random
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.loading import Loaded
from briefings.pages import Page
from briefings.publishing.configuration import Configuration, configured
from briefings.publishing.published import Published
from briefings.publishing.reporting import Silent
from briefings.publishing.serving.reading import Reader
from briefings.publishing.serving.sites import Site
from briefings.publishing.site import publish
from tests.sites import WORLD, copied, files_of

FILES = sorted(path.relative_to(WORLD).as_posix() for path in WORLD.rglob("*") if path.suffix in (".md", ".yaml"))
SIDECARS = [name for name in FILES if name.startswith("articles/") and name.endswith(".yaml")]
ARTICLES = [name for name in FILES if name.startswith("articles/") and name.endswith(".md")]
RECORDS = [name for name in FILES if name.split("/")[0] in ("people", "negotiations", "issues", "organizations")]


def edited(choice: random.Random, folder: Path) -> Path:
    """Save something else in a file, as an analyst may; the file."""
    match choice.randrange(6):
        case 0:
            name = choice.choice(SIDECARS)
            (folder / name).write_text("", "utf-8")
        case 1:
            name = choice.choice(RECORDS)
            text = (WORLD / name).read_text("utf-8")
            (folder / name).write_text(f"checked: 2024-0{choice.randrange(1, 9)}-01\n{text}", "utf-8")
        case 2:
            name = choice.choice(ARTICLES)
            text = (WORLD / name).read_text("utf-8").replace("\ntitle: ", f"\ntitle: {choice.randrange(9)} ", 1)
            (folder / name).write_text(text, "utf-8")
        case 3:
            name = f"people/zz-{choice.randrange(3)}.yaml"
            named = choice.choice(("Nobody Hereabouts", "Zed Xavier", "Foreign Ministry"))
            (folder / name).write_text(f"name: {named}\n", "utf-8")
        case 4:
            name = choice.choice(ARTICLES)
            (folder / name).unlink(missing_ok=True)
            (folder / name).with_suffix(".yaml").unlink(missing_ok=True)
        case _:
            name = choice.choice(SIDECARS)
            head = choice.choice(("summary", "title"))
            text = (WORLD / name).read_text("utf-8").replace(f"{head}: ", f"{head}: Now ", 1)
            (folder / name).write_text(text, "utf-8")
    return folder / name


def assert_as_built(site: Site, here: Configuration) -> None:
    """Every file of a build is what the site has at its address."""
    assert not publish(checked(here.content), here, 1, Silent()).problems
    for name, content in files_of(here.site).items():
        if name.startswith((".briefings", "_headers", "search/index", "assets/search.json")):
            continue
        path = name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
        found = site.at(path)
        assert found is not None, name
        assert found.content == content, name


def unbuilt(loaded: Loaded) -> Published:
    raise AssertionError("the site is made on demand")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_saved_the_page_that_is_served_is_the_one_that_is_built(tmp_path: Path, seed: int) -> None:
    choice = random.Random(seed)
    content = copied(WORLD, tmp_path / "content").absolute()
    here = configured(content)._replace(site=tmp_path / "site", search=False)
    reader, compared = Reader(here, unbuilt), 0
    first = reader.read()
    assert first
    assert first.site
    for _ in range(30):
        file = edited(choice, content)
        outcome = reader.read([file] if choice.random() < 0.5 else None)
        if outcome is None:
            continue
        if outcome.site is None:
            assert outcome.problems == checked(content).problems
            was = WORLD / file.relative_to(content)
            file.write_bytes(was.read_bytes()) if was.exists() else file.unlink(missing_ok=True)
            outcome = reader.read([file])
        if outcome and outcome.site and choice.random() < 0.6:
            assert_as_built(outcome.site, here)
            compared += 1
    assert compared > 1


def test_what_is_not_asked_for_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copied(WORLD, tmp_path / "content")
    reader = Reader(configured(content), unbuilt)
    reader.read()
    file = content / SIDECARS[0]
    file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
    outcome = reader.read([file.absolute()])
    assert outcome
    assert outcome.site
    made: list[str] = []
    plan = outcome.site.plan  # type: ignore[attr-defined]

    def note(page: Page) -> str:
        made.append(page.permalink)
        return ""

    monkeypatch.setattr(plan.renderer, "page", note)
    outcome.site.at("people/marek-holub/")
    assert made == ["people/marek-holub/"]
    assert "pages" not in vars(plan)


def test_what_leaves_no_trace_is_no_news(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content").absolute()
    reader = Reader(configured(content), unbuilt)
    assert reader.read()
    assert reader.read() is None
    assert reader.read([content / "articles" / "4913"]) is None
    image = content / "images"
    first = next(image.iterdir())
    first.write_bytes(first.read_bytes())
    assert reader.read([first])
