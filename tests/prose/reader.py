"""HTML in, what a strict reader makes of it: the text, and whether every element is closed and may stand there."""

from html.parser import HTMLParser

VOID = {"br", "hr"}
PHRASING = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "samp", "small", "span",
    "strong", "sub", "sup", "u", "var",
}  # fmt: skip
OF_PHRASES = (PHRASING - VOID) | {"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"href", "lang", "dir", "id", "data-passages"}


class Reader(HTMLParser):
    """A parser that corrects nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in PHRASING or not any(outer in OF_PHRASES for outer in self.open[-1:]), (tag, self.open)
        assert tag != "a" or "a" not in self.open
        assert (tag == "li") == bool(self.open and self.open[-1] in {"ul", "ol"})
        assert {name for name, _ in attrs} <= ATTRIBUTES
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert not (data.strip() and self.open and self.open[-1] in {"ul", "ol"})
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read_strictly(html: str) -> Reader:
    """What stands in the HTML; AssertionError where it is not well-formed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader
