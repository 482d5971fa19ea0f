"""Plain text or Markdown in; what it says of itself and clean Markdown out."""

import html
import re
import unicodedata

from briefings.authoring import AuthoringError
from briefings.authoring.importing.dates import printed
from briefings.authoring.importing.found import Found
from briefings.authoring.importing.head import take_foot, take_head
from briefings.loading.source import front_matter
from briefings.problems import Problem

_SCRIPT = re.compile(r"<(script|style|iframe|object|noscript|svg)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(([^()\s]*)[^()\n]*\)")
_ASIDE = re.compile(
    r"^\W*(?:related (?:articles?|stor(?:y|ies)|news)|read (?:more|also|next)|also read|see also|more on this|"
    r"advertisement|sign up for|subscribe to|share this|follow us)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_UNFINISHED = re.compile(r"[\w,]")


def read_text(text: str) -> Found:
    """Read a report that was pasted or typed: title first, then what else stands before its text."""
    found = Found()
    text = _CONTROL.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if text.startswith("---\n"):
        text = _own_front_matter(text, found)
    text = cleaned(text, found)
    blocks = blocks_of(text)
    blocks = take_head(blocks, found)
    blocks = take_foot(blocks, found)
    found.text = "\n\n".join(_joined(_without_asides(blocks, found), found))
    return found


def literal(text: str) -> str:
    """Words that are no Markdown, as Markdown that shows them; ligatures of print are letters again."""
    plain = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    escaped = re.sub(r"&(?=[#\w]+;)", "&amp;", plain).replace("<", "&lt;")
    return re.sub(r"([\\*`])", r"\\\1", escaped)


def shown(title: str) -> str:
    """A title that was made literal, as it is shown."""
    return html.unescape(title.replace("\\", ""))


def blocks_of(text: str) -> list[str]:
    """The paragraphs, headings and lists of a text, without the white space at their ends."""
    parts = re.split(r"\n[ \t]*\n", text)
    return [block for part in parts if (block := "\n".join(line.rstrip() for line in part.strip("\n").split("\n")))]


def cleaned(text: str, found: Found) -> str:
    """Markdown without scripts, comments, pictures, and links that lead nowhere on the web."""
    text, scripts = _SCRIPT.subn("", text)
    text, comments = _COMMENT.subn("", text)
    text, pictures = _IMAGE.subn("", text)
    dead = 0

    def target(link: re.Match[str]) -> str:
        nonlocal dead
        if re.match(r"https?://", link[2]):
            return link[0]
        dead += 1
        return link[1]

    text = _LINK.sub(target, text)
    for number, one, many in (
        (scripts, "script or style", "scripts and styles"),
        (comments, "hidden comment", "hidden comments"),
        (pictures, "picture", "pictures"),
        (dead, "link that leads nowhere", "links that lead nowhere"),
    ):
        if number:
            found.removed.append(f"{number} {one if number == 1 else many}")
    return text


def _without_asides(blocks: list[str], found: Found) -> list[str]:
    """The blocks that are the report's own, without what leads to other pages."""
    kept = [block for block in blocks if not (_ASIDE.match(block) and len(block.split()) < 60)]
    words = sum(len(block.split()) for block in blocks) - sum(len(block.split()) for block in kept)
    if words:
        asides = len(blocks) - len(kept)
        found.removed.append(f"{asides} {'pointer' if asides == 1 else 'pointers'} to other pages ({words} words)")
    return kept


def _joined(blocks: list[str], found: Found) -> list[str]:
    """Paragraphs that a copy broke in the middle of a sentence made whole."""
    whole: list[list[str]] = []
    for block in blocks:
        if whole and block[0].islower() and _UNFINISHED.match(whole[-1][-1][-1:]) and whole[-1][0][0] not in "#->":
            whole[-1].append(block)
        else:
            whole.append([block])
    if joins := len(blocks) - len(whole):
        found.removed.append(f"{joins} {'break' if joins == 1 else 'breaks'} within a sentence")
    return [" ".join(parts) for parts in whole]


def _own_front_matter(text: str, found: Found) -> str:
    """Read front matter that the report came with; what it says goes before what the text does."""
    problems: list[Problem] = []
    tree, rest, _ = front_matter(text, "", problems)
    if tree is None:
        problem = problems[0] if problems else None
        where = f" in line {problem.location.line}" if problem else ""
        raise AuthoringError(
            f"The front matter that the file begins with cannot be read{where}: "
            f"{problem.message if problem else 'it holds no keys.'}",
            problem.hint if problem else "Take the lines between `---` and `---` away.",
        )
    passed_over = [name for name, value in tree.items() if not _is_told(name, value)]
    for name, value in ((name, value) for name, value in tree.items() if name not in passed_over):
        name = {"author": "authors", "lang": "language", "source": "publisher"}.get(name, name)
        if name in ("authors", "agencies"):
            setattr(found, name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
        elif name == "date" and isinstance(value, str) and (day := printed(value)) and not day.is_sure:
            found.likely_date, found.because = day.day, f"“{value}” can be two days"
        elif name in ("date", "retrieved") and isinstance(value, str) and (day := printed(value)) and day.is_sure:
            setattr(found, name, day.day)
        elif name in ("title", "publisher", "url", "archive_url", "language", "license"):
            setattr(found, name, str(value))
        else:
            passed_over.append(name)
    if passed_over:
        found.removed.append(f"front matter that articles do not have ({', '.join(passed_over)})")
    return rest


def _is_told(name: str, value: object) -> bool:
    """Whether a key has a text, or several where it may have several."""
    if isinstance(value, list) and name in ("author", "authors", "agencies"):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)
