"""Where nothing has changed nothing is built; where anything has, the site is as if made anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefings.checks import checked
from briefings.cli import build as cli
from briefings.loading import Loaded
from briefings.publishing.published import Published
from briefings.publishing.site import publish
from tests.sites import ARTICLE, MKDOCS, ROOT, briefings, files_of, one_article, stamps_of

TEMPLATES = ROOT / "templates"
NOTHING = "Nothing has changed since the last build"
PAGE = "people/ines-duarte/index.html"


class Desk:
    """A folder with content, templates and a site, in which somebody works."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content, self.site = one_article(folder / "content"), folder / "site"
        self.write("people/ines-duarte.yaml", "name: Inês Duarte\n")
        self.write("about.md", "# About\n\nUs.\n")
        self.write("files/seating.csv", "a,b\n")

    def write(self, name: str, text: str) -> None:
        """Write a file of the content."""
        (self.content / name).parent.mkdir(parents=True, exist_ok=True)
        (self.content / name).write_text(text, encoding="utf-8")

    def build(self, *arguments: object) -> str:
        """What a build of the site says."""
        told = briefings("build", self.content, "--site", self.site, *(arguments or ["--no-search"]))
        assert told.exit_code == 0, told.output
        return told.stdout

    def is_right(self) -> None:
        """The site is what would be made anew."""
        there = files_of(self.site)
        briefings("build", self.content, "--site", self.folder / "anew", "--no-search", "--no-cache")
        anew = files_of(self.folder / "anew")
        assert sorted(there) == sorted(anew)
        assert [name for name in anew if there[name] != anew[name]] == []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")
    there = Desk(tmp_path)
    there.build()
    return there


def test_where_nothing_changed_nothing_is_read_or_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.build()
    stamps = stamps_of(desk.site)
    (desk.content / "about.md").touch()
    with monkeypatch.context() as patch:
        patch.delattr("briefings.cli.build.checked")
        second = desk.build()
    assert NOTHING in first
    assert NOTHING in second
    # What came of it, but for the seconds, is told as after any other build.
    assert [line.rpartition(";")[0] for line in first.splitlines()] == [
        line.rpartition(";")[0] for line in second.splitlines()
    ]
    assert "1 person" in second
    assert "0 claims from 1 article" in second
    assert "index.html" in second
    assert stamps_of(desk.site) == stamps
    desk.is_right()


def rewritten(name: str, text: str) -> Callable[[Desk], None]:
    return lambda desk: desk.write(name, text)


def led_elsewhere(path: Path, there: Path) -> None:
    path.rename(there)
    path.symlink_to(there)


def gone(name: str) -> Callable[[Desk], None]:
    return lambda desk: (desk.folder / name).unlink()


