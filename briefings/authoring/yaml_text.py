"""Texts in, the same texts as they may stand in YAML out."""

import json
import re
from collections.abc import Sequence

from briefings.loading.yaml_source import Refused, parse
from briefings.problems import Problem

# What other readers of YAML take for something else than the text: `NO` for a no, `null` for nothing.
_OTHERWISE_READ = re.compile(r"y|n|yes|no|true|false|on|off|null|~", re.IGNORECASE)


def scalar(text: str) -> str:
    """A text as a value, in quotation marks where it would not be read as it stands."""
    return text if _is_read(f"k: {text}", text) else quoted(text)


def in_list(texts: Sequence[str]) -> str:
    """Texts as a list on one line."""
    return f"[{', '.join(text if _is_read(f'k: [{text}]', [text]) else quoted(text) for text in texts)}]"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _is_read(line: str, meant: str | list[str]) -> bool:
    """Whether a line of YAML says what is meant, to us and to other readers."""
    text = meant if isinstance(meant, str) else meant[0]
    if _OTHERWISE_READ.fullmatch(text) or "\n" in text:
        return False
    problems: list[Problem] = []
    try:
        return parse(line, "", problems).get("k") == meant and not problems
    except Refused:
        return False
