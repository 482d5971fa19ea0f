"""A backlink shows one sentence, whole."""

import pytest

from briefings.prose.sentences import sentence_around

TEXT = (
    "A title\nMr. Fomin met U.S. President Trump, e.g. in Doha. He left! “Did he?” asked Gen. St. John. Was it 3.5 "
    "tons? J. Smith said no.\nNext line. Then it ended."
)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("title", "A title"),
        ("Fomin", "Mr. Fomin met U.S. President Trump, e.g. in Doha."),
        ("Doha", "Mr. Fomin met U.S. President Trump, e.g. in Doha."),
        ("left", "He left!"),
        ("asked", "“Did he?” asked Gen. St. John."),
        ("tons", "Was it 3.5 tons?"),
        ("Smith", "J. Smith said no."),
        ("Next", "Next line."),
        ("ended", "Then it ended."),
        ("Doha. He", "Mr. Fomin met U.S. President Trump, e.g. in Doha. He left!"),
    ],
)
def test_the_sentence_is_the_one_around_the_word(word: str, sentence: str) -> None:
    start = TEXT.index(word)
    assert sentence_around(TEXT, start, start + len(word)) == sentence


def test_a_range_over_two_lines_gives_the_sentence_in_which_it_begins() -> None:
    start = TEXT.index("no.\nNext")
    assert sentence_around(TEXT, start, start + 8) == "J. Smith said no."


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("他来了。梅金斯基率领代表团。完。", "率领", "梅金斯基率领代表团。"),
        ("Он уехал. Мединский остался. Всё.", "остался", "Мединский остался."),
        ("وصل الوفد. غادر الوزير؟ نعم.", "غادر", "غادر الوزير؟"),
    ],
)
def test_sentences_end_in_other_scripts_too(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    assert sentence_around(text, start, start + len(word)) == sentence
