"""What all pages of a dossier share while they are made: names with their addresses, claims as rows.

In: a dossier and the site's settings. Out: links, rows, and the frame of the site. Everything is prepared when it is
first asked for, and rows and sentences anew where there were too many to keep.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlsplit

from briefings.changes import News, Newsroom
from briefings.model.claim import Claim, Delegate, Event, Position
from briefings.model.dossier import Dossier
from briefings.model.record import Record
from briefings.model.reference import KINDS, Key, Kind
from briefings.pages import permalinks
from briefings.pages.bounded import Bounded
from briefings.pages.came import Came, came
from briefings.pages.dates import whole_day
from briefings.pages.links import Day, Link
from briefings.pages.names import Names
from briefings.pages.page import Frame, Head, Picture
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
# Rows and sentences take some thousand bytes each.
_AT_HAND = 4_000


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
            watch.watched |= {
                "changes": self.newsroom.changes,
                "sides": lambda key: tuple(self._who_came(key).sides.items()),
            }
        self.opening = opening
        self.about = about
        self.settings = settings
        self.today = settings.today or dossier.newest or datetime.date.min
        self._names = names = Names(dossier, settings.language, self.today)
        self.link, self.source, self.printed = names.link, names.source, names.printed
        self.named, self.maybe_named = names.named, names.maybe_named
        self._came: dict[Key, Came] = {}
        self._rows = Bounded[int, AnyRow](_AT_HAND)
        self._sentences = Bounded[int, Sentence](_AT_HAND)

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

    def people_who_came(self, key: Key) -> Mapping[Key, Delegate]:
        """What stands of each person who comes or came to a negotiation."""
        if self._watch:
            self._watch.looks.add(("attendance", key))
        return self._who_came(key).people

    def sides(self, key: Key) -> Mapping[Key, tuple[Key, ...]]:
        """The people who come or came to a negotiation, by party; whatever else is said of them."""
        if self._watch:
            self._watch.looks.add(("sides", key))
        return self._who_came(key).sides

    def _who_came(self, key: Key) -> Came:
        # Asked by the pages of all of them.
        if key not in self._came:
            self._came[key] = came(self._all.attendance.get(key, ()))
        return self._came[key]

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

    def row(self, claim: Claim) -> AnyRow:
        """A claim as a reader sees it."""
        row = self._rows.get(id(claim))
        return row if row is not None else self._rows.keep(id(claim), row_of(claim, self._names))

    def sentence(self, news: News) -> Sentence:
        """A piece of news as a reader hears it; `news` must be of this desk.

        What it looks at is noted for the page that asks first. That is enough, as a claim is printed with the records
        that it was read by (`Prints`).
        """
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
