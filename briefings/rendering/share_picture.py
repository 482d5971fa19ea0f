"""What a picture is to show in, the picture out: 1200 × 630 pixels as PNG, the same bytes each time."""

import io
import unicodedata
from collections.abc import Iterator

from briefings.pages.page import Picture

WIDTH, HEIGHT = 1200, 630
_MARGIN, _ROOM = 90, 1020
_PAPER, _INK, _QUIET, _ACCENT = "#fdfcf9", "#1b1b1b", "#5a5a5a", "#1d4f73"
_NAME, _LINE, _DAY = 84, 38, 34
_LEADING = 1.28
_LINES = 3
# The typeface has little more than ASCII; these letters have no accent to leave off.
_INSTEAD = str.maketrans({
    "ı": "i", "đ": "d", "ł": "l", "ø": "o", "Đ": "D", "Ł": "L", "Ø": "O", "ß": "ss", "æ": "ae", "œ": "oe", "Æ": "Ae",
    "Œ": "Oe", "–": "-", "—": "-", "×": "x",
})  # fmt: skip


def share_picture(picture: Picture) -> bytes:
    """The picture. What has letters that the typeface lacks is left out; the name gives way to the host."""
    # Only where there is a picture to draw.
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 18), fill=_ACCENT)
    name = drawable(picture.name) or picture.fallback
    y = 110.0
    for text, size, colour in ((name, _NAME, _INK), (picture.line, _LINE, _QUIET)):
        font = ImageFont.load_default(size)
        for line in list(_lines(drawable(text), font.getlength))[:_LINES]:
            draw.text((_MARGIN, y), line, fill=colour, font=font)
            y += size * _LEADING
        y += 34
    if day := drawable(picture.day):
        draw.text((_MARGIN, HEIGHT - _MARGIN - _DAY), day, fill=_ACCENT, font=ImageFont.load_default(_DAY))
    out = io.BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def drawable(text: str) -> str:
    """A text in the letters that the typeface has, accents left off where it must; empty where it has no such letters.

    What the typeface lacks, it draws as the same empty box.
    """
    from PIL import ImageFont

    font = ImageFont.load_default(24)
    lacking = bytes(font.getmask("\uffff"))

    def is_drawn(letter: str) -> bool:
        return letter.isspace() or (letter.isprintable() and bytes(font.getmask(letter)) != lacking)

    def drawn(char: str) -> str:
        plain = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
        return next((letters for letters in (char, plain) if letters and all(map(is_drawn, letters))), "")

    letters = [drawn(char) for char in unicodedata.normalize("NFC", text).translate(_INSTEAD)]
    return "".join(letters) if all(letters) else ""


def _lines(text: str, length: object) -> Iterator[str]:
    """A text cut at words so that each line has room; a word that is too long for one is cut short."""
    assert callable(length)
    line = ""
    for word in text.split():
        while length(word) > _ROOM:
            word = word[:-2] + "…"
        longer = f"{line} {word}".strip()
        if line and length(longer) > _ROOM:
            yield line
            longer = word
        line = longer
    if line:
        yield line
