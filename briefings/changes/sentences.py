"""News in, sentences out: `Vladimir Putin (Russia) will not attend the talks`, and before that it was unclear.

A sentence is in the tense of its own day: what an article says of a negotiation that was over by then is past.
"""

from briefings.changes.news import News
from briefings.changes.parts import Part, listed, named
from briefings.changes.people import one, several
from briefings.changes.saying import is_new_role, said, versions
from briefings.changes.wording import NEW_ROLE, NEW_ROLE_OF_WHO_CAME, NEW_ROLES, VERBS, Verb, needs_colon, verb
from briefings.model.claim import Delegate, Event, Position
from briefings.model.dossier import Dossier

# The words between, made once.
_AT = Part(" at ")
_COLON = Part(": ")
_SPACE = Part(" ")
_ON = Part(" on ")
_FOR = Part(" for ")
_OPEN = Part(" (")
_CLOSE = Part(")")
_NOT_STATED, _NOT_KNOWN = Part("not stated"), Part("not known")
_NOW, _THEN = Part("now disputed", code="disputed"), Part("disputed", code="disputed")
_DASH = Part(" – ")
_LATE, _BACKGROUND, _AS_OF = Part("Became known: "), Part("Background: "), Part(", as of ")


def sentence(news: News, dossier: Dossier) -> list[Part]:
    """What became known, in a sentence without a full stop; of what is told late, or is background, with its day."""
    first = news.now[0]
    if isinstance(first, Event):
        return _event(news, first, dossier)
    if isinstance(first, Delegate):
        found = _delegates(news, first, dossier)
    else:
        assert isinstance(first, Position)
        found = _position(news, first, dossier)
    if not news.says_as_of:
        return found
    opening = _LATE if news.is_late else _BACKGROUND
    return [opening, *found, _AS_OF, Part(first.as_of.text, None, first, "as_of", "day")]


def before(news: News) -> list[Part]:
    """What was known before, in a few words; nothing of an event, nor that nothing was known of what is told late."""
    first = news.now[0]
    if isinstance(first, Event):
        return []
    if not news.was:
        return [] if news.says_as_of else [_NOT_STATED if isinstance(first, Position) else _NOT_KNOWN]
    if news.was in news.beside:
        return []  # the sentence itself says it
    if news.was_disputed:
        return [_THEN]
    was = news.was[0]
    if isinstance(first, Delegate) and isinstance(was, Delegate):
        found = said(news.was, attendance=not is_new_role(first, was), role=first.role != was.role)
        return found if first.party.key == was.party.key else [*found, _FOR, named(was.party)]
    return said(news.was)


def _delegates(news: News, first: Delegate, dossier: Dossier) -> list[Part]:
    if news.beside:
        start = [*one(first, with_role=False), _AT, named(first.negotiation), *_disputed(news)]
        return start + versions(news, dossier)
    is_past = dossier.negotiations[first.negotiation.key.id].is_over_by(first.as_of.first)
    was = news.was[0] if news.was else None
    if len(news.now) > 1:
        start = several([claim for claim in news.now if isinstance(claim, Delegate)])
        is_role, is_unnamed = False, False
    else:
        is_role = isinstance(was, Delegate) and is_new_role(first, was)
        start, is_unnamed = one(first, with_role=not is_role), first.person is None
    words = _new_role(first) if is_role else VERBS[first.attendance]
    head, tail = verb(words, is_past=is_past, several=len(news.now) > 1, unnamed=is_unnamed)
    start.append(_COLON if is_unnamed and needs_colon(words, is_past=is_past) else _SPACE)
    if is_role:
        start.append(Part(head.replace("{role}", NEW_ROLES[first.role]), None, first, "role", "role"))
    else:
        start.append(Part(head, None, first, "attendance", first.attendance))
    start += (_SPACE, named(first.negotiation))
    return [*start, Part(tail)] if tail else start


def _new_role(now: Delegate) -> Verb:
    return NEW_ROLE_OF_WHO_CAME if now.attendance == "attended" else NEW_ROLE


def _position(news: News, first: Position, dossier: Dossier) -> list[Part]:
    found = listed([[named(party)] for party in news.parties])
    found += (_ON, named(first.issue))
    if first.negotiation:
        found += (_OPEN, named(first.negotiation), _CLOSE)
    if news.beside:
        return [*found, *_disputed(news), *versions(news, dossier)]
    return [*found, _COLON, *said(news.now)]


def _disputed(news: News) -> tuple[Part, ...]:
    return _COLON, _THEN if news.is_late else _NOW, _DASH


def _event(news: News, event: Event, dossier: Dossier) -> list[Part]:
    last = event.end or event.date
    days = f"{event.date.text.partition('/')[0]}/{event.end.text.rpartition('/')[2]}" if event.end else event.date.text
    day = Part(days, None, event, "date", "day")
    title = Part(event.title, None, event, "title")
    published = dossier.article(event).date
    if event.date.first > published:
        found = [Part("Planned for "), day, _COLON, title]
    elif event.date.first == last.last == published:
        found = [title]
    elif last.last >= published:
        found = [title, Part(", "), day]  # nobody knows whether it lies ahead
    else:
        found = [_BACKGROUND if news.is_background else _LATE, title, Part(", "), day]
    return [*found, _OPEN, named(event.negotiation), _CLOSE] if event.negotiation else found
