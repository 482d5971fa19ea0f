"""The file of one ordinary page in, the page out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from briefings.loading.decoding import too_large
from briefings.loading.identities import is_device, is_sound_id, slug
from briefings.loading.source import front_matter, source
from briefings.loading.written.front_matter import PageFrontMatter
from briefings.loading.written.validating import validated
from briefings.loading.yaml_tree import Mapping
from briefings.model.location import Location
from briefings.model.ordinary_page import OrdinaryPage
from briefings.problems import WHOLE_FILE, Problem

_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t#]*(?:\n|\Z)")


# Whoever writes one of these means an article. (Pages may have dates and authors, too, for other plugins.)
_OF_ARTICLES_ONLY = ("agencies", "archive_url", "license", "note", "publish", "publisher", "retrieved", "url")


_HEADINGS = re.compile(r"^(?:#|=+$|-+$)", re.MULTILINE)
# What the Markdown of ordinary pages takes ever longer for: with many of these a page would never be done.
_MOST: tuple[tuple[str, Callable[[str], int], int], ...] = (
    ("bytes", lambda text: len(text.encode()), 100_000),
    ("brackets that nothing closes", lambda text: _unclosed(text), 50),
    ("fences of code", lambda text: text.count("```") + text.count("~~~"), 2_000),
    ("headings", lambda text: len(_HEADINGS.findall(text)), 1_000),
)
# Each bracket of a link, an image or a tag, with what it does to which count of open ones.
_BRACKET = re.compile(r"\]\(|[\[\])>]|<(?=[A-Za-z/!?])")
_OPENING = {"[": (0, 1), "]": (0, -1), "](": (1, 1), ")": (1, -1), "<": (2, 1), ">": (2, -1)}
_NESTED = re.compile(r"^(?:[ \t]|[>*+-]|\d+[.)]){200}", re.MULTILINE)


def read_page(folder: Path, file: str, problems: list[Problem]) -> OrdinaryPage | None:
    """Read an ordinary page. Its title is the front matter's, else its first heading, else its file's name."""
    text = source(folder, file, problems, {})
    if text is None:
        return None
    path = file.removesuffix(".md")
    for part in path.split("/"):
        name = part.lower()
        if is_device(name.partition(".")[0]) or not is_sound_id(name.replace("_", "-").replace(".", "-")):
            better, is_file = slug(part), part == path.rpartition("/")[2]
            better += ".md" if better and is_file else "/" if better else ""
            hint = f"Rename it to {better}." if better else "Name it with small letters, digits and hyphens."
            problems.append(
                Problem(
                    Location(file),
                    "bad-address",
                    f"The file's path becomes the address of a page, and `{part}` cannot be part of one.",
                    hint,
                    WHOLE_FILE,
                )
            )
            return None
    before = len(problems)
    problems += _too_much(text, file)
    if len(problems) > before:
        return None
    tree, body, line = front_matter(text, file, problems)
    problems += _keys_of_articles(tree, file) if tree is not None else ()
    if len(problems) > before:
        return None
    front = validated(PageFrontMatter, tree, file, problems) if tree is not None else PageFrontMatter()
    if front is None:
        return None
    title = front.title
    if heading := _HEADING.match(body):
        body_title = heading.group(1)
        if title is None or title == body_title:
            title, body, line = body_title, body[heading.end() :], line + heading[0].count("\n")
    name = path.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return OrdinaryPage(
        path=path,
        title=title or name[:1].upper() + name[1:],
        text=body,
        location=Location(file, line),
        summary=front.summary or "",
    )


def _too_much(text: str, file: str) -> Iterator[Problem]:
    """The first thing of which a page has more than its Markdown is made for."""
    for what, count, most in _MOST:
        if (number := count(text)) > most:
            yield too_large(file, what, number, most)
            return
    if nested := _NESTED.search(text):
        yield Problem(
            Location(file, text.count("\n", 0, nested.start()) + 1),
            "too-deep",
            "This line is indented, or nested, more than 200 characters deep.",
            "No list or quotation needs more than ten; look for an indent that grows.",
        )


def _unclosed(text: str) -> int:
    """How many brackets of links are open, where most are."""
    opened, most = [0, 0, 0], 0
    for found in _BRACKET.findall(text):
        which, change = _OPENING[found]
        opened[which] = max(0, opened[which] + change)
        most = max(most, opened[which])
        if found == "](":
            opened[0] = max(0, opened[0] - 1)
    return most


def _keys_of_articles(tree: Mapping, file: str) -> Iterator[Problem]:
    """The first key that only an article has: as an ordinary page, it would show all of its text."""
    for key in tree:
        if key.lower() in _OF_ARTICLES_ONLY:
            place = tree.keys_at[key]
            yield Problem(
                Location(file, place.line, place.column),
                "articles-key",
                f"`{key}` is a key of an article, and this file is an ordinary page, which shows all of its text.",
                "Move the file to articles/ if it is an article; if it is none, take the line away.",
                place.length,
            )
            return
