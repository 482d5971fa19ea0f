"""What is had once is forgotten in time, and the pages are the same."""

import pickle

import pytest

from briefings.loading import load
from briefings.pages import Desk, pages_at
from briefings.pages.bounded import Bounded
from briefings.pages.settings import Settings
from briefings.rendering import Renderer, compiling
from tests.sites import WORLD


def test_of_too_many_the_oldest_are_forgotten() -> None:
    some = Bounded[int, str](8)
    assert [some.keep(number, f"{number}") for number in range(9)] == [f"{number}" for number in range(9)]
    assert list(some) == [2, 3, 4, 5, 6, 7, 8]


def test_on_another_machine_nothing_is_kept() -> None:
    some = Bounded[int, str](8)
    some.keep(1, "one")
    there = pickle.loads(pickle.dumps(some))
    assert (there, there.most) == ({}, 8)


def test_few_escaped_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.rendering.compiling._ESCAPED", escaped := compiling._Escaped(3))
    assert [compiling.printed(text) for text in ("<a", "<b", "<c", "<d")] == ["&lt;a", "&lt;b", "&lt;c", "&lt;d"]
    assert list(escaped) == ["<b", "<c", "<d"]


def test_pages_are_the_same_however_little_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def pages() -> list[str]:
        renderer = Renderer(Settings())
        return [renderer.page(page) for page in pages_at(Desk(load(WORLD).dossier, Settings()))]

    all_at_hand = pages()
    monkeypatch.setattr("briefings.pages.desk._AT_HAND", 1)
    monkeypatch.setattr("briefings.pages.names._PRINTED", 1)
    monkeypatch.setattr("briefings.pages.names._CLAIMS_FOR_A_PRINT", 1_000_000)
    monkeypatch.setattr("briefings.rendering.compiling._ESCAPED", compiling._Escaped(1))
    monkeypatch.setattr("briefings.prose.article._ROOM", 0)
    assert pages() == all_at_hand
