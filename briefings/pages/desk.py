"""What all pages of a dossier share while they are made: names with their addresses, claims as rows.

In: a dossier and the site's settings. Out: links, rows, and the frame of the site. Everything is prepared when it is
first asked for, and once.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from briefings.changes import News, Newsroom
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.record import Record
from briefings.model.reference import KINDS, Key, Kind, Reference
from briefings.pages import permalinks
from briefings.pages.bounded import Bounded, Printed
from briefings.pages.dates import whole_day
from briefings.pages.links import Day, Link, Named, traced
from briefings.pages.page import Frame, Head, Picture
from briefings.pages.publication import Source, quotable
from briefings.pages.questions import Question, questions
from briefings.pages.rows import AnyRow, DelegateRow, EventRow, PositionRow, row_of
from briefings.pages.sentences import Sentence, linked
from briefings.pages.settings import Settings
from briefings.pages.things import Thing
from briefings.pages.watching import Watch

PLURALS: dict[Kind, str] = {
    "negotiation": "Negotiations",
    "person": "People",
    "country": "Countries",
    "organization": "Organizations",
    "issue": "Issues",
    "article": "Articles",
}

TAGLINE = "Who takes part in negotiations, what each side wants, what changed, and how we know."
R = TypeVar("R", bound=Record)
# As much of a description as lists of search results show.
DESCRIBED = 155
# Rows and sentences take some thousand bytes each, what is printed of one some hundred.
_AT_HAND = 4_000
# Pages of a year are made together, and print its claims again and again: the share of all claims that it may have.
_A_YEAR = 8


class Came(NamedTuple):
    """Who came to a negotiation: what stands of each person, and the people of each party."""

    people: Mapping[Key, Delegate]
    sides: Mapping[Key, Sequence[Key]]


class Desk:
    """A dossier laid out for the making of pages, with its newsroom; a `watch` notes what each page looks at."""

    def __init__(
        self,
        dossier: Dossier,
        settings: Settings,
        opening: str = "",
        about: str = "",
        newsroom: Newsroom | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._all = dossier
        self._watch = watch
        self.dossier = watch.dossier(dossier) if watch else dossier
        self.newsroom = newsroom or Newsroom(dossier)
        if watch:
            watch.watched |= {"changes": self.newsroom.changes}
        self.opening = opening
        self.about = about
        self.settings = settings
        self.today = settings.today or dossier.newest or datetime.date.min
        # Who came to a negotiation, which the pages of all of them ask.
        self.came: dict[Key, Came] = {}
        self._links: dict[Key, Link] = {}
        self._sources: dict[str, Source] = {}
        self._rows = Bounded[int, AnyRow](_AT_HAND)
        self._sentences = Bounded[int, Sentence](_AT_HAND)
        self.printed = Printed(max(_AT_HAND, len(dossier.claims) // _A_YEAR))

    @cached_property
    def frame(self) -> Frame:
        """What stands around every page."""
        nav = [Link(permalinks.HOME, "Home")]
        nav += [Link(permalinks.listing(kind), PLURALS[kind]) for kind in KINDS]
        nav += [Link(permalinks.CHANGES, "What changed"), Link(permalinks.TIMELINE, "Timeline")]
        nav.append(Link(permalinks.ABOUT, "About"))
        newest = self._all.newest
        as_of = whole_day(newest) if newest else None
        how_to_read = Link(permalinks.HOW_TO_READ, "How to read these pages")
        return Frame(tuple(nav), as_of, how_to_read, _picture(self.settings, as_of))

    def questions(self, key: Key) -> tuple[Question, ...]:
        """The ledgers of positions about a record, with their questions."""
        return questions(self.dossier, key)

    @property
    def news(self) -> tuple[News, ...]:
        """Everything that became known, the newest first."""
        if self._watch:
            self._watch.looks.add(("news", None))
        return self.newsroom.everything

    def changes(self, key: Key) -> tuple[News, ...]:
        """The news about a record that changed what was known, the newest first."""
        if self._watch:
            self._watch.looks.add(("changes", key))
        return self.newsroom.changes(key)

    def head(self, record: Record, description: str, subject: Thing | None = None, more: str = "") -> Head:
        """What a record's page says about itself; `more` tells it in a list from others of its name."""
        kind = record.key.kind
        section = permalinks.listing(kind)
        return Head(
            permalink=permalinks.permalink(record.key),
            title=record.name,
            full_title=f"{record.name} – {more or PLURALS[kind]} – {self.settings.site_name}",
            description=shortened(description),
            frame=self.frame,
            section=section,
            crumbs=(Link(permalinks.HOME, "Home"), Link(section, PLURALS[kind])),
            subject=subject,
        )

    def link(self, key: Key) -> Link:
        """A record's address and name."""
        link = self._links.get(key)
        if link is None:
            link = self._links[key] = Link(permalinks.permalink(key), self._all.record(key).name)
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
            article = self._all.articles[article_id]
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
                language=article.language if article.language != self.settings.language else None,
            )
        return source

    def delegate(self, claim: Delegate) -> DelegateRow:
        """A delegate's row."""
        row = self.row(claim)
        assert isinstance(row, DelegateRow)
        return row

    def position(self, claim: Position) -> PositionRow:
        """A position's row."""
        row = self.row(claim)
        assert isinstance(row, PositionRow)
        return row

    def event(self, claim: Event) -> EventRow:
        """An event's row."""
        row = self.row(claim)
        assert isinstance(row, EventRow)
        return row

    def is_ahead(self, event: Event) -> bool:
        """Whether an event lies ahead of the day as of which the site speaks."""
        return event.date.first > self.today

    def row(self, claim: Claim) -> AnyRow:
        """A claim as a reader sees it."""
        row = self._rows.get(id(claim))
        return row if row is not None else self._rows.keep(id(claim), row_of(claim, self))

    def sentence(self, news: News) -> Sentence:
        """A piece of news as a reader hears it."""
        sentence = self._sentences.get(id(news))
        return sentence if sentence is not None else self._sentences.keep(id(news), linked(news, self))


def chosen(records: Mapping[str, R], only: str | None) -> Iterable[R]:
    """The records of which pages are wanted: all, or the one with an id."""
    if only is None:
        return records.values()
    return [records[only]] if only in records else []


def _picture(settings: Settings, as_of: Day | None) -> Picture | None:
    """The picture for links to the site; its address changes with what is drawn on it."""
    if not settings.site_url:
        return None
    host = urlsplit(settings.site_url).netloc
    day = f"As of {as_of.text}" if as_of else ""
    line = shortened(settings.site_description or TAGLINE, 110)
    digest = hashlib.sha256("\n".join((settings.site_name, host, line, day)).encode()).hexdigest()[:8]
    return Picture(permalinks.share_picture(digest), settings.site_name, host, line, day)


def shortened(text: str, limit: int = DESCRIBED) -> str:
    """A text in one line, cut at a word where it is longer than `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: line.rfind(" ", 0, limit)] + " …"
