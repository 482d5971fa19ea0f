"""A YAML text that cannot be read in; a problem for each line with the wrong sign for a dash or a colon out."""

import re
from collections.abc import Iterator

from briefings.loading.written.advice import NESTED
from briefings.loading.yaml_edits import KEYS
from briefings.model.location import Location
from briefings.problems import Edit, Problem

_LINE = re.compile(
    r" *(?P<opening>(?P<dash>[-*•‐‑–—−] *)?(?P<key>[A-Za-z_]+)(?P<colon> *(?::(?=\s|$)|=|：)|(?=\s*$))\s*)(?P<value>.*)"
)


def slips(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Each line that begins with a key of ours, and would be sound with a dash and a space, or a colon and a space."""
    for number, line in enumerate(text.split("\n"), start=first_line):
        found = _LINE.fullmatch(line)
        if found is None or found["key"] not in KEYS:
            continue
        key, dash = found["key"], found["dash"]
        has_dash, has_colon = not dash or dash.startswith("- "), found["colon"].endswith(":")
        if (has_dash and has_colon) or not (found["colon"] or key in NESTED):
            continue
        right = f"{'- ' if dash else ''}{key}:"
        if has_dash:
            code, message = "missing-colon", "This line has no `key: value` that YAML can see."
            hint = f"Write a colon and a space behind the key: `{right}`."
        else:
            code, message = "missing-dash", "An entry of a list begins with `-` and a space, and this one does not."
            hint = f"Write `{right}`."
        place, old = Location(file, number, found.start("opening") + 1), found["opening"]
        new = f"{right} " if found["value"] else right
        yield Problem(place, code, message, hint, len(old.rstrip()), Edit(number, place.column, old, new))
