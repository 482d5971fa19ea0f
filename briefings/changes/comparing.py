"""Two dossiers in, every difference between them out: what stands, then claims, records, articles and pages."""

from collections.abc import Iterator

from briefings.changes.change import Change, How, Part
from briefings.changes.fields import NAMED_ELSEWHERE, TEXT, differing, fields_of
from briefings.changes.matching import Match, matched
from briefings.changes.renaming import Names, renamed, renames
from briefings.changes.rewording import is_reworded
from briefings.changes.standing import in_few_words, standing, subject
from briefings.model.claim import Claim, Delegate, Position
from briefings.model.dossier import Dossier
from briefings.model.location import Location
from briefings.model.record import Record
from briefings.model.reference import KINDS, Key

# The keys of a claim that say what stands.
_ANSWERING = frozenset({"attendance", "role", "stance", "summary", "conditions"})
# Those that are plain words, in which a slip may be corrected.
_WORDED = frozenset("title group summary conditions note attribution post quote place".split())


def compared(before: Dossier, after: Dossier) -> list[Change]:
    """All that is different, what matters to readers first."""
    moved = renames(before, after)
    names = Names(before, after, moved)
    matches = [match for pair in _pairs(before, after, names) for match in matched(*pair, names)]
    answers = list(standing(before, after, names, matches))
    told = {(change.is_before, claim.article, claim.number) for change in answers for claim in change.claims}
    return [
        *answers,
        *(change for match in matches for change in _claims(match, before, after, names, told)),
        *renamed(before, after, moved),
        *(change for kind in KINDS for change in _records(before, after, names, kind)),
        *_pages(before, after),
    ]


def _pairs(before: Dossier, after: Dossier, names: Names) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The claims of each article, before and after, in the order of articles."""
    both: dict[Key, tuple[list[Claim], list[Claim]]] = {article.key: ([], []) for article in after.articles.values()}
    for claim in before.claims:
        both.setdefault(names.now(claim.article), ([], []))[0].append(claim)
    for claim in after.claims:
        both[claim.article][1].append(claim)
    yield from both.values()


def _claims(
    match: Match, before: Dossier, after: Dossier, names: Names, told: set[tuple[bool, Key, int]]
) -> Iterator[Change]:
    """A claim that was added, removed or changed, unless what stands has told it."""
    was, now = match
    if now is None:
        if was is not None and (True, was.article, was.number) not in told:
            said = in_few_words(was, names)
            article = before.article(was)
            yield Change("claims", "gone", subject(was, names), said, "", was.location, article, is_before=True)
        return
    is_told = (False, now.article, now.number) in told
    article = after.article(now)
    if was is None:
        if not is_told:
            yield Change("claims", "new", subject(now, names), "", in_few_words(now, names), now.location, article)
        return
    for key, said, says in differing(fields_of(was, names.name), fields_of(now, names.name)):
        if not (is_told and key in _ANSWERING and isinstance(now, Delegate | Position)):
            how: How = "reworded" if key in _WORDED and is_reworded(said, says) else "changed"
            yield Change("claims", how, subject(now, names), said, says, now.at(key), article, key)


def _records(before: Dossier, after: Dossier, names: Names, kind: str) -> Iterator[Change]:
    """Records or articles that were added, removed or changed."""
    part: Part = "articles" if kind == "article" else "records"
    old, new = _by_key(before, kind), _by_key(after, kind)
    moved = {names.now(key): record for key, record in old.items() if key not in new or names.now(key) == key}
    for key, record in new.items():
        was = moved.get(key)
        if was is None:
            yield Change(part, "new", f"{kind} {record.name}", "", _made_by(record), record.location)
            continue
        if was.recorded != record.recorded:
            yield Change(
                part, "changed", f"{kind} {record.name}", _made_by(was), _made_by(record), record.location, field="file"
            )
        skipped = NAMED_ELSEWHERE if part == "records" else frozenset()
        for field, said, says in differing(fields_of(was, names.name), fields_of(record, names.name)):
            if field == TEXT:
                place = record.location
                yield Change(part, "changed", f"{kind} {record.name}", "", "", place, field=field)
            elif field not in skipped:
                yield Change(part, "changed", f"{kind} {record.name}", said, says, record.at(field), field=field)
    for key, record in old.items():
        if names.now(key) not in new:
            yield Change(part, "gone", f"{kind} {record.name}", _made_by(record), "", record.location, is_before=True)


def _by_key(dossier: Dossier, kind: str) -> dict[Key, Record]:
    return {record.key: record for known in KINDS if known == kind for record in dossier.of_kind(known).values()}


def _made_by(record: Record) -> str:
    """What makes a record's page."""
    return record.location.file if record.recorded else "made by its name"


def _pages(before: Dossier, after: Dossier) -> Iterator[Change]:
    """Ordinary pages."""
    old = {page.path: page for page in before.ordinary_pages}
    new = {page.path: page for page in after.ordinary_pages}
    for path, page in new.items():
        place = Location(page.location.file)
        if path not in old:
            yield Change("pages", "new", page.title, "", page.location.file, place)
        elif (page.title, page.summary, page.text) != (old[path].title, old[path].summary, old[path].text):
            yield Change("pages", "changed", page.title, "", "", place, field=TEXT)
    for path, page in old.items():
        if path not in new:
            place = Location(page.location.file)
            yield Change("pages", "gone", page.title, page.location.file, "", place, is_before=True)
