"""The licence of a text as written in, whether it lets everybody show all of the text out."""

import re

# Whole values and no beginnings: what follows `CC BY` may take all of it back. A country stands behind a version only,
# and two of their codes are not taken for one: NC and ND.
_OPEN = re.compile(
    r"(cc|creative commons) ?(0|zero)( v?1\.0)?( universal)?"
    r"|(cc|creative commons) (by|attribution)( sa| share ?alike)?"
    r"( v?[1-4](\.[015])?( (igo|international|unported|generic|(?!nc|nd)[a-z]{2}))?)?"
    r"|(uk )?(ogl|open government licen[cs]e)( uk)?( v?[1-3](\.0)?)?"
    r"|public domain( mark( v?1\.0)?)?"
)
_BETWEEN = re.compile(r"[\s_-]+")
_LICENCE = re.compile(r"(?<!open government) licen[cs]e\b")


def is_open(written: str) -> bool:
    """Whether a licence is CC0, CC BY, CC BY-SA, an Open Government Licence or the public domain, and nothing more."""
    plain = _BETWEEN.sub(" ", written.strip().lower())
    return bool(_OPEN.fullmatch(_LICENCE.sub("", plain)))
