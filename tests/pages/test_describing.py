"""A page in a sentence or two, for lists of search results."""

import pytest
from markupsafe import Markup

from briefings.pages.describing import words_of
from briefings.prose.markdown import to_html


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Talks **on** the strait.\n\nThey go on.", "Talks on the strait. They go on."),
        (
            "Three rounds:\n\n- one in Oslo\n- one in Astana\n\nand no end",
            "Three rounds: one in Oslo; one in Astana; and no end",
        ),
        ("<ul><li>tea</li><li>milk &amp; ice</li></ul>", "tea; milk & ice"),
        ("", ""),
    ],
)
def test_what_stands_in_blocks_of_its_own_does_not_run_together(written: str, words: str) -> None:
    assert words_of(Markup(to_html(written))) == words
