"""The benchmarks keep to the rules of content, whatever these become: they run, on a corpus too small to tell much."""

import gc
from pathlib import Path

import pytest

from tests.benchmarks import again, floor, make_corpus, per_article, serving


def test_serving_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        serving.main(30)
    finally:
        gc.enable()
    said = capsys.readouterr().out
    assert "30 articles: first page after" in said
    assert [line.partition(":")[0] for line in said.splitlines()[1:]] == [
        "a sidecar",
        "a record",
        "a new record",
        "a new article",
        "memory",
    ]


def test_building_again_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")
    again.main(30, 1)
    said = capsys.readouterr().out
    assert said.startswith("30 articles, 1 runs")
    assert [line[:22].strip() for line in said.splitlines()[2:]] == list(again._KINDS)


def test_what_an_article_costs_is_measured_with_the_large_build_halted_for_the_small_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    per_article.main(60, 20, 0.3)
    stretches, large, small, ratio = capsys.readouterr().out.splitlines()
    assert int(stretches.split()[0]) > 1
    assert large.startswith("60 articles: ")
    assert small.startswith("20 articles: ")
    assert ratio.startswith("an article costs ")


def test_what_the_libraries_alone_take_is_measured(tmp_path: Path) -> None:
    make_corpus.main(30, tmp_path / "content")
    took = floor._libraries(tmp_path)
    assert [what.partition(",")[0] for what in took][1:5] == ["reading files", "libyaml", "Markdown", "cleaning HTML"]
    written = list((tmp_path / "site").rglob("index.html"))
    assert [what for what in took if what.startswith(f"writing {len(written)} pages, ")]
    assert all("</html>" in page.read_text("utf-8") for page in written)
