"""Marking changes nothing that a reader reads, and every passage can be linked to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose.article import read
from briefings.prose.marking import Mark, mark

from .reader import read_strictly


def body(markdown: str, *marks: tuple[str, str]) -> str:
    """The marked body; a mark is given as its words and its anchor."""
    prose = read("A title", markdown)
    found = [Mark(prose.text.index(words), prose.text.index(words) + len(words), anchor) for words, anchor in marks]
    return mark(prose, found).body


def test_a_passage_is_marked_where_it_stands() -> None:
    assert body("a b c", ("b", "q1")) == '<p>a <mark id="q1" data-passages="q1">b</mark> c</p>\n'


def test_a_passage_across_paragraphs_is_marked_portion_by_portion() -> None:
    assert body("a b\n\nc d", ("b\nc", "q1")) == (
        '<p>a <mark id="q1" data-passages="q1">b</mark></p>\n<p><mark data-passages="q1">c</mark> d</p>\n'
    )


def test_a_passage_across_emphasis_and_links_stays_well_formed() -> None:
    html = body("a *b c* [d](https://e.example) e", ("c d", "q1"))
    assert html == (
        '<p>a <em>b <mark id="q1" data-passages="q1">c</mark></em><mark data-passages="q1"> </mark>'
        '<a href="https://e.example"><mark data-passages="q1">d</mark></a> e</p>\n'
    )


def test_passages_that_overlap_share_the_portion_that_is_in_both() -> None:
    assert body("a b c", ("a b", "q1"), ("b c", "q2")) == (
        '<p><mark id="q1" data-passages="q1">a </mark><mark id="q2" data-passages="q1 q2">b</mark>'
        '<mark data-passages="q2"> c</mark></p>\n'
    )


def test_two_passages_in_one_place_both_have_their_anchor() -> None:
    assert body("a b", ("a", "q1"), ("a", "q2")) == (
        '<p><span id="q2"></span><mark id="q1" data-passages="q1 q2">a</mark> b</p>\n'
    )


def test_two_passages_of_one_claim_have_one_anchor() -> None:
    html = body("a b c", ("a", "q1"), ("c", "q1"))
    assert html.count('id="q1"') == 1
    assert html.count("<mark") == 2


def test_a_passage_may_begin_in_the_title() -> None:
    prose = read("A <title>", "b c")
    marked = mark(prose, [Mark(2, 11, "q1")])
    assert marked.title == 'A <mark id="q1" data-passages="q1">&lt;title&gt;</mark>'
    assert marked.body == '<p><mark data-passages="q1">b</mark> c</p>\n'


@pytest.mark.parametrize("words", ["T & S", "& S", "<x>", "é"])
def test_characters_that_html_writes_otherwise_are_marked_whole(words: str) -> None:
    html = body("AT &amp; S &lt;x&gt;  \n  é", (words, "q1"))
    assert "".join(read_strictly(html).text) == "AT & S <x>\né\n"


def test_an_anchor_cannot_break_out() -> None:
    assert 'id="&quot;&gt;&lt;b&gt;"' in body("a b", ("a", '"><b>'))


def test_a_mark_without_words_marks_nothing() -> None:
    assert (
        mark(read("t", "a\n\nb"), [Mark(3, 3, "q1"), Mark(3, 4, "q2"), Mark(900, 901, "q3")]).body
        == "<p>a</p>\n<p>b</p>\n"
    )


snippets = st.sampled_from(
    ["word ", "*em* ", "**st", "rong** ", "[link](https://e.example) ", "&amp;", "<b>", "</b>", "\n\n", "- ", "  \n",
     "`x` ", "é", "\n|a|b|\n|-|-|\n|c|d|\n\n", "> ", "   ", "# "]
)  # fmt: skip


@given(st.lists(snippets, max_size=20).map("".join), st.data())
def test_marks_leave_the_text_alone_and_the_html_well_formed(markdown: str, draw: st.DataObject) -> None:
    prose = read("A & B", markdown)
    ranges = draw.draw(
        st.lists(st.tuples(st.integers(0, len(prose.text)), st.integers(0, len(prose.text))), max_size=6)
    )
    marks = [Mark(min(pair), max(pair), f"q{number}") for number, pair in enumerate(ranges)]
    marked = mark(prose, marks)
    for before, after in ((prose.title_html, marked.title), (prose.html, marked.body)):
        assert read_strictly(before).text == [] or "".join(read_strictly(before).text) == "".join(
            read_strictly(after).text
        )
    tags = [*read_strictly(marked.title).tags, *read_strictly(marked.body).tags]
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert set(ids) == {passage.anchor for passage in marks if prose.text[passage.start : passage.end].strip("\n")}
