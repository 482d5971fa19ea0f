import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose.article import read
from briefings.prose.blocks import anchors, blocks, is_heading
from briefings.prose.marking import Mark, mark


@pytest.mark.parametrize(
    ("html", "cut"),
    [
        ("", []),
        ("<p>a</p>\n<p>b</p>\n", ["<p>a</p>", "\n<p>b</p>\n"]),
        ("<h3>a</h3><p>b<br>c</p>", ["<h3>a</h3>", "<p>b<br>c</p>"]),
        ("<ul><li><p>a</p></li><li>b</li></ul><hr><p>c</p>", ["<ul><li><p>a</p></li><li>b</li></ul>", "<hr><p>c</p>"]),
        ('a <em>b</em> <a href="x>y">c</a><p>d</p>', ['a <em>b</em> <a href="x>y">c</a><p>d</p>']),
        ("<p>a</p>b", ["<p>a</p>", "b"]),
    ],
)
def test_text_is_cut_where_a_block_ends(html: str, cut: list[str]) -> None:
    assert blocks(html) == cut


@given(st.text(alphabet="ab \n#*->|`<p>/dive"))
def test_blocks_make_up_the_text_and_are_whole(markdown: str) -> None:
    body = read("A title", markdown).html
    cut = blocks(body)
    assert "".join(cut).strip() == body.strip()
    assert all(block.count("<p>") == block.count("</p>") for block in cut)


def test_a_block_knows_which_passages_begin_in_it() -> None:
    prose = read("T", "one two\n\n# three\n\nfour")
    start = prose.text.index("two")
    marked = mark(prose, [Mark(start, len(prose.text), "q1"), Mark(start, start + 3, "q2")])
    first, heading, last = blocks(marked.body)
    assert (anchors(first), anchors(heading), anchors(last)) == (["q2", "q1"], [], [])
    assert [is_heading(block) for block in (first, heading, last)] == [False, True, False]
