"""What one report says, in a few words, and what several say that disagree."""

from briefings.changes.news import News, Side
from briefings.changes.parts import Part
from briefings.changes.wording import attendance_word, role_word
from briefings.model.article import Article
from briefings.model.claim import Delegate, Position
from briefings.model.dossier import Dossier
from briefings.model.reference import Key, Reference
from briefings.model.vocabulary import COMING, STANCES

WANTS = 4
_DASH, _SEMICOLON = Part(" – "), Part("; ")


def said(side: Side, *, attendance: bool = True, role: bool = False) -> list[Part]:
    """What one side says: of delegates (the same of all) their attendance and role, of positions each stance.

    Of somebody who is not said to come, a role is told only if somebody wrote it.
    """
    first = side[0]
    if isinstance(first, Delegate):
        role = role and (not attendance or first.attendance in COMING or "role" in first.layout)
        words = [Part(attendance_word(first.attendance), None, first, "attendance", first.attendance)] * attendance
        if attendance and role:
            words.append(Part(", "))
        return [*words, Part(role_word(first.role), None, first, "role")] if role else words
    found: list[Part] = []
    for claim in side[:WANTS]:
        assert isinstance(claim, Position)
        if found:
            found.append(_SEMICOLON)
        found.append(Part(STANCES[claim.stance].label.lower(), None, claim, "stance", claim.stance))
        found += (_DASH, Part(claim.summary.rstrip("."), None, claim, "summary"))
        if claim.conditions:
            condition = Part(claim.conditions.rstrip("."), None, claim, "conditions")
            found += (Part(" (condition: "), condition, Part(")"))
    return [*found, Part(f"; and {len(side) - WANTS} more")] if len(side) > WANTS else found


def versions(news: News, dossier: Dossier) -> list[Part]:
    """Who says what: `The Moscow Times says announced; Reuters says will not attend`."""
    sides = (*news.beside, news.now)
    delegates = [claim for side in sides for claim in side if isinstance(claim, Delegate)]
    differ = len({claim.role for claim in delegates}) > 1
    alike = len({claim.attendance for claim in delegates}) == 1
    found: list[Part] = []
    named: set[str] = set()
    cited: set[Key] = set()
    for side in sides:
        article = dossier.article(side[0])
        source, again, same = _source(article)
        start = "; " if found else ""
        if article.key in cited:
            found += (Part(start), _cited(article, "the same report"))
        elif source in named:
            found += (Part(f"{start}{again}"), _cited(article, same))
        else:
            found += (Part(start), _cited(article, source))
        found += (Part(" says "), *said(side, attendance=not (differ and alike), role=differ))
        named.add(source)
        cited.add(article.key)
    return found


def is_new_role(now: Delegate, was: Delegate) -> bool:
    """Whether the role of somebody who comes is all that changed."""
    return now.attendance in COMING and now.attendance == was.attendance and now.role != was.role


def _source(article: Article) -> tuple[str, str, str]:
    """What a report is called; and where that was another report before, what goes before its name, and the name."""
    if article.is_note:
        return "our note", "", "another note"
    if article.publisher:
        return article.publisher, "another report of ", article.publisher
    return "a report", "", "another report"


def _cited(article: Article, text: str) -> Part:
    return Part(text, Reference(text, article.key, article.at("publisher")))
