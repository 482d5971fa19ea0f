"""Rows: had once at a desk, and no more of a claim than may be shown."""

import gc
import weakref
from pathlib import Path

import pytest

from briefings.loading import load
from briefings.pages import Desk, pages_at
from briefings.pages.settings import Settings
from briefings.rendering import Renderer
from tests.loading.content import loaded
from tests.sites import WORLD

CLAIMS = """positions:
  - {party: Norway, issue: Quota, stance: demands, summary: Less., as_of: 2025-05-01, quote: demands less}
delegates:
  - {person: Kari Nes, party: Norway, negotiation: Bergen talks}
"""
SMALL = {"articles/2025-05-14-a.md": "Norway demands less. Kari Nes leads.", "articles/2025-05-14-a.yaml": CLAIMS}


def test_a_row_and_a_sentence_are_had_once_at_a_desk(tmp_path: Path) -> None:
    dossier = loaded(tmp_path, SMALL).dossier
    desk = Desk(dossier, Settings())
    assert all(desk.row(claim) is desk.row(claim) for claim in dossier.claims)
    assert desk.sentence(desk.news[0]) is desk.sentence(desk.news[0])


def test_a_row_tells_the_day_for_which_it_held(tmp_path: Path) -> None:
    dossier = loaded(tmp_path, SMALL).dossier
    desk = Desk(dossier, Settings())
    days = {row.kind: row.day.text for row in map(desk.row, dossier.claims)}
    assert days == {"position": "1 May 2025", "delegate": "14 May 2025"}


def test_a_desk_goes_with_its_rows_when_nobody_needs_it_without_looking_for_garbage() -> None:
    # While content is served, each reading has a desk of its own, and garbage is looked for only now and then.
    desk, renderer = Desk(load(WORLD).dossier, Settings()), Renderer(Settings())
    for page in pages_at(desk):
        renderer.page(page)
    assert desk.printed
    gone = weakref.ref(desk)
    gc.collect()
    gc.disable()
    try:
        del desk, page
        assert gone() is None
    finally:
        gc.enable()


def test_there_is_room_for_more_prints_where_there_are_more_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = loaded(tmp_path, SMALL).dossier
    assert Desk(dossier, Settings()).printed.most == 4_000
    monkeypatch.setattr("briefings.pages.names._PRINTED", 1)
    monkeypatch.setattr("briefings.pages.names._CLAIMS_FOR_A_PRINT", 1)
    assert Desk(dossier, Settings()).printed.most == len(dossier.claims) > 1
