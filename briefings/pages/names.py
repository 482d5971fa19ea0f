"""What records are called and where their pages are, and how articles are cited, each had once."""

import datetime

from briefings.model.claim import Event
from briefings.model.dossier import Dossier
from briefings.model.reference import Key, Reference
from briefings.pages import permalinks
from briefings.pages.bounded import Printed
from briefings.pages.citable import Source, quotable
from briefings.pages.dates import whole_day
from briefings.pages.links import Link, Named, traced

# Some hundred bytes each.
_PRINTED = 4_000
# Pages are made year by year, and print the claims of a year again and again.
_CLAIMS_FOR_A_PRINT = 8


class Names:
    """All that a row asks for; it knows no rows, so that both go when nobody needs them. `printed` is the prints."""

    def __init__(self, dossier: Dossier, language: str, today: datetime.date) -> None:
        self._dossier = dossier
        self._language = language
        self._today = today
        self._links: dict[Key, Link] = {}
        self._sources: dict[str, Source] = {}
        self.printed = Printed(max(_PRINTED, len(dossier.claims) // _CLAIMS_FOR_A_PRINT))

    def link(self, key: Key) -> Link:
        """A record's address and name."""
        link = self._links.get(key)
        if link is None:
            link = self._links[key] = Link(permalinks.permalink(key), self._dossier.record(key).name)
        return link

    def named(self, reference: Reference) -> Named:
        """A record that somebody named, with the place where they did."""
        path, text = self.link(reference.key)
        value = None if reference.written == text else reference.written
        return Named(path, text, traced(reference.location, value))

    def maybe_named(self, reference: Reference | None) -> Named | None:
        """A record that somebody may have named."""
        return self.named(reference) if reference else None

    def source(self, article_id: str) -> Source:
        """The article behind a claim, as a page cites it."""
        source = self._sources.get(article_id)
        if source is None:
            article = self._dossier.articles[article_id]
            on = whole_day(article.date)
            full_label = label = f"{article.publisher or 'Our note'}, {on.text}"
            if article.is_note and article.publisher:
                full_label, label = f"Our note on a report in {label}", f"Our note, {on.text}"
            source = self._sources[article_id] = Source(
                article=self.link(article.key),
                label=label,
                full_label=full_label,
                publisher=article.publisher,
                day=on,
                url=permalinks.original(article.url),
                archive_url=permalinks.original(article.archive_url),
                quotable=quotable(article),
                is_note=article.is_note,
                language=article.language if article.language != self._language else None,
            )
        return source

    def is_ahead(self, event: Event) -> bool:
        """Whether an event lies ahead of the day as of which the site speaks."""
        return event.date.first > self._today
