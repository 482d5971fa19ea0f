from pathlib import Path

from tests.sites import briefings

ARTICLE = "---\ntitle: A long report\ndate: 2025-01-01\npublisher: Wire\npublish: {publish}\nurl: https://wire.example/1\n---\n"
WORDS = "Every word of it counts. " * 14_000


def built(folder: Path, publish: str) -> tuple[int, str]:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/long.md").write_text(ARTICLE.format(publish=publish) + WORDS)
    run = briefings("build", folder, "--site", folder.parent / "site", "--no-search")
    return run.exit_code, run.output


def test_a_page_that_would_not_open_on_a_telephone_is_a_problem_of_what_it_shows(tmp_path: Path) -> None:
    code, said = built(tmp_path / "content", "full")
    assert code == 1
    assert "articles/long.md:1" in said
    assert "The page articles/long/ would be 35" in said
    assert "a page may be 300 KB" in said
    assert "publish: excerpts" in said
    assert not (tmp_path / "site").exists()


def test_a_long_text_of_which_only_passages_are_shown_is_none(tmp_path: Path) -> None:
    assert built(tmp_path / "content", "excerpts")[0] == 0