CHANGES: dict[str, Callable[[Desk], object]] = {
    "an article": rewritten("articles/2025-05-14-oslo.md", ARTICLE.replace("met", "talked")),
    "a sidecar comes": rewritten("articles/2025-05-14-oslo.yaml", "negotiation: oslo-2025\n"),
    "a record": rewritten("people/ines-duarte.yaml", "name: Inês Alves Duarte\n"),
    "an ordinary page": rewritten("about.md", "# About\n\nOthers.\n"),
    "a table to download": rewritten("files/seating.csv", "b,a\n"),
    "a file comes": rewritten("people/another.yaml", "name: Another\n"),
    "a file goes": gone("content/people/ines-duarte.yaml"),
    "a file moves": lambda desk: (desk.content / "about.md").rename(desk.content / "us.md"),
    "templates come": lambda desk: rewritten("../templates/base.html", '{% extends "briefings/base.html" %}')(desk),
    "a page was touched": lambda desk: (desk.site / PAGE).write_bytes(b"else"),
    "a page is gone": gone(f"site/{PAGE}"),
    "a page is a link": lambda desk: led_elsewhere(desk.site / PAGE, desk.folder / "a"),
    "a page is not for all": lambda desk: (desk.site / PAGE).chmod(0o600),
    "a folder is not for all": lambda desk: (desk.site / "people").chmod(0o700),
    "the site is not for all": lambda desk: desk.site.chmod(0o700),
    "a folder is a link": lambda desk: led_elsewhere(desk.site / "people", desk.folder / "b"),
    "something between ours": lambda desk: (desk.site / "people" / "more.html").write_bytes(b"more"),
    "no list": gone("site/.briefings"),
    "half a list": lambda desk: (desk.site / ".briefings").write_text(
        "".join((desk.site / ".briefings").read_text("utf-8").splitlines(True)[:9]), "utf-8"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_the_site_is_as_if_made_anew(desk: Desk, change: Callable[[Desk], object]) -> None:
    change(desk)
    if not (desk.site / ".briefings").exists():
        (desk.site / ".briefings").write_text(
            "# Built by briefings. The next build replaces what is listed here, and leaves alone what else it finds.\n"
            + "\n".join(path.name for path in desk.site.iterdir())
        )
    assert NOTHING not in desk.build()
    desk.is_right()
    assert NOTHING in desk.build()


def test_what_was_something_else_while_it_was_read_is_not_taken_for_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = desk.content / "about.md"
    was, build = about.read_text("utf-8"), cli.put_in_place

    def put_in_place(*arguments: Any, **named: Any) -> Published:
        published = build(*arguments, **named)
        about.write_text(was, "utf-8")
        return published

    def read(*arguments: Any, **named: Any) -> Loaded:
        about.write_text(was.replace("Us.", "Others."), "utf-8")
        return checked(*arguments, **named)

    desk.write("people/another.yaml", "name: Another\n")
    with monkeypatch.context() as patch:
        patch.setattr(cli, "put_in_place", put_in_place)
        patch.setattr(cli, "checked", read)
        desk.build()
    assert NOTHING not in desk.build()
    desk.is_right()


def test_what_others_put_into_the_site_is_no_change_and_stays(desk: Desk) -> None:
    (desk.site / ".git").mkdir()
    (desk.site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (desk.site / "CNAME").write_text("talks.example", encoding="utf-8")
    assert NOTHING in desk.build()
    assert (desk.site / ".git" / "HEAD").exists()
    assert (desk.site / "CNAME").exists()
    # One of theirs is where one of ours was, which then is not made.
    (desk.site / "_headers").write_text("theirs", encoding="utf-8")
    assert NOTHING not in desk.build()


def test_what_a_dead_build_has_taken_is_given_back_first(desk: Desk) -> None:
    left = desk.folder / ".site.building-x8e2"
    (left / ".git").mkdir(parents=True)
    (left / ".briefings").write_bytes((desk.site / ".briefings").read_bytes())
    assert NOTHING in desk.build()
    assert (desk.site / ".git").is_dir()
    assert not left.exists()


def test_what_is_asked_for_otherwise_is_built(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert NOTHING not in desk.build("--no-search", "--no-cache")
    assert NOTHING in desk.build()
    assert NOTHING not in desk.build("--no-search", "--site", desk.folder / "other")
    assert NOTHING not in desk.build("--jobs", "1")
    monkeypatch.setattr("briefings.publishing.cache.build.program", lambda: b"\0" * 32)
    assert NOTHING not in desk.build("--jobs", "1")


def test_what_was_saved_during_a_build_is_in_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*arguments: object) -> object:
        desk.write("about.md", "# About\n\nSaved late.\n")
        return publish(*arguments)  # type: ignore[arg-type] # whatever it takes

    desk.write("about.md", "# About\n\nSaved early.\n")
    with monkeypatch.context() as patch:
        patch.setattr("briefings.cli.build.publish", meanwhile)
        desk.build()
    desk.build()
    desk.is_right()


def with_settings(desk: Desk, more: str = "") -> None:
    (desk.folder / "mkdocs.yml").write_text(f"docs_dir: content\n{MKDOCS}{more}", encoding="utf-8")


def test_settings_count_and_so_does_all_that_mkdocs_takes(desk: Desk) -> None:
    with_settings(desk)
    desk.write("other/plan.txt", "a")
    assert NOTHING not in desk.build()
    assert NOTHING in desk.build()
    with_settings(desk, "site_description: Talks\n")
    assert NOTHING not in desk.build()
    for name in ("notes~", "__pycache__/x.txt"):
        desk.write(name, "a")
        assert NOTHING not in desk.build()
        desk.is_right()
    (desk.content / "more").symlink_to(desk.content / "other")
    assert NOTHING not in desk.build()
    desk.is_right()
    assert NOTHING in desk.build()


def test_settings_that_are_saved_during_a_build_are_seen_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*arguments: object) -> object:
        with_settings(desk, "site_description: Late\n")
        return checked(*arguments)  # type: ignore[arg-type] # whatever it takes

    with_settings(desk, "site_description: Early\n")
    with monkeypatch.context() as patch:
        patch.setattr("briefings.cli.build.checked", meanwhile)
        desk.build()
    with_settings(desk, "site_description: Early\n")
    desk.build()
    desk.is_right()


def test_what_mkdocs_warns_of_it_says_each_time(desk: Desk) -> None:
    with_settings(desk, "nav: [{Home: index.md}, {Nope: nope.md}]\n")
    desk.write("index.md", "# Home\n")
    desk.build()
    assert NOTHING not in desk.build()


@pytest.mark.parametrize(
    "more",
    [
        "plugins: [search, briefings]\n",
        "hooks: [hook.py]\n",
        "markdown_extensions: [elsewhere.more]\n",
        "theme: mkdocs\n",
        "INHERIT: more.yml\n",
        "site_description: !ENV [TALKS, talks]\n",
        "exclude_docs: other\n",
    ],
)
def test_what_others_have_a_hand_in_is_built_each_time(desk: Desk, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(desk.folder)
    (desk.folder / "hook.py").write_text("", encoding="utf-8")
    (desk.folder / "more.yml").write_text("site_description: More\n", encoding="utf-8")
    (desk.folder / "elsewhere").mkdir()
    (desk.folder / "elsewhere" / "more.py").write_text(
        "from markdown.extensions.tables import makeExtension\n", encoding="utf-8"
    )
    with_settings(desk, more)
    desk.build()
    assert NOTHING not in desk.build()


def test_settings_in_another_encoding_are_no_hindrance(desk: Desk) -> None:
    (desk.folder / "mkdocs.yml").write_text(f"docs_dir: content\n{MKDOCS}", encoding="utf-16")
    assert "1 person" in desk.build()


def test_templates_behind_a_link_to_their_folder_count(desk: Desk) -> None:
    shared = desk.folder / "shared"
    shared.mkdir()
    ours = (TEMPLATES / "components" / "evidence.html").read_text("utf-8")
    (shared / "evidence.html").write_text(ours, encoding="utf-8")
    (desk.folder / "templates").mkdir()
    (desk.folder / "templates" / "components").symlink_to(shared)
    desk.build()
    (shared / "evidence.html").write_text(f"{ours}\n<!-- theirs -->", encoding="utf-8")
    assert NOTHING not in desk.build()


def test_a_list_that_names_no_file_is_no_list(desk: Desk) -> None:
    with (desk.site / ".briefings").open("ab") as listed:
        listed.write(b"\xff\xfe\nx\0y\n")
    assert NOTHING not in desk.build()
    desk.is_right()


def test_a_folder_that_is_no_site_of_ours_is_not_touched(desk: Desk) -> None:
    (desk.folder / "theirs").mkdir()
    (desk.folder / "theirs" / "thesis.txt").write_text("x", encoding="utf-8")
    left = desk.folder / ".theirs.building-abc"
    left.mkdir()
    (left / ".briefings").write_bytes((desk.site / ".briefings").read_bytes())
    (left / "CNAME").write_text("x", encoding="utf-8")
    told = briefings("build", desk.content, "--site", desk.folder / "theirs", "--no-search")
    assert "nothing was touched" in told.output
    assert [path.name for path in (desk.folder / "theirs").iterdir()] == ["thesis.txt"]
    assert left.exists()
