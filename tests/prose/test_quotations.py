"""A quote is found where, and only where, a reader would say that it stands."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefings.prose.article import read
from briefings.prose.folding import fold_quote
from briefings.prose.quotations import find, is_too_short

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
ARTICLE = """
President Vladimir Putin will **not** travel to Istanbul, according to a [directive](https://e.example) published late
Wednesday.

Instead, presidential aide Vladimir Medinsky, who led “failed” talks in 2022, was named head of the Russian
delegation — a 30‑day mission\xa0abroad.

Trump's of\ufb01ce said he would “think about it … maybe.” See snake_case and 5*3, it said. Medinsky was named head of
the Russian delegation.

Владимир Мединский возглавит делегацию. 弗拉基米尔·梅金斯基率领俄罗斯代表团。 فلاديمير ميدينسكي يرأس الوفد الروسي.
"""


def words_of(written: str, *names: str, article: str = ARTICLE, title: str = "Aide to lead delegation") -> list[str]:
    """The passages of a quote, as the article has them."""
    prose = read(title, article)
    passages = find(prose, written, names)
    assert all(passage.words == prose.text[passage.start : passage.end] for passage in passages)
    assert list(passages) == sorted(passages)
    return [passage.words for passage in passages]


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("presidential aide Vladimir Medinsky", "presidential aide Vladimir Medinsky"),
        ("Presidential aide Vladimir Medinsky", "presidential aide Vladimir Medinsky"),
        ("instead, presidential aide", "Instead, presidential aide"),
        ('who led "failed" talks', "who led “failed” talks"),
        ("who led «failed» talks", "who led “failed” talks"),
        ("“presidential aide Vladimir Medinsky”", "presidential aide Vladimir Medinsky"),
        (" 'will **not** travel to Istanbul' ", "will not travel to Istanbul"),
        ('"think about it … maybe."', "“think about it … maybe.”"),
        ("delegation - a 30-day mission abroad", "delegation — a 30‑day mission abroad"),
        ("Trump’s office said", "Trump's of\ufb01ce said"),
        ("will not travel to Istanbul", "will not travel to Istanbul"),
        ("will **not** travel to Istanbul", "will not travel to Istanbul"),
        ("**not** travel", "not travel"),
        ("will **not travel", "will not travel"),
        ("a [directive](https://e.example) published", "a directive published"),
        ("published late\nWednesday", "published late Wednesday"),
        ("late Wednesday. Instead, presidential", "late Wednesday.\nInstead, presidential"),
        ("snake_case and 5*3", "snake_case and 5*3"),
        ("snake\\_case and 5\\*3", "snake_case and 5*3"),
        ("pres\xadidential aide", "presidential aide"),
        ("Aide to lead delegation", "Aide to lead delegation"),
        ("to lead delegation President Vladimir", "to lead delegation\nPresident Vladimir"),
        ("think about it … maybe", "think about it … maybe"),
        ("think about it ... maybe.”", "think about it … maybe.”"),
        ("Мединский возглавит делегацию", "Мединский возглавит делегацию"),
        ("梅金斯基率领俄罗斯", "梅金斯基率领俄罗斯"),
        ("ميدينسكي يرأس الوفد", "ميدينسكي يرأس الوفد"),
    ],
)
def test_a_quote_stands_as_the_article_has_it(written: str, stands: str) -> None:
    assert words_of(written) == [stands]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "…",
        "presidential aide Vladimir Medinski",
        "presidential Aide Vladimir Medinsky",
        "residential aide Vladimir",
        "presidential aide Vladimir Med",
        "presidential aide … Istanbul",
        "presidential aide … cats and dogs",
        "единский возглавит делегацию",
        "will travel to Istanbul",
        "https://e.example",
    ],
)
def test_a_quote_that_no_reader_sees_does_not_stand(written: str) -> None:
    assert words_of(written) == []


@pytest.mark.parametrize("ellipsis", ["…", "...", "....", "[…]", "[...]", "(…)", ". . ."])
def test_an_ellipsis_leaves_words_out(ellipsis: str) -> None:
    parts = ["Vladimir Putin", "Wednesday.\nInstead"]
    assert words_of(f"Vladimir Putin {ellipsis} Wednesday. Instead") == parts
    assert words_of(f"Vladimir Putin{ellipsis}Wednesday. Instead {ellipsis}") == parts


def test_the_parts_stand_as_close_together_as_they_can() -> None:
    prose = read("t", "Putin came. Putin left. Putin spoke of peace. Of peace.")
    first, second = find(prose, "Putin … of peace")
    assert (first.start, second.words) == (prose.text.index("Putin spoke"), "of peace")


def test_parts_do_not_overlap() -> None:
    assert words_of("one two … two three", article="one two three") == []
    assert words_of("one two … two three", article="one two two three") == ["one two", "two three"]


def test_of_several_places_it_is_the_first_after_somebody_is_named() -> None:
    article = "Kyiv said no to the talks. Moscow sent word: Kyiv said no to the talks. Kyiv said no to the talks."
    prose = read("t", article)
    places = [match.start() for match in re.finditer("said no", prose.text)]
    found = {
        names: find(prose, "said no to the talks", names)[0].start for names in [(), ("Kyiv",), ("Moscow",), ("Minsk",)]
    }
    assert found == {(): places[0], ("Kyiv",): places[0], ("Moscow",): places[1], ("Minsk",): places[0]}


def test_a_name_inside_another_word_names_nobody() -> None:
    prose = read("t", "Nigerian talks will go on. Talks will go on. Niger agreed: talks will go on.")
    assert find(prose, "talks will go on", ["Niger"])[0].start == prose.text.rindex("talks")


def test_a_split_quote_too_stands_after_somebody_is_named() -> None:
    prose = read("t", "He said no to talks. Peskov spoke. He said no to talks.")
    assert find(prose, "said … talks", ["Peskov"])[0].start == prose.text.rindex("said")


def test_a_name_that_comes_after_every_place_changes_nothing() -> None:
    prose = read("t", "He said no. He said no. Peskov spoke.")
    assert find(prose, "said no", ["Peskov"])[0].start == prose.text.index("said")


def test_accents_count_however_they_are_composed() -> None:
    assert words_of("President Erdog\u0306an", article="President Erdoğan") == ["President Erdoğan"]
    assert words_of("President Erdoğan", article="President Erdog\u0306an") == ["President Erdog\u0306an"]
    assert words_of("President Erdogan", article="President Erdoğan") == []
    assert words_of("President Erdog", article="President Erdog\u0306") == []


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("no", True),
        ("he said", True),
        ("he … said", True),
        ("he said no", False),
        ("unacceptable", False),
        ("it collapsed", False),
        ("he … said … no", False),
        ("- - - -", True),
        ("弗拉基米尔", True),
        ("弗拉基米尔梅金斯基率领俄罗斯代表团", False),
    ],
)
def test_three_words_or_twelve_characters_are_enough(written: str, short: bool) -> None:
    assert is_too_short(written) is short


word = st.text(st.sampled_from("abcXYÉéжЯ中عا'’\"“-–&<*_`ﬁ"), min_size=1, max_size=6)


@given(st.lists(word, min_size=1, max_size=12), st.data())
@example(["a", "*b*", "c"], None)
def test_words_cut_out_of_an_article_stand_in_it(article: list[str], draw: st.DataObject | None) -> None:
    prose = read("t", " ".join(article))
    shown = prose.body.text.split(" ")
    if draw is None:
        first, last = 0, len(shown)
    else:
        first = draw.draw(st.integers(0, len(shown) - 1))
        last = draw.draw(st.integers(first + 1, len(shown)))
    written = " ".join(shown[first:last])
    assume(re.search(r"\w", written))
    (passage,) = find(prose, written)
    assert passage.words == prose.text[passage.start : passage.end]
    ours, theirs = fold_quote(written).text, fold_quote(passage.words).text
    assert ours.casefold() == theirs.casefold()


@pytest.mark.skipif(not SEED.exists(), reason="the article lies beside the repository, not in it")
@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("presidential aide Vladimir Medinsky … was named head of the Russian delegation", 2),
        ("Sunday as a counteroffer to Western-backed calls for a 30-day ceasefire", 1),
        ('only agree to meet him in the event of his "public capitulation."', 1),
        ("plans to meet with Turkish President Recep Tayyip Erdoğan", 1),
        ("Ukraine, in its turn, [refused](#) to recognize Russia's control", 1),
        ("Putin Won’t Attend Istanbul Talks", 1),
        ("The Kremlin Prepared the Regions for Peace Talks - But Few Took Notice", 1),
    ],
)
def test_quotes_stand_in_a_real_article(written: str, parts: int) -> None:
    prose = read("Putin Won't Attend Istanbul Talks", SEED.read_text("utf-8"))
    assert len(find(prose, written)) == parts
