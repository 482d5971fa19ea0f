"""The only maker of addresses: of pages, of anchors inside them, and into the originals of articles.

In: keys, numbers, words. Out: addresses relative to the top of the site, such as `people/vladimir-medinsky/`, and
absolute ones for originals. An address that ends in a slash is a folder with an `index.html`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from briefings.model.reference import Key, Kind

HOME = ""
NOT_FOUND = "404.html"
ABOUT = "about/"
HOW_TO_READ = f"{ABOUT}#help-reading"
CHANGES = "changes/"
TIMELINE = "timeline/"
SEARCH = "search/"
# The pages that begin with what a page of the site's own says.
OPENING = (HOME, ABOUT)

FOLDERS: dict[Kind, str] = {
    "negotiation": "negotiations/",
    "person": "people/",
    "country": "countries/",
    "organization": "organizations/",
    "issue": "issues/",
    "article": "articles/",
}

CLAIMS_ON_A_PAGE = 150


class Explained(NamedTuple):
    """Where the words of closed lists are explained."""

    attendance: str = f"{ABOUT}#help-attendance"
    stance: str = f"{ABOUT}#help-stance"


EXPLAINED = Explained()


def permalink(key: Key) -> str:
    """The address of a record's page."""
    return f"{FOLDERS[key.kind]}{key.id}/"


def listing(kind: Kind) -> str:
    """The address of the list of all records of a kind."""
    return FOLDERS[kind]


def listing_part(kind: Kind, part: str, number: int = 1) -> str:
    """The address of one letter, or year, of a list that is too long for one page.

    No id can be in its way: these pages stand beside the records' folders, not in them.
    """
    by = "by-year" if part.isdigit() or part == "undated" else "a-z"
    return numbered(f"{by}/{FOLDERS[kind]}{part}/", number)


def chronicle(key: Key, year: int, number: int = 1) -> str:
    """The address of a page of everything that is said about a record in one year.

    All of them are equally deep, so that a claim is printed alike on each.
    """
    return f"{permalink(key)}{year:04}{f'-{number}' if number > 1 else ''}/"


def related(key: Key, number: int = 1) -> str:
    """The address of a page of all records that name a record."""
    return numbered(f"{permalink(key)}related/", number)


def claims(article: Key, number: int) -> str:
    """The address of a page of an article's claims; the first page is the article's own."""
    return numbered(permalink(article), number)


def claim(article: Key, number: int) -> str:
    """The address of a claim beside its article's text."""
    return f"{claims(article, (number - 1) // CLAIMS_ON_A_PAGE + 1)}#{claim_anchor(number)}"


def passage(article: Key, number: int) -> str:
    """The address of the first passage that proves a claim, in the text of its article."""
    return f"{permalink(article)}#{passage_anchor(number)}"


def claim_anchor(number: int) -> str:
    """The anchor of a claim."""
    return f"claim-{number}"


def passage_anchor(number: int, part: int = 1) -> str:
    """The anchor of a passage that proves a claim; `part` counts its passages from 1."""
    return f"quote-{number}" if part == 1 else f"quote-{number}-{part}"


def former(key: Key, former_id: str) -> str:
    """The address that a record had under a former id."""
    return permalink(Key(key.kind, former_id))


def changes(year: int, month: int | None = None, number: int = 1) -> str:
    """The address of what became known in a year, which has one page, or in a month of one.

    All of them are as deep as the pages of records, so that a sentence is printed alike on each.
    """
    return f"{CHANGES}{year:04}{f'-{month:02}' if month else ''}{f'-{number}' if number > 1 else ''}/"


def timeline(year: int, number: int = 1) -> str:
    """The address of what happened in a year."""
    return numbered(f"{TIMELINE}{year:04}/", number)


def numbered(address: str, number: int) -> str:
    """The address of a further page of something that is too long for one."""
    return address if number == 1 else f"{address}{number}/"


def root(address: str) -> str:
    """The way from a page up to the top of the site: `../../`."""
    return "../" * address.count("/")


def original(url: str | None, passages: Sequence[str] = ()) -> str | None:
    """An address elsewhere, with a text fragment for each passage so that a browser shows the words themselves."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    if not passages:
        return url
    fragments = "&".join(map(_text_fragment, passages))
    return f"{url}{'' if '#' in url else '#'}:~:{fragments}"


def searching(words: str) -> str:
    """The address that answers a search; `words` stands in it as it is."""
    return f"{SEARCH}?q={words}"


def share_picture(digest: str) -> str:
    """The address of the picture that others show beside a link to the site."""
    return f"assets/share.{digest}.png"


def letter(contact: str) -> str:
    """The address that writes a letter to somebody."""
    return f"mailto:{quote(contact, safe='@+')}"


def report(place: str, title: str, text: str) -> str:
    """The address where a mistake is reported: a new issue at a repository, or a letter to a mail address.

    Empty where the place is a repository of which it is not known where it takes reports.
    """
    title, text = _in_query(title), _in_query(text)
    if not place.startswith(("http://", "https://")):
        return f"{letter(place)}?subject={title}&body={text}"
    host, repository = urlsplit(place).hostname or "", place.rstrip("/").removesuffix(".git")
    if host == "gitlab.com" or host.startswith("gitlab."):
        return f"{repository}/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={text}"
    if host in _TAKING_ISSUES or host.startswith(_TAKING_ISSUES_TOO):
        return f"{repository}/issues/new?title={title}&body={text}"
    return ""


def _in_query(text: str) -> str:
    """A text as the value of a query; most texts are plain, and then it is quickly said."""
    if not _PLAIN_VALUE.fullmatch(text):
        return quote(text, safe="")
    return text.replace(" ", "%20").replace("\n", "%0A")


_PLAIN_VALUE = re.compile(r"[\w.,:/ \n-]*", re.ASCII)
_TAKING_ISSUES = frozenset({"github.com", "codeberg.org"})
_TAKING_ISSUES_TOO = ("github.", "gitea.", "forgejo.")
_WORDS_AT_AN_END = 5
_LONGEST_WHOLE = 90
_PLAIN = re.compile(r"[\w.%/]*", re.ASCII)


def _text_fragment(words: str) -> str:
    """A passage as a text directive: whole if it is short and of one block, else its first words and its last."""
    blocks = [block for block in words.split("\n") if block.strip()]
    if len(words) <= _LONGEST_WHOLE and len(blocks) == 1:
        return f"text={_encoded(words.strip())}"
    first, last = blocks[0].split(), blocks[-1].split()
    shortest = len(first) // 2 if len(blocks) == 1 else min(len(first), len(last))
    if shortest == 0:
        return f"text={_encoded(words[:20])},{_encoded(words[-20:])}"
    count = min(_WORDS_AT_AN_END, shortest)
    return f"text={_encoded(' '.join(first[:count]))},{_encoded(' '.join(last[-count:]))}"


def _encoded(words: str) -> str:
    """Words percent-encoded, and with them the characters that mean something to a text directive."""
    spaced = words.replace("%", "%25").replace(" ", "%20")
    if _PLAIN.fullmatch(spaced):
        return spaced
    return quote(words, safe="").replace("-", "%2D")
