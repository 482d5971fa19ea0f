"""One article and its sidecar in; the article, its claims and its mentions out."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefings.loading.claims import ClaimReader
from briefings.loading.known import Known
from briefings.loading.licenses import is_open
from briefings.loading.mentions import Finder
from briefings.loading.source import front_matter, source
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.sidecar import ClaimEntry, DelegateEntry, EventEntry, PositionEntry, Sidecar
from briefings.loading.written.validating import as_far_as_sound, entries_of, validated
from briefings.loading.yaml_source import Refused, parse
from briefings.loading.yaml_tree import Mapping
from briefings.model.article import Article
from briefings.model.claim import Claim, Quotation
from briefings.model.dossier import Mention, concerned
from briefings.model.location import Location
from briefings.model.reference import Key, Kind
from briefings.model.vocabulary import Publish
from briefings.problems import Problem
from briefings.prose.article import Prose, read

# Of these an article is read by what their records say; of all others by their names alone.
READ_BY: tuple[Kind, ...] = ("negotiation", "person")
# What stands in for a date that cannot be read: no claim can be later.
NO_DAY = datetime.date.max


class Reading(NamedTuple):
    """An article that was read, with its words at hand; what the checks of one article get.

    `unclaimed` are the quotes of entries that make no claim, as something else is wrong in them.
    """

    article: Article
    prose: Prose
    claims: tuple[Claim, ...]
    unclaimed: tuple[Quotation, ...]
    known: Known
    finder: Finder


ArticleCheck = Callable[[Reading], Iterator[Problem]]


class ArticleRead(NamedTuple):
    """What reading one article gave. `article` is None where its front matter is not sound.

    `digests` tell by file what was read: the SHA-256 of its bytes.
    """

    article: Article | None
    claims: tuple[Claim, ...]
    mentions: tuple[tuple[Key, Mention], ...]
    problems: tuple[Problem, ...]
    digests: tuple[tuple[str, bytes], ...] = ()


def read_article(
    folder: Path, markdown: str, sidecar: str | None, known: Known, finder: Finder, checks: tuple[ArticleCheck, ...]
) -> ArticleRead:
    """Read an article and its sidecar, and run the checks of one article on them."""
    problems: list[Problem] = []
    digests: dict[str, bytes] = {}
    article, is_sound = _article(folder, markdown, problems, digests)
    if article is None:
        if sidecar:
            _entries(folder, sidecar, problems, digests)
        return ArticleRead(None, (), (), tuple(problems), tuple(digests.items()))
    prose = read(article.name, article.text)
    claims, unclaimed = _claims(folder, sidecar, article, prose, known, problems, digests) if sidecar else ((), ())
    reading = Reading(article, prose, claims, unclaimed, known, finder)
    for check in checks:
        problems += check(reading)
    if not is_sound:
        return ArticleRead(None, (), (), tuple(problems), tuple(digests.items()))
    mentions = finder.mentions(article, prose, {key for claim in claims for key in concerned(claim)})
    prose.forget_words()
    return ArticleRead(article, claims, mentions, tuple(problems), tuple(digests.items()))


def _article(
    folder: Path, file: str, problems: list[Problem], digests: dict[str, bytes]
) -> tuple[Article | None, bool]:
    """An article, and whether its front matter is sound; where it is not, it serves for checking its claims only."""
    text = source(folder, file, problems, digests)
    if text is None:
        return None, False
    before = len(problems)
    tree, body, body_line = front_matter(text, file, problems)
    if tree is None:
        if len(problems) == before:
            problems.append(
                Problem(
                    Location(file),
                    "no-front-matter",
                    "The article does not begin with front matter, which says its title and date.",
                    "Begin the file with a line `---`, then `title: …` and `date: 2025-05-14`, then a line `---`.",
                )
            )
        return None, False
    validated_front = validated(FrontMatter, tree, file, problems)
    front = validated_front or as_far_as_sound(FrontMatter, tree, {"date": NO_DAY.isoformat()})
    if front is None:
        return None, False
    tree.note_entries("former_ids")
    publish = front.publish or _publish_by_default(front)
    if publish == "link" and "url" not in tree:
        place = tree.values_at["publish"]
        problems.append(
            Problem(
                Location(file, place.line, place.column),
                "missing-field",
                "`publish: link` shows nothing but the link, and there is no `url`.",
                "Add `url: ` and the address of the original.",
                place.length,
            )
        )
    article = Article(
        key=Key("article", Path(file).stem),
        name=front.title,
        sort_name=front.title,
        location=Location(file),
        former_ids=tuple(front.former_ids),
        summary=front.summary or "",
        lines=tree.lines,
        columns=tree.columns,
        date=front.date,
        publisher=front.publisher or "",
        url=front.url,
        archive_url=front.archive_url,
        retrieved=front.retrieved,
        authors=tuple(front.authors),
        agencies=tuple(front.agencies),
        language=front.language,
        license=front.license or "",
        publish=publish,
        is_note=front.note,
        text=body,
        text_line=body_line,
    )
    return article, validated_front is not None


def _publish_by_default(front: FrontMatter) -> Publish:
    """`full` for a text of our own or under an open licence, else `excerpts`."""
    return "full" if not front.url or front.note or is_open(front.license or "") else "excerpts"


def _entries(
    folder: Path, file: str, problems: list[Problem], digests: dict[str, bytes]
) -> tuple[Mapping, str | None, list[tuple[ClaimEntry | None, Mapping]]] | None:
    """A sidecar's tree, its negotiation, and its entries with their trees in their order, None for one not sound."""
    text = source(folder, file, problems, digests)
    if text is None:
        return None
    try:
        tree = parse(text, file, problems)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    sidecar = validated(Sidecar, tree, file, problems)
    entries: list[tuple[ClaimEntry | None, Mapping]] = []
    if sidecar is not None:
        for name in ("delegates", "positions", "events"):
            entries += zip(getattr(sidecar, name), tree.get(name, ()), strict=True)
        default = sidecar.negotiation
    else:
        entries += entries_of(tree, "delegates", DelegateEntry)
        entries += entries_of(tree, "positions", PositionEntry)
        entries += entries_of(tree, "events", EventEntry)
        written = tree.get("negotiation")
        default = written if isinstance(written, str) and written.strip() else None
    return tree, default, sorted(entries, key=lambda entry: entry[1].place)


