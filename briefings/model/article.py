"""A report, or our own note on one."""

import datetime
from dataclasses import dataclass

from briefings.model.record import Record
from briefings.model.vocabulary import Publish


@dataclass(frozen=True, kw_only=True, slots=True)
class Article(Record):
    """An article. `name` is its title, `text` its Markdown without the front matter.

    `is_note` tells that the text is our own note on the report at `url`: its words are ours, and do not stand there.
    """

    date: datetime.date
    publisher: str = ""
    url: str | None = None
    archive_url: str | None = None
    retrieved: datetime.date | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str = "en"
    license: str = ""
    publish: Publish = "full"
    is_note: bool = False
    text: str = ""
    text_line: int = 1
