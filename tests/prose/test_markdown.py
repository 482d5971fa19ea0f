"""Whatever stands in an article, its HTML is safe, correct, and says what the Markdown says."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose.markdown import page_html, to_html
from briefings.prose.tidying import tidy

from .reader import read_strictly


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        (
            "|a|b|\n|-|:-:|\n|1|2|",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n",
        ),
        ('"quoted" -- it\'s', '<p>"quoted" -- it\'s</p>\n'),
        ("[x](https://news.example/a?b=1&c=2)", '<p><a href="https://news.example/a?b=1&amp;c=2">x</a></p>\n'),
        ("<https://news.example/>", '<p><a href="https://news.example/">https://news.example/</a></p>\n'),
        ("<desk@news.example>", "<p>desk@news.example</p>\n"),
        ('[x](http://e.example "title")', '<p><a href="http://e.example">x</a></p>\n'),
        ("[directive](#)", "<p>directive</p>\n"),
        ("[x](../people/y/)", "<p>x</p>\n"),
        ("[x](//e.example/)", "<p>x</p>\n"),
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ("[x](ftp://e.example)", "<p>x</p>\n"),
        ("![the two leaders](https://e.example/a.png)", "<p>the two leaders</p>\n"),
        ("[![logo](a.png)](https://e.example)", '<p><a href="https://e.example">logo</a></p>\n'),
        ("![](https://e.example/spy.gif)", "\n"),
        ('<p lang="ru" dir="ltr" class="x" id="main">Да</p>', '<p lang="ru" dir="ltr">Да</p>'),
        ('<bdi lang="not a language">x</bdi>', "<p><bdi>x</bdi></p>\n"),
        ("a&nbsp;b &lt;c&gt; &amp; &quot;", '<p>a\xa0b &lt;c&gt; &amp; "</p>\n'),
        ("<div>a</div><section>b</section>", "<div>a</div><div>b</div>"),
    ],
)  # fmt: skip
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "levels"),
    [
        ("# a\n## b\n# c", "343"),
        ("## a\n#### b\n##### c\n## d", "3453"),
        ("### a\n# b\n## c", "334"),
        ("# a\n#\n### b", "34"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "345666"),
        ("a\n=\n\n<h5>b</h5>", "34"),
    ],
)
def test_headings_begin_at_the_third_level_and_skip_none(markdown: str, levels: str) -> None:
    html = to_html(markdown)
    read_strictly(html)
    assert "".join(re.findall(r"<h(\d)>", html)) == levels


def test_the_first_level_can_be_chosen() -> None:
    assert to_html("# a", top=2) == "<h2>a</h2>\n"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script><a xlink:href='javascript:x'>y</a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=https://e.example></iframe>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "<p style='position:fixed' onclick='x()'>x</p>",
    "<form action=/x><input name=q><button>go</button></form>",
    "</article></main></body></html>",
    "<!-- <script> --> text <![CDATA[x]]> <?php x ?>",
    "<textarea></p><script>x</script></textarea>",
    "<title><img src=x></title>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<base href=//e.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
    "<h2><p>a</p></h2>",
    "<em><div>a</div></em><span>b<p>c</p></span>",
    "<ul>loose<li>a</li><p>b</p></ul><li>stray</li>",
    "<ul><ul><li>a</li></ul></ul>",
    "<a href=https://a.example>x<table><td><a href=https://b.example>y</a></table></a>",
    "<p>a<table><tr><td>b</table>",
    "<a href=https://a.example></a><h3></h3><p></p>",
    "<b><i></b></i>",
    "<a href='https://a.example/\"><script>'>x</a>",
    "<dl><dt>a<dd>b</dl><details><summary>c</summary>d</details>",
    "<plaintext>",
    "<template><p>x</p></template>",
    "`<script>`",
    "<img alt='&lt;script&gt;' src=x>",
    "<table><caption>a<p>b</table>",
    "<ruby>漢<rt>kan</rt></ruby>",
]


@pytest.mark.parametrize("markdown", HOSTILE)
def test_hostile_html_is_harmless_and_correct(markdown: str) -> None:
    reader = read_strictly(to_html(f"before\n\n{markdown}\n\nafter"))
    for tag, attributes in reader.tags:
        assert tag not in {"script", "style", "img", "svg", "math", "iframe", "form", "input", "base", "meta", "link"}
        if "href" in attributes:
            assert urlsplit(attributes["href"] or "").scheme in {"http", "https"}
    assert reader.text[0] == "before"


pieces = st.sampled_from(
    [*HOSTILE, "<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<em>", "</em>", "<div>", "</div>", "<table>", "<td>",
     "</table>", "<a href=https://a.example>", "</a>", "<h2>", "</h2>", "word", " ", "\n\n", "- ", "> ", "**", "<br>",
     "<hr>", "<blockquote>", "<pre>", "&amp;", "&lt;", "# ", "<span lang=uk>", "</span>"]
)  # fmt: skip


@given(st.lists(pieces, max_size=12).map("".join))
def test_html_is_correct_whatever_is_written(markdown: str) -> None:
    read_strictly(to_html(markdown))


@given(st.text())
def test_html_is_correct_for_any_text(markdown: str) -> None:
    read_strictly(to_html(markdown))


def test_addresses_have_no_character_that_an_address_cannot_have() -> None:
    html = to_html('<a href="https://e.example/a b|c%zz">x</a>')
    assert html == '<p><a href="https://e.example/a%20b%7Cc%25zz">x</a></p>\n'


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ('<h2 id="sources">S</h2>', '<h2 id="sources">S</h2>'),
        ('<a href="../about/#x">x</a>', '<a href="../about/#x">x</a>'),
        ('<img alt="a" src="../map.png" width="9">', '<img alt="a" src="../map.png" width="9">'),
        ('<img src="https://e.example/spy.gif" alt="a map">', "a map"),
        ('<img src="//e.example/spy.gif">', ""),
        ('<img src="/\\e.example/spy.gif" alt="a">', '<img src="/%5Ce.example/spy.gif" alt="a">'),
        ('<img src="/\t/e.example/spy.gif">', '<img src="/%09/e.example/spy.gif">'),
        ('<img id="i" src="https://e.example" alt="a src=&quot; b">', "a src=&quot; b"),
        ('<a href="javascript:x">x</a><script>y</script>', "<a>x</a>"),
        ('<p style="x" class="y" onclick="z">x</p>', "<p>x</p>"),
    ],
)
def test_an_ordinary_page_may_lead_to_and_show_files_of_the_site_alone(html: str, safe: str) -> None:
    assert page_html(html) == safe


def test_no_text_can_be_taken_for_an_attribute() -> None:
    assert to_html('He wrote href="x" and id="y".') == '<p>He wrote href=&quot;x" and id=&quot;y".</p>\n'


@given(st.lists(st.text(st.sampled_from(' \na="é\xa0\x1c&;'), max_size=6)))
def test_paragraphs_alone_become_what_they_become_among_other_blocks(texts: list[str]) -> None:
    html = "".join(f"<p>{text}</p>\n" for text in texts)
    assert tidy(f"<blockquote>{html}</blockquote>", 3) == f"<blockquote>{tidy(html, 3)}</blockquote>"
