"""Addresses: one for each thing, and none in the way of another."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.loading.identities import RESERVED
from briefings.model.reference import KINDS, Key
from briefings.pages import permalinks
from briefings.pages.permalinks import original

SLUG = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
KEY = st.builds(Key, st.sampled_from(KINDS), SLUG)
NUMBER = st.integers(1, 9)
YEAR = st.integers(1, 9999)
PLACE = st.one_of(
    st.tuples(st.just("record"), KEY),
    st.tuples(st.just("listing"), st.sampled_from(KINDS)),
    st.tuples(
        st.just("listing_part"), st.sampled_from(KINDS), st.sampled_from(["a", "z", "other", "2024", "undated"]), NUMBER
    ),
    st.tuples(st.just("chronicle"), KEY, YEAR, NUMBER),
    st.tuples(st.just("related"), KEY, NUMBER),
    st.tuples(st.just("changes"), YEAR),
    st.tuples(st.just("changes"), YEAR, st.integers(1, 12), NUMBER),
    st.tuples(st.just("timeline"), YEAR, NUMBER),
)


def address(place: tuple[object, ...]) -> str:
    kind, *arguments = place
    name = "permalink" if kind == "record" else str(kind)
    return str(getattr(permalinks, name)(*arguments))


@given(st.lists(PLACE, unique=True, min_size=2, max_size=8))
def test_no_two_places_have_one_address(places: list[tuple[object, ...]]) -> None:
    addresses = [address(place) for place in places]
    assert len(set(addresses)) == len(addresses)


@given(PLACE)
def test_an_address_is_a_folder_below_the_top_of_the_site(place: tuple[object, ...]) -> None:
    path = address(place)
    assert path.endswith("/")
    assert not path.startswith("/")
    assert permalinks.root(path) == "../" * (len(path.split("/")) - 1)
    assert path.split("/")[0] in RESERVED


def test_the_lists_of_the_site_stand_at_reserved_addresses() -> None:
    assert {permalinks.listing(kind).rstrip("/") for kind in KINDS} <= RESERVED


def test_a_claim_beyond_the_first_page_is_linked_on_its_own_page() -> None:
    article = Key("article", "a")
    assert permalinks.claim(article, 150) == "articles/a/#claim-150"
    assert permalinks.claim(article, 151) == "articles/a/2/#claim-151"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("was named head", "text=was%20named%20head"),
        ("an ad-hoc, 30% & more", "text=an%20ad%2Dhoc%2C%2030%25%20%26%20more"),
        ("Мединский", "text=%D0%9C%D0%B5%D0%B4%D0%B8%D0%BD%D1%81%D0%BA%D0%B8%D0%B9"),
        ("end of one block\nstart of another", "text=end%20of%20one,start%20of%20another"),
        (" ".join(f"w{n}" for n in range(40)), "text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"),
    ],
)
def test_a_text_fragment_says_where_the_words_stand(words: str, fragment: str) -> None:
    assert original("https://news.example/a", [words]) == f"https://news.example/a#:~:{fragment}"


def test_a_fragment_of_the_original_is_kept_before_the_words() -> None:
    assert original("https://news.example/a#top", ["x y"]) == "https://news.example/a#top:~:text=x%20y"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert original(url, ["x"]) is None


@given(st.text(min_size=1).filter(str.strip))
def test_no_character_of_the_words_means_something_to_the_text_directive(words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    if not words.strip():
        return
    link = original("https://news.example/", [words])
    assert link is not None
    directive = link.split(":~:text=", 1)[1]
    assert "&" not in directive
    assert "-" not in directive
    assert directive.count(",") <= 1
    assert "\n" not in unquote(directive)
