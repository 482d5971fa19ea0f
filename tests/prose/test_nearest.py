"""A quote that does not stand is shown with what the article says instead."""

import subprocess
import sys

import pytest

from briefings.prose.article import read
from briefings.prose.nearest import Near, nearest

PROSE = read(
    "Aide to lead delegation",
    "Instead, presidential aide Vladimir Medinsky, who led talks in 2022, was named head of the Russian delegation.\n\n"
    "Peace talks collapsed amid demands that Ukraine abandon its bid to join **NATO** and reduce the “size” of its "
    "army, which Moscow wanted.",
)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        (
            "Medinsky … was appointed head of the Russian delegation",
            Near("was named head of the Russian delegation", (("appointed", "named"),)),
        ),
        (
            "demands that Ukraine abandon its bid to join the NATO",
            Near("demands that Ukraine abandon its bid to join NATO", (("join the", "join"),)),
        ),
        (
            "demands Ukraine abandon its bid to join NATO",
            Near("demands that Ukraine abandon its bid to join NATO", (("demands", "demands that"),)),
        ),
        (
            "“presidential aide Vladimir Medinsky",
            Near("presidential aide Vladimir Medinsky", (("“", ""),)),
        ),
        (
            "presidential aide Vladimir Medinsky”",
            Near("presidential aide Vladimir Medinsky", (("”", ""),)),
        ),
        (
            "“demands that Ukraine abandon its bids”",
            Near("demands that Ukraine abandon its bid", (("bids", "bid"),)),
        ),
        (
            "Named Head of the Russian delegation",
            Near("named head of the Russian delegation", (("Head", "head"),)),
        ),
        (
            "amid demands that Ukraine abandon its bids",
            Near("amid demands that Ukraine abandon its bid", (("bids", "bid"),)),
        ),
        ("reduce the 'sizes' of its army", Near("reduce the “size” of its army", (("sizes", "size"),))),
        ("Kyiv talks collapsed amid demands", Near("Peace talks collapsed amid demands", (("Kyiv", "Peace"),))),
        ("its **army** which Moscow wanted", Near("its army, which Moscow wanted", (("army", "army,"),))),
        ("was named head … presidential aide", Near("presidential aide", ())),
        (
            "was named head of the Russian deleg",
            Near("was named head of the Russian delegation", (("deleg", "delegation"),)),
        ),
    ],
)
def test_the_nearest_passage_and_what_differs(written: str, near: Near) -> None:
    assert nearest(PROSE, written) == near


def test_what_is_like_nothing_has_no_nearest_passage() -> None:
    assert nearest(PROSE, "zyx wvut 98765 qqqq jjj kkkk") is None
    assert nearest(PROSE, "") is None
    assert nearest(read("", ""), "was named head of it") is None


def test_a_quote_longer_than_its_article_is_no_trouble() -> None:
    near = nearest(read("t", "was named head"), "Medinsky was named head of the Russian delegation on Wednesday")
    assert near is None or "named" in near.words


def test_finding_quotes_does_not_load_what_only_a_missing_one_needs() -> None:
    program = "import sys, briefings.prose.nearest; print('rapidfuzz' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
