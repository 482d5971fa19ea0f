"""What `publish` says holds on every page of the site."""

from pathlib import Path

import pytest

from tests.pages.folders import dossier_of, html_of

TEXT = """
Falcon Alpha words stand before the passage. Ana Reyl will lead the delegation of Norway, said the ministry, and nobody
else is named. Falcon Omega words stand after the passage.

Norway demands a quick end of the fishing. Mike Pence is mentioned here with falcon gossip.
"""
SIDECAR = """
negotiation: Oslo round
delegates:
  - person: Ana Reyl
    party: Norway
    post: envoy
    role: head
    quote: will lead the delegation of Norway
positions:
  - party: Norway
    issue: Fishing
    stance: demands
    summary: Fishing ends.
    quote: demands a quick end of the fishing
"""


def pages(folder: Path, publish: str) -> dict[str, str]:
    article = (
        f"---\ntitle: A report\ndate: 2025-01-02\npublisher: Wire\nurl: https://wire.example/a\npublish: {publish}\n"
    )
    return html_of(
        dossier_of(
            folder,
            {
                "articles/report.md": f"{article}---\n{TEXT}",
                "articles/report.yaml": SIDECAR,
                "people/mike-pence.yaml": "name: Mike Pence\n",
            },
        )
    )


def test_a_full_text_is_shown_and_its_passages_are_marked(tmp_path: Path) -> None:
    html = pages(tmp_path, "full")["articles/report/"]
    assert "Falcon Alpha" in html
    assert '<mark id="quote-1"' in html


def test_of_excerpts_only_the_quoted_passages_are_anywhere(tmp_path: Path) -> None:
    found = pages(tmp_path, "excerpts")
    everything = "\n".join(found.values())
    assert "alcon" not in everything
    assert "nobody" not in everything
    assert "will lead the delegation of Norway" in found["articles/report/"]
    assert 'id="quote-1"' in found["articles/report/"]
    assert "#:~:text=demands%20a%20quick%20end%20of%20the%20fishing" in found["countries/norway/"]


@pytest.mark.parametrize("word", ["alcon", "will lead", "will%20lead", "quick", "nobody", ":~:text"])
def test_of_a_link_no_word_is_anywhere(tmp_path: Path, word: str) -> None:
    assert word not in "\n".join(pages(tmp_path, "link").values())


def test_a_link_keeps_its_facts_its_summary_and_the_way_to_the_original(tmp_path: Path) -> None:
    found = pages(tmp_path, "link")
    assert "envoy" in found["people/ana-reyl/"]
    assert "Head of delegation" in found["negotiations/oslo-round/"]
    assert "Fishing ends." in found["issues/fishing/"]
    assert 'href="https://wire.example/a"' in found["countries/norway/"]
    assert 'href="../../articles/report/#claim-1"' in found["people/ana-reyl/"]
    assert 'id="claim-1"' in found["articles/report/"]


def test_a_sentence_that_mentions_somebody_is_shown_only_of_a_full_text(tmp_path: Path) -> None:
    assert "falcon gossip" in pages(tmp_path / "full", "full")["people/mike-pence/"]
    assert "falcon gossip" not in pages(tmp_path / "excerpts", "excerpts")["people/mike-pence/"]


def test_the_words_of_our_own_note_are_not_looked_for_in_the_original(tmp_path: Path) -> None:
    everything = "\n".join(pages(tmp_path, "full\nnote: yes").values())
    assert "will lead the delegation of Norway" in everything
    assert ":~:text" not in everything
