"""The words that quotes are proved against are the words that a reader sees."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose.article import read

from .reader import read_strictly

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("one\ntwo", "one two"),
        ("one\n\ntwo", "one\ntwo"),
        ("one  \ntwo", "one\ntwo"),
        ("*one* two", "one two"),
        ("*one* *two*", "one two"),
        ("one<em> two </em> three", "one two three"),
        ("# Head\n- a\n- b\n\n> c", "Head\na\nb\nc"),
        ("|a|b|\n|-|-|\n|c|d|", "a\nb\nc\nd"),
        ("AT&amp;T&nbsp;said &lt;no&gt;", "AT&T said <no>"),
        ("a [link](https://e.example) here", "a link here"),
        ("snake\\_case 5\\*3", "snake_case 5*3"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<script>x</script>a", "a"),
        ("", ""),
        ("мир\u3000和平", "мир 和平"),
    ],
)
def test_the_text_is_the_title_and_the_words_block_by_block(markdown: str, text: str) -> None:
    assert read("A  title", markdown).text == f"A title\n{text}"


def test_a_first_heading_that_is_the_title_again_is_left_out() -> None:
    prose = read("Putin won't attend", "# Putin *won\u2019t* attend\n\n## Next\n\nwords")
    assert prose.html == "<h3>Next</h3>\n<p>words</p>\n"
    assert prose.text == "Putin won't attend\nNext\nwords"


def test_a_first_heading_that_says_more_stays() -> None:
    assert read("Putin", "# Putin won't attend").html == "<h3>Putin won't attend</h3>\n"


def test_the_title_is_no_markup() -> None:
    prose = read("<b>Trump & Putin</b>", "")
    assert prose.title_html == "&lt;b&gt;Trump &amp; Putin&lt;/b&gt;"
    assert prose.text == "<b>Trump & Putin</b>\n"


@given(st.text(st.sampled_from("ab \n\t*_`&<>[]()#-\xa0é")))
def test_every_run_of_words_stands_where_it_says(markdown: str) -> None:
    prose = read("t", markdown)
    for run in prose.body.runs:
        places = run.places(prose.html)
        assert len(places) == run.end - run.start + 1
        for number in range(run.end - run.start):
            letter, written = prose.text[run.start + number], prose.html[places[number] : places[number + 1]]
            assert written == letter or (letter == " " and written.isspace()) or written[0] + written[-1] == "&;"


@pytest.mark.skipif(not SEED.exists(), reason="the article lies beside the repository, not in it")
def test_a_real_article_is_read_whole() -> None:
    prose = read(
        "Putin Won't Attend Istanbul Talks, Taps Kremlin Aide Medinsky to Lead Delegation", SEED.read_text("utf-8")
    )
    read_strictly(prose.html)
    assert "<h3>" not in prose.html
    lines = prose.text.splitlines()
    assert lines[1] == "May 14, 2025"
    assert "according to a directive published by the Kremlin late Wednesday." in lines[3]
    assert lines[-1].startswith("https://www.themoscowtimes.com/2025/05/14/")
    assert prose.html.count("<a ") == 1
