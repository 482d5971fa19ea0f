"""`briefings trace`: why does a page say that?"""

from pathlib import Path

import pytest

from tests.sites import WORLD, briefings, copied

HOLUB = "people/marek-holub"


def trace(*arguments: object) -> str:
    """What is said about a page of the world."""
    result = briefings("trace", "--folder", WORLD, *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_every_fact_comes_with_its_file_its_line_and_what_stands_there() -> None:
    blocks = trace(HOLUB).split("\n\n")
    assert len(blocks) > 10
    for block in blocks[:-1]:
        fact, place, written = block.split("\n")
        file, line = place.strip().rsplit(":", 1)
        assert fact.startswith("“")
        assert Path(file).read_text("utf-8").split("\n")[int(line) - 1].strip() == written.strip()


def test_a_text_picks_the_facts_that_hold_it_whatever_its_case_and_accents() -> None:
    for text in ("foreign minister", "FÓREIGN Minister"):
        assert f"{WORLD.as_posix()}/people/marek-holub.yaml:6\n    - title: Foreign Minister" in trace(HOLUB, text)
        assert "Harbour judge" not in trace(HOLUB, text)


def test_a_word_for_a_value_is_found_by_the_value_too() -> None:
    assert "attendance: unclear" in trace("negotiations/astana-2025", "unclear")


@pytest.mark.parametrize(
    "address",
    [
        f"/{HOLUB}/",
        f"{HOLUB}/index.html",
        f"{HOLUB}/#claims",
        f"https://example.org/{HOLUB}/?utm_source=post",
        "people/marek%2Dholub",
    ],
)
def test_an_address_may_be_written_in_many_ways(address: str) -> None:
    assert trace(address) == trace(HOLUB)


def test_an_address_may_be_that_of_the_published_site(tmp_path: Path) -> None:
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nsite_url: https://example.org/talks/\nplugins: [briefings]\n")
    result = briefings("trace", f"https://example.org/talks/{HOLUB}/", "judge", "--config", tmp_path / "mkdocs.yml")
    assert "“Harbour judge”" in result.stdout


def test_the_home_page_can_be_traced() -> None:
    assert ".yaml:" in trace("/")
    assert trace("index.html") == trace("/")


def test_an_unknown_address_is_answered_with_near_ones() -> None:
    result = briefings("trace", "--folder", WORLD, "people/marek-hollub")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "briefings: There is no page people/marek-hollub.\n  Pages with nearly this address: people/marek-holub/"
    )


def test_an_address_far_from_any_gets_a_hint() -> None:
    result = briefings("trace", "--folder", WORLD, "zzz")
    assert result.exit_code == 1
    assert "Copy the address from the site." in result.stderr


def test_a_text_that_is_not_there_is_exit_code_1() -> None:
    result = briefings("trace", "--folder", WORLD, HOLUB, "penguins")
    assert result.exit_code == 1
    assert 'Nothing on people/marek-holub/ holds "penguins".' in result.stderr


def test_an_ordinary_page_is_named_as_a_whole() -> None:
    result = briefings("trace", "--folder", WORLD, "method/sources")
    assert result.exit_code == 1
    assert f"is written as a whole in {WORLD.as_posix()}/method/sources.md" in result.stderr


def test_problems_come_before_any_fact(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    (content / "people" / "ana-reyl.yaml").write_text("age: 40\n")
    result = briefings("trace", "--folder", content, HOLUB)
    assert result.exit_code == 1
    assert "unknown-key" in result.stdout
