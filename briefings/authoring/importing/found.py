"""What a reader of one form found in a report."""

import dataclasses
import json
from dataclasses import dataclass, field


@dataclass(kw_only=True, slots=True)
class Found:
    """A report as far as it could be read.

    `text` is its Markdown. `date` is `YYYY-MM-DD` where the report says it plainly, `likely_date` with `because` where
    it only may be so. `removed` tells in words what was left out of the text.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    likely_date: str = ""
    because: str = ""
    publisher: str = ""
    url: str = ""
    archive_url: str = ""
    retrieved: str = ""
    authors: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    language: str = ""
    license: str = ""
    removed: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """All of it, to send to another process."""
        return json.dumps(dataclasses.asdict(self))

    def unless_found(self, other: "Found") -> None:
        """Take from another what is missing here, but for the text."""
        for name in ("title", "publisher", "url", "archive_url", "language", "license", "authors", "agencies"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        if not self.date:
            self.date = other.date
        if not self.likely_date:
            self.likely_date, self.because = other.likely_date, other.because
