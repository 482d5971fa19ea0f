"""One suggestion: the entry of a sidecar that it would be, as YAML with a comment that says why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefings.loading.yaml_text import in_list, scalar

Part = Literal["delegates", "positions", "events"]
PARTS: tuple[Part, ...] = ("delegates", "positions", "events")


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """An entry that a sidecar could have.

    `fields` are its keys with their values, in order; a value that is empty is for the analyst to decide, and
    `undecided` says what. `why` is what in the text speaks for it.
    """

    part: Part
    fields: Mapping[str, str | tuple[str, ...]]
    why: str
    undecided: Mapping[str, str] = field(default_factory=dict)

    def lines(self, indent: str = "  ") -> Iterator[str]:
        """The entry as YAML, a comment with its reason above it."""
        yield f"{indent}# Suggested: {' '.join(self.why.split())}"
        mark = "- "
        for name, value in self.fields.items():
            decided = in_list(value) if isinstance(value, tuple) else scalar(value)
            written = decided if value else f"  # decide: {self.undecided[name]}"
            yield f"{indent}{mark}{name}: {written}"
            mark = "  "


def as_yaml(suggestions: Sequence[Suggestion], negotiation: str | None) -> str:
    """Suggestions as a sidecar would hold them; `negotiation` is the line for its top, if it has none."""
    lines = [negotiation, ""] if negotiation else []
    for part in PARTS:
        if those := [suggestion for suggestion in suggestions if suggestion.part == part]:
            lines.append(f"{part}:")
            for suggestion in those:
                lines += suggestion.lines()
    return "\n".join([*lines, ""])
