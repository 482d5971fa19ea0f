"""Reports that are made to fill a machine, or never to end: they are given up in words."""

import zlib

import pytest

from briefings.authoring import AuthoringError
from briefings.authoring.importing.confined import read_confined
from tests.authoring import reports


def packed_stream(unpacked: bytes, times: int) -> bytes:
    """A PDF whose page is drawn by a packed stream that says one thing many times."""
    packer = zlib.compressobj(9)
    stream = b"".join([*(packer.compress(unpacked) for _ in range(times)), packer.flush()])
    head, _, tail = reports.pdf([]).partition(b"<< /Length 0 >>\nstream\n\nendstream")
    made = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    return head + made + stream + b"\nendstream" + tail


def test_a_report_that_takes_too_long_is_given_up() -> None:
    endless = packed_stream(b"BT /F1 10 Tf (x) Tj ET " * 10_000, 300)
    with pytest.raises(AuthoringError, match="takes too much time or memory"):
        read_confined("pdf", endless, seconds=3)


def test_a_report_that_fills_the_memory_is_given_up() -> None:
    with pytest.raises(AuthoringError, match="takes too much time or memory"):
        read_confined("pdf", packed_stream(b" " * 1_000_000, 1_100), seconds=60)


def test_a_page_that_is_nested_without_end_is_read_as_far_as_it_goes() -> None:
    found = read_confined("page", b"<!doctype html><html><body>" + b"<div><p>word " * 100_000, seconds=30)
    assert found.text.startswith("word")


@pytest.mark.parametrize(
    "part", ["a\n\n", "<script", "[a](", "# ", "/ ", "\n\nReuters and ", "![", "<!--", "12/", "By A, "]
)
def test_a_text_that_says_one_thing_for_ever_is_read_in_good_time(part: str) -> None:
    read_confined("text", f"Talks open\n\n{part * (400_000 // len(part))}\n\nEnd.".encode(), seconds=10)
