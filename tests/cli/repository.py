"""An analyst's content in a real git repository, for tests of what `briefings diff` says of it."""

import json
import subprocess
from pathlib import Path

from tests.sites import briefings

GAZETTE = "articles/2026-03-02-gazette.yaml"
ARTICLE = """---
title: {title}
date: {date}
publisher: {publisher}
---
Kari Nes will lead the delegation of Norway. Ola Vik, the minister, may come if Iceland sends a minister.
Ola Vik, the minister, will not come. Ola Vik, the minister, comes after all.
Norway demands that the quota be cut. Norway rejects that the quota be cut. The talks open in Bergen on 9 March.
"""
SIDECAR = """negotiation: Bergen talks
delegates:
  - person: Kari Nes
    party: Norway
    role: head
    quote: Kari Nes will lead the delegation of Norway
  - person: Ola Vik
    party: Norway
    attendance: conditional
    quote: Ola Vik, the minister, may come if Iceland sends a minister
positions:
  - party: Norway
    issue: Quota
    stance: demands
    summary: The quota is cut.
    quote: Norway demands that the quota be cut
events:
  - date: 2026-03-09
    title: The talks open
    quote: The talks open in Bergen on 9 March
"""
LATER = """negotiation: Bergen talks
delegates:
  - {person: Ola Vik, party: Norway, attendance: declined, quote: "Ola Vik, the minister, will not come"}
"""


class Desk:
    """An analyst's folder in a git repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.git("init", "--quiet", "--initial-branch=main")
        self.writes_article("2026-03-02-gazette", "Harbour Gazette", "2026-03-02", SIDECAR)
        self.commits()

    def git(self, *command: str) -> str:
        """Run git here, as somebody."""
        who = ("-c", "user.name=Desk", "-c", "user.email=desk@briefings.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *command], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def commits(self) -> None:
        """Commit whatever there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A day's work")

    def commits_nothing(self) -> None:
        """Commit none of the files."""
        self.git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet")

    def writes(self, path: str, text: str) -> None:
        """Save a file of the content."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def writes_article(self, stem: str, publisher: str, date: str, sidecar: str) -> None:
        """Save an article and its sidecar."""
        article = ARTICLE.format(title=f"{publisher} on the talks", date=date, publisher=publisher)
        self.writes(f"articles/{stem}.md", article)
        self.writes(f"articles/{stem}.yaml", sidecar)

    def changes(self, old: str, new: str, path: str = GAZETTE) -> None:
        """Write something else into a file."""
        text = (self.content / path).read_text("utf-8")
        assert old in text
        self.writes(path, text.replace(old, new))

    def diff(self, *arguments: object, code: int = 0) -> str:
        """What `briefings diff` says here."""
        result = briefings("diff", "--folder", self.content, *arguments)
        assert result.exit_code == code, result.output
        return result.stdout

    def sentences(self, *arguments: object) -> list[str]:
        """The sentences that it says."""
        return [change["sentence"] for change in json.loads(self.diff(*arguments, "--format", "json"))["changes"]]