def _claims(
    folder: Path,
    file: str,
    article: Article,
    prose: Prose,
    known: Known,
    problems: list[Problem],
    digests: dict[str, bytes],
) -> tuple[tuple[Claim, ...], tuple[Quotation, ...]]:
    """The claims of a sidecar, and the quotes of its entries that make none."""
    before = len(problems)
    read_sidecar = _entries(folder, file, problems, digests)
    if read_sidecar is None:
        return (), ()
    tree, negotiation, entries = read_sidecar
    if tree.get("negotiation") == "":
        at = tree.keys_at["negotiation"]
        problems[before:] = [
            problem._replace(hint=known.negotiations_to_write(article.date))
            if problem.location[1:] == (at.line, at.column)
            else problem
            for problem in problems[before:]
        ]
    default = None
    if negotiation:
        location = Location(file, tree.lines["negotiation"], tree.columns["negotiation"])
        default = known.directory.refer("negotiation", negotiation, location, problems)
    reader = ClaimReader(article, prose, file, known, default, "negotiation" in tree, problems)
    claims: list[Claim] = []
    unclaimed: list[Quotation] = []
    for number, (entry, entry_tree) in enumerate(entries, start=1):
        claim = reader.claim(entry, entry_tree, number) if entry else None
        if claim:
            claims.append(claim)
        else:
            unclaimed += reader.unclaimed(entry_tree)
    return tuple(claims), tuple(unclaimed)
