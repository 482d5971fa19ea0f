"""The lines at the head and the foot of a report in; what they say of it (title, day, authors, address) out."""

import re

from briefings.authoring.importing.dates import date_line
from briefings.authoring.importing.found import Found

_HEADING = re.compile(r"#{1,2}[ \t]+(.+?)[ \t#]*$")
_MARKS = re.compile(r"[*_`]+")
_LABELLED = re.compile(r"^\W*(title|headline|date|published|author|by|source|publisher|url|link)\s*:\s*(\S.*)$", re.I)
_BYLINE = re.compile(r"^\W{0,9}(?:By|BY|by)\s+([A-Z\u00c0-\U0010ffff*_\[].{2,100})$")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_ADDRESS_LABEL = re.compile(r"^\W*(?:original (?:url|article|link)|source|url|link|read (?:it )?at)\W*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Z\u00c0-\U0010ffff][\w.'’-]*(?: (?:[A-Z\u00c0-\U0010ffff][\w.'’-]*|[a-z]{2,3})){1,4}")
_AGENCIES = ("Reuters", "AFP", "Associated Press", "AP", "TASS", "Interfax", "dpa", "EFE", "ANSA", "Xinhua", "Kyodo",
             "Anadolu", "PTI", "Bloomberg", "UPI", "Ukrinform")  # fmt: skip
_AGENCY = "|".join(_AGENCIES)
_SEVERAL = rf"(?:{_AGENCY})(?:(?:, | and |, and )(?:{_AGENCY})){{0,4}}"
_CONTRIBUTED = re.compile(rf"\b({_SEVERAL})\s+contributed\b|\b[Rr]eporting by ({_SEVERAL})(?!\w)")
_DATELINE = re.compile(rf"^[^\n.]{{0,60}}\(({_AGENCY})\)\s*[-–—]", re.MULTILINE)
_PICTURE = re.compile(rf"(?:/|\||\bphoto\w*\b[:\s]|©|\bvia\b)[^.\n]*\b(?:{_AGENCY}|EPA|Getty|Shutterstock)\W*$")
_LONGEST_TITLE = 250
_LONGEST_CAPTION = 400
_HEAD = 8


def take_head(blocks: list[str], found: Found) -> list[str]:
    """Read the blocks that come before the text into `found`; the blocks of the text are left."""
    kept: list[str] = []
    pictures = 0
    rest = list(blocks)
    if rest and not found.title and (title := _title(rest[0])):
        found.title = title
        rest.pop(0)
    for number, block in enumerate(rest[:_HEAD]):
        if len(block) < _LONGEST_CAPTION and _PICTURE.search(_MARKS.sub("", block)):
            pictures += 1
        elif not all(_says_of_it(line, found) for line in block.split("\n")):
            kept = rest[number:]
            break
    else:
        kept = rest[_HEAD:]
    if pictures:
        found.removed.append("1 caption of a picture" if pictures == 1 else f"{pictures} captions of pictures")
    return kept


def take_foot(blocks: list[str], found: Found) -> list[str]:
    """Read the address that may stand at the end; the blocks before it are left."""
    rest = list(blocks)
    last = rest[-1] if rest else ""
    bare = _ADDRESS.search(last)
    if bare and not _ADDRESS.sub("", last).strip("<>()[] \n"):
        rest.pop()
        label = rest.pop() if rest and _ADDRESS_LABEL.match(rest[-1]) else ""
        if label or not found.url:
            found.url = bare[0]
    elif (
        bare
        and not re.search(r"[\w\n]", last[bare.end() :])
        and _ADDRESS_LABEL.match(last[: bare.start()].strip("<( "))
    ):
        rest.pop()
        found.url = bare[0]
    text = "\n\n".join(rest)
    names = [name for told in _CONTRIBUTED.finditer(text) for name in re.findall(_AGENCY, told[1] or told[2])]
    found.agencies = found.agencies or list(dict.fromkeys(names + _DATELINE.findall(text)))
    return rest


def byline(text: str) -> list[str]:
    """The names in what stands behind "By"."""
    parts = re.split(r",|;|\band\b|&", _MARKS.sub("", text))
    names = [part.strip(" .") for part in parts]
    return [name for name in names if _NAME.fullmatch(name) and name not in _AGENCIES]


def _title(block: str) -> str:
    first, _, rest = block.partition("\n")
    if len(first) > 2 * _LONGEST_TITLE:
        return ""
    heading = _HEADING.match(first)
    if heading and not rest:
        return _MARKS.sub("", heading[1]).strip()
    if rest and re.fullmatch(r"(=+|-+)\s*", rest):
        return first.strip()
    plain = not rest and len(first) <= _LONGEST_TITLE and not first.rstrip().endswith((".", ":", ";"))
    return _MARKS.sub("", first).strip() if plain and not _LABELLED.match(first) and not date_line(first) else ""


def _says_of_it(line: str, found: Found) -> bool:
    """Whether a line is about the report, and then is read."""
    if len(line) > _LONGEST_TITLE * 2:
        return False
    if re.match(r"^\W*(?:last )?updated\b", line, re.IGNORECASE) and len(line) < 60:
        return True
    if day := date_line(line):
        if day.is_sure:
            found.date = found.date or day.day
        elif not found.likely_date:
            found.likely_date, found.because = day.day, f"“{line.strip()}” can be two days"
        return True
    if labelled := _LABELLED.match(line):
        return _labelled(labelled[1].lower(), labelled[2].strip(), found)
    if (by := _BYLINE.match(line)) and (names := byline(by[1])):
        found.authors = found.authors or names
        return True
    return False


def _labelled(label: str, value: str, found: Found) -> bool:
    address = _ADDRESS.search(value)
    if address and label in ("url", "link", "source"):
        found.url = found.url or address[0]
    elif label in ("title", "headline"):
        found.title = found.title or value
    elif label in ("author", "by"):
        found.authors = found.authors or byline(value)
    elif label in ("source", "publisher"):
        found.publisher = found.publisher or value
    else:
        return False
    return True
