"""What was written to break into sites in, content folders that have it in every field out."""

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.loading.content import write

PAYLOADS = Path(__file__).with_name("payloads")
# Enough for every run; all of them are tried with `--soak`.
FEW = 60
# So many stand in one field.
TOGETHER = 20


def payloads(name: str, everything: bool) -> list[str]:
    """The lines of a list, one text each; the first of them, or all."""
    lines = (PAYLOADS / f"{name}.txt").read_text("utf-8").split("\n")[:-1]
    return lines if everything else lines[:FEW]


def groups(texts: Sequence[str]) -> Iterator[list[str]]:
    """A list in parts, each of which goes into one set of records."""
    for start in range(0, len(texts), TOGETHER):
        yield list(texts[start : start + TOGETHER])


def hostile(folder: Path, texts: Sequence[str]) -> Path:
    """A content folder that loads without a word and has the texts in all that a page, or a program, is given."""
    for number, group in enumerate(groups(texts)):
        write(folder, _files(f"{number:04}", group))
    opening = "\n\n".join(texts[:TOGETHER])
    return write(folder, {"index.md": f"# Home\n\n{opening}", "about.md": f"# About\n\n{opening}"})


def _files(number: str, group: list[str]) -> dict[str, str]:
    """One record of each kind, an article with its sidecar and an ordinary page."""
    every = " ".join(group)
    said = json.dumps(every, ensure_ascii=False)
    names = json.dumps([f"{number} {text}" for text in group], ensure_ascii=False)

    def name(kind: str) -> str:
        return json.dumps(f"{kind} {number} {every}", ensure_ascii=False)

    record = f"summary: {said}\nother_names: {names}\n"
    quote = html.escape(every, quote=False)
    claim = f"    attribution: {said}\n    note: {said}\n    quote: {said}\n"
    return {
        f"people/p-{number}.yaml": f"name: {name('Person')}\nsort_name: {said}\nhonorific: {said}\n"
        f"party: o-{number}\nposts: [{{title: {said}, organization: o-{number}}}]\n"
        + record.replace(number, f"P{number}"),
        f"organizations/o-{number}.yaml": f"name: {name('Organization')}\nsort_name: {said}\n"
        f"short_name: {name('Short')}\n" + record.replace(number, f"O{number}"),
        f"issues/i-{number}.yaml": f"name: {name('Issue')}\nsort_name: {said}\n" + record.replace(number, f"I{number}"),
        f"negotiations/n-{number}.yaml": f"title: {name('Negotiation')}\nvenue: {{city: {said}, country: Norway}}\n"
        f"parties: [o-{number}, Norway]\nissues: [i-{number}]\n" + record.replace(number, f"N{number}"),
        f"articles/a-{number}.md": f"---\ntitle: {name('Article')}\ndate: 2025-05-14\npublisher: {said}\n"
        f"authors: {names}\nagencies: {names}\nlicense: {said}\nsummary: {said}\npublish: full\n"
        f"url: https://news.example/{number}?q='+alert(1)+'\n---\n" + "\n\n".join(group) + f"\n\n<pre>{quote}</pre>\n",
        f"articles/a-{number}.yaml": f"negotiation: n-{number}\n"
        f"delegates:\n  - person: p-{number}\n    party: o-{number}\n    post: {said}\n    honorific: {said}\n{claim}"
        f"  - group: {said}\n    party: Norway\n{claim}"
        f"positions:\n  - party: o-{number}\n    issue: i-{number}\n    stance: demands\n    summary: {said}\n"
        f"    conditions: {said}\n    speaker: p-{number}\n{claim}"
        f"events:\n  - date: 2025-05-13\n    title: {said}\n    place: {said}\n{claim}",
        f"x-{number}.md": f"---\ntitle: {name('Page')}\nsummary: {said}\n---\n" + "\n\n".join(group),
    }
