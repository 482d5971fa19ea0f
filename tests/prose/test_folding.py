"""Names and quotes are equal where a reader would say that they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose.folding import fold_name, fold_quote


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Donnell", "O’Donnell"),
        ("O'Donnell", "OʼDonnell"),
        ("O`Donnell", "ODonnell"),
        ("O´Donnell", "odonnell"),
        ("Erdoğan", "ERDOGAN"),
        ("Erdog\u0306an", "Erdoğan"),
        ("Søren Łukasz Đorđević", "soren lukasz dordevic"),
        ("Strauß", "STRAUSS"),
        ("Æthelred Þórsson", "aethelred thorsson"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("Ｎｏｒｗａｙ", "norway"),
        ("Recep  Tayyip\n Erdoğan ", "recep tayyip erdogan"),
        ("Recep\xa0Tayyip", "recep tayyip"),
        ("Med\xadinsky", "Medinsky"),
        ("علی\u200cرضا", "علیرضا"),
        ("\u200eمحمد\u200f", "محمد"),
        ("Володимир Зеленський", "ВОЛОДИМИР ЗЕЛЕНСЬКИЙ"),
        ("Знамʼянка", "Знам'янка"),
        ("Пётр", "Петр"),
        ("김정은", unicodedata.normalize("NFD", "김정은")),
        ("ガザ", unicodedata.normalize("NFD", "ガザ")),
    ],
)
def test_two_writings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("George II", "George VI"), ("ガザ", "カサ"), ("Jean-Luc", "Jean Luc")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@given(st.text())
def test_a_folded_name_folds_to_itself(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text())
def test_the_composition_of_a_name_does_not_count(text: str) -> None:
    assert fold_name(unicodedata.normalize("NFD", text)) == fold_name(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_of_plain_names_is_right(text: str) -> None:
    assert fold_name(text) == fold_name(text + "\u200b")


@pytest.mark.parametrize("written", ["“x”", "«x»", "„x“", "‹x›", "'x'", "‘x’", "「x」", "＂x＂", "`x´"])
def test_quotation_marks_of_all_kinds_are_one(written: str) -> None:
    assert fold_quote(written).text == fold_quote('"x"').text


@pytest.mark.parametrize("dash", "‐‑‒–—―−－")
def test_dashes_of_all_kinds_are_hyphens(dash: str) -> None:
    assert fold_quote(f"30{dash}day").text == "30-day"


def test_case_is_kept_in_quotes() -> None:
    assert fold_quote("Head").text == "Head"


def test_plain_text_needs_no_offsets() -> None:
    assert fold_quote('He said "no" —\nthen left.').offsets is None


@pytest.mark.parametrize(
    ("written", "folded", "offsets"),
    [
        ("a\xadb", "ab", (0, 2, 3)),
        ("a\u202eb\u2069", "ab", (0, 2, 4)),
        ("of\ufb01ce", "office", (0, 1, 2, 2, 3, 4, 5)),
        ("so…", "so...", (0, 1, 2, 2, 2, 3)),
        ("cafe\u0301s", "cafés", (0, 1, 2, 3, 5, 6)),
        ("a \n b", "a b", (0, 1, 4, 5)),
        ("Ｐeace", "Peace", (0, 1, 2, 3, 4, 5)),
    ],
)
def test_every_folded_character_knows_where_it_stood(written: str, folded: str, offsets: tuple[int, ...]) -> None:
    assert fold_quote(written) == (folded, offsets)


def test_a_span_takes_in_the_whole_of_a_character_that_became_several() -> None:
    folded = fold_quote("wait… and \ufb01ght")
    end = folded.text.index("...") + 1
    assert folded.span(0, end) == (0, 5)


@given(st.text())
def test_a_folded_quote_folds_to_itself(text: str) -> None:
    folded = fold_quote(text).text
    assert fold_quote(folded).text == folded


@given(st.text(st.sampled_from("aé\u0301ﬁ… \xad\xa0ガカ\u3099한ㅎㅏﾊﾞк")))
def test_offsets_go_up_and_lead_to_what_was_folded(text: str) -> None:
    folded, offsets = fold_quote(text)
    if offsets is None:
        assert len(folded) == len(text)
        return
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)
    whole = unicodedata.normalize("NFKC", text.replace("\xad", "")).replace("\xa0", " ")
    assert folded == " ".join(whole.split(" ")) if "  " not in whole else True
