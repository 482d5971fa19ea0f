"""What people write for a word of ours leads to a word that there is."""

import pytest

from briefings.loading.written.advice import MEANT_WORDS
from briefings.loading.written.reference import WORD_LISTS


@pytest.mark.parametrize("name", MEANT_WORDS)
def test_every_word_that_is_advised_is_one_of_its_list(name: str) -> None:
    words = {str(word) for word in WORD_LISTS[name]}
    assert set(MEANT_WORDS[name].values()) <= words
    assert not set(MEANT_WORDS[name]) & words
    assert all(word == word.lower().replace(" ", "_").replace("-", "_") for word in MEANT_WORDS[name])
