"""What can be searched for in, bundles of small documents out: one bundle for each kind and year, named by its content.

A bundle whose documents are unchanged has the name that it had, and need not be indexed again.
"""

import hashlib
import html
import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from briefings.pages.searchable import Findable, Searchable
from briefings.prose.folding import fold_name

# Whatever changes in how documents are written or indexed changes every bundle's name.
_WAY = "2"


class Bundle(NamedTuple):
    """Documents of one kind and year (0 for none), and the file that holds them.

    Each line is JSON with `url` and `html`. `name` tells the content, and who indexes it.
    """

    kind: str
    year: int
    name: str
    path: Path


def write_bundles(searchables: Iterable[Searchable], folder: Path, version: str) -> list[Bundle]:
    """Write the documents of a site into a folder, those of one kind and year after each other as they must come."""
    return [
        _written(kind, year, among, folder, version)
        for (kind, year), among in groupby(searchables, lambda searchable: (searchable.entry.kind, searchable.year))
    ]


def _written(kind: str, year: int, searchables: Iterable[Searchable], folder: Path, version: str) -> Bundle:
    label = f"{kind.lower()}-{year:04}" if year else kind.lower()
    path = folder / f"{label}.jsonl"
    digest = hashlib.sha256(f"{_WAY} {version}\n".encode())
    with path.open("xb") as file:
        for searchable in searchables:
            document = {"url": f"/{searchable.entry.path}", "html": html_of(searchable)}
            line = json.dumps(document, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            file.write(line)
    return Bundle(kind, year, f"{label}.{digest.hexdigest()[:12]}", path)


def html_of(searchable: Searchable) -> str:
    """A page as it is indexed: its title, its other names, then its words, in paragraphs."""
    title, names = searchable.entry.title, " · ".join(searchable.entry.names)
    spellings = " ".join(_spellings(searchable.entry))
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for text in searchable.texts for line in text.split("\n"))
    return (
        f'<html><body data-pagefind-body><h1 data-pagefind-weight="10">{html.escape(title)}</h1>'
        + (f'<p data-pagefind-weight="9" data-pagefind-meta="names">{html.escape(names)}</p>' if names else "")
        + paragraphs
        + (
            f'<p data-pagefind-weight="5" data-pagefind-meta="spellings">{html.escape(spellings)}</p>'
            if spellings
            else ""
        )
        + f'<i data-pagefind-meta="kind[title]" title="{searchable.entry.kind}"></i>'
        + (f'<i data-pagefind-meta="day[title]" title="{html.escape(searchable.day)}"></i>' if searchable.day else "")
        + "</body></html>"
    )


def _spellings(entry: Findable) -> Iterator[str]:
    """The words of a name as they are typed where a letter cannot be, if it is more than an accent that they lose."""
    seen = set()
    for name in (entry.title, *entry.names):
        for plain, folded in zip(name.split(), fold_name(name).split(), strict=False):
            if folded not in seen and folded != _without_accents(plain):
                seen.add(folded)
                yield folded


def _without_accents(word: str) -> str:
    """A word as Pagefind compares it."""
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
