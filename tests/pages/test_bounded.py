"""What is had once is forgotten in time, and the pages are the same."""

import pytest

from briefings.loading import load
from briefings.pages import Desk, pages_at
from briefings.pages.bounded import Bounded
from briefings.pages.settings import Settings
from briefings.rendering import Renderer
from tests.sites import WORLD


def test_of_too_many_the_oldest_are_forgotten() -> None:
    some = Bounded[int, str](4)
    assert [some.keep(number, f"{number}") for number in range(5)] == ["0", "1", "2", "3", "4"]
    assert list(some) == [2, 3, 4]


def test_pages_are_the_same_however_little_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def pages() -> list[str]:
        renderer = Renderer(Settings())
        return [renderer.page(page) for page in pages_at(Desk(load(WORLD).dossier, Settings()))]

    all_at_hand = pages()
    monkeypatch.setattr("briefings.pages.desk._AT_HAND", 1)
    monkeypatch.setattr("briefings.pages.desk._A_YEAR", 1_000_000)
    monkeypatch.setattr("briefings.rendering.compiling._KEPT", 1)
    monkeypatch.setattr("briefings.prose.article._ROOM", 0)
    assert pages() == all_at_hand
