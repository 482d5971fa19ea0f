"""An editor with the YAML language server marks the mistakes of whoever writes, and offers words and names."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.authoring.editor import FILES, schema_line
from tests.authoring.language_server import LanguageServer
from tests.sites import CONTENT, WORLD, briefings, copied

PEOPLE = "delegates:\n  - person: ▌\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site's folder with the content of the small world, and the schemas that our own command makes of it."""
    folder = tmp_path_factory.mktemp("site")
    result = briefings("schema", copied(WORLD, folder / "content"))
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[LanguageServer]:
    """The language server as VS Code runs it in that folder."""
    settings = json.loads((site / ".vscode" / "settings.json").read_text("utf-8"))
    server = LanguageServer(site, {"yaml": {"schemas": settings["yaml.schemas"], "completion": True, "validate": True}})
    yield server
    server.close()


def sidecar(site: Path) -> Path:
    return site / "content" / "articles" / "new.yaml"


def with_line(site: Path, text: str) -> str:
    return f"{schema_line(sidecar(site), 'sidecar', site)}\n{text}"


def test_nothing_is_marked_in_what_the_loader_takes(site: Path, server: LanguageServer) -> None:
    marked = {path: server.marked(path) for path in sorted((site / "content").rglob("*.yaml"))}
    assert len(marked) > 20
    assert {path.name: marks for path, marks in marked.items() if marks} == {}


def test_nothing_is_marked_in_our_own_content(
    site: Path, server: LanguageServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in sorted(CONTENT.rglob("*.yaml")):
        there = site / "content" / path.relative_to(CONTENT)
        assert server.marked(there, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "negotiation: 2025\n",
        "events:\n  - {date: 2025, title: 1648, quote: [012, 10:30], end: 2025-05/2025-06}\n",
        "delegates:\n  - {person: true, party: NO, signed: no}\n",
        "delegates:\n  - {group: x, party: Norway, signed: YES}\n  - {group: y, party: Norway, signed: true}\n",
        "positions:\n  - {party: [NO, Somebody Else], issue: 1, stance: open, summary: s, quote: q}\n",
    ],
)
def test_a_text_that_others_take_for_a_number_or_a_no_is_still_a_text(
    text: str, site: Path, server: LanguageServer
) -> None:
    assert server.marked(sidecar(site), with_line(site, text)) == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("delgates: []\n", 2, "delgates"),
        ("delegates:\n  - person: Ana Reyl\n    role: hed\n", 4, '"head"'),
        ("delegates:\n  - person: Ana Reyl\n    attendence: declined\n", 4, "attendence"),
        ("delegates:\n  - party: Norway\n", 3, "person"),
        ("delegates:\n  - person: [Ana Reyl]\n", 3, "Write a text here."),
        ("delegates:\n  - person:\n    party: Norway\n", 3, "Write a text here."),
        ("delegates: Ana Reyl\n", 2, "array"),
        ("positions:\n  - {party: NO, issue: Peace, stance: open, summary: s}\n", 3, "quote"),
        ("positions:\n  - {party: NO, issue: Peace, summary: s, quote: q}\n", 3, "stance"),
        ("events:\n  - {date: 20/11/2026, title: t, quote: q}\n", 3, "Write year first"),
        ("events:\n  - date: 2026-05-01\n    title: t\n    quote: q\n    kind: rounds\n", 6, '"round"'),
    ],
)
def test_a_common_mistake_is_marked_on_its_line(
    text: str, line: int, said: str, site: Path, server: LanguageServer
) -> None:
    marks = server.marked(sidecar(site), with_line(site, text))
    assert [mark for mark in marks if mark[0] == line and said in mark[1]], marks


def test_a_mistake_in_a_record_is_marked(site: Path, server: LanguageServer) -> None:
    file = site / "content" / "people" / "ana-reyl.yaml"
    assert server.marked(file, "name: Ana Reyl\npost: minister\n") == [(2, "Property post is not allowed.")]


def test_people_are_offered_where_a_person_belongs(site: Path, server: LanguageServer) -> None:
    offers = server.offered(sidecar(site), with_line(site, PEOPLE))
    assert {"Ana Reyl", "Marek Holub", "Sigrid Nesse"} <= offers.keys()
    assert not {"Norway", "true", "false", "head"} & offers.keys()


@pytest.mark.parametrize("text", ["delegates:\n  - party: ▌\n", "events:\n  - date: 2025\n    parties:\n      - ▌\n"])
def test_countries_and_organizations_are_offered_where_a_party_belongs(
    text: str, site: Path, server: LanguageServer
) -> None:
    offers = server.offered(sidecar(site), with_line(site, text))
    assert {"Kestria", "Norway", "Strait States Group"} <= offers.keys()
    assert "Ana Reyl" not in offers


def test_norway_s_code_is_offered_in_quotation_marks(site: Path, server: LanguageServer) -> None:
    offers = server.offered(sidecar(site), with_line(site, "delegates:\n  - party: ▌\n"))
    assert '"NO"' in offers.values()
    assert "NO" not in offers.values()


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("delegates:\n  - role: ▌\n", {"head", "deputy_head", "adviser"}),
        ("delegates:\n  - attendance: ▌\n", {"declined", "announced", "withdrew"}),
        ("positions:\n  - stance: ▌\n", {"demands", "rejects", "conditional"}),
        ("positions:\n  - issue: ▌\n", {"Joint patrols", "Detained crews"}),
        ("negotiation: ▌\n", {"oslo-2024", "astana-2025"}),
        ("delegates:\n  - ▌\n", {"person", "party", "role", "quote"}),
    ],
)
def test_words_issues_negotiations_and_keys_are_offered_where_they_belong(
    text: str, some: set[str], site: Path, server: LanguageServer
) -> None:
    assert some <= server.offered(sidecar(site), with_line(site, text)).keys()


def test_without_a_line_at_its_top_a_file_has_the_schema_that_the_settings_give_it(
    site: Path, server: LanguageServer
) -> None:
    assert "Ana Reyl" in server.offered(sidecar(site), PEOPLE)
    for pattern in FILES.values():
        folder = pattern.partition("/")[0]
        file = site / "content" / folder / "new-file.yaml"
        assert [line for line, _ in server.marked(file, "nonsense: 1\n")][:1] == [1], folder
