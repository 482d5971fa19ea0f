"""`briefings diff`: what a change to the content means, between revisions of a real repository, or two folders."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.sites import WORLD, briefings, copied, run, stamps_of

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


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_nothing_has_changed_since_the_last_commit(desk: Desk) -> None:
    assert desk.diff() == "The content says the same.\n"
    assert desk.diff("--format", "markdown") == "The content says the same.\n"


def test_a_world_is_the_same_as_itself_and_new_as_a_whole_beside_nothing(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    assert briefings("diff", WORLD, copied(WORLD, tmp_path / "copy")).stdout == "The content says the same.\n"
    for old, new, hows in ((nothing, WORLD, {"new"}), (WORLD, nothing, {"gone"})):
        told = json.loads(briefings("diff", old, new, "--format", "json").stdout)["changes"]
        assert {change["how"] for change in told} == hows
        assert {change["part"] for change in told} >= {"stands", "records", "articles", "pages"}


def test_an_answer_that_changed_says_before_and_after_and_who_reports_it(desk: Desk) -> None:
    desk.writes_article("2026-03-05-wire", "The Wire", "2026-03-05", LATER)
    assert desk.diff() == (
        "What stands now\n"
        "  Bergen talks: Ola Vik: conditional → will not attend, The Wire, 5 March 2026\n"
        f"      {(desk.content / 'articles/2026-03-05-wire.yaml').as_posix()}:3\n"
        "\n"
        "Articles\n"
        "  New: article The Wire on the talks\n"
        f"      {(desk.content / 'articles/2026-03-05-wire.md').as_posix()}:1\n"
    )


def test_revisions_are_compared_without_touching_a_file_and_whatever_is_in_the_folder(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "mine")
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.changes("role: head", "role: chair")
    before = stamps_of(desk.content)
    changed = ["Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"]
    for two in (["main", "mine"], ["main..mine"], ["main...mine"], ["HEAD~1", "HEAD"]):
        assert desk.sentences(*two) == changed
    chaired = "Bergen talks: Kari Nes: announced, head of delegation → announced, chair, Harbour Gazette, 2 March 2026"
    assert desk.sentences("main") == [chaired, *changed]
    assert desk.sentences() == [chaired]
    assert desk.sentences("mine", "main") == [
        "Bergen talks: Ola Vik: unclear → conditional, Harbour Gazette, 2 March 2026"
    ]
    assert stamps_of(desk.content) == before
    assert "content" not in desk.git("stash", "list")


def test_three_dots_begin_where_a_branch_left_the_other(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "mine")
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.git("checkout", "--quiet", "main")
    desk.changes("role: head", "role: chair")
    desk.commits()
    assert len(desk.sentences("main", "mine")) == 2
    assert len(desk.sentences("main...mine")) == 1


def test_a_revision_says_on_which_line_of_it_something_stood(desk: Desk) -> None:
    desk.changes(
        "events:\n  - date: 2026-03-09\n    title: The talks open\n    quote: The talks open in Bergen on 9 March\n", ""
    )
    assert desk.diff() == (
        "Claims\n"
        "  Taken out: Bergen talks: The talks open: 2026-03-09, Harbour Gazette, 2 March 2026\n"
        "      HEAD: content/articles/2026-03-02-gazette.yaml:18\n"
    )


def test_what_is_new_is_told_in_the_sentences_of_the_site(desk: Desk) -> None:
    (desk.content / "articles").rename(desk.folder / "kept")
    desk.commits()
    (desk.folder / "kept").rename(desk.content / "articles")
    told = desk.sentences()
    assert told[:4] == [
        "New: Kari Nes (Norway, head of delegation) is to attend Bergen talks, Harbour Gazette, 2 March 2026",
        "New: Ola Vik (Norway) may attend Bergen talks on a condition, Harbour Gazette, 2 March 2026",
        "New: Norway on Quota (Bergen talks): demands – The quota is cut, Harbour Gazette, 2 March 2026",
        "New: Planned for 2026-03-09: The talks open (Bergen talks), Harbour Gazette, 2 March 2026",
    ]
    assert {"New: person Kari Nes (made by its name)", "New: country Norway (made by its name)"} <= set(
        desk.sentences()
    )


def test_what_nobody_says_any_more_is_told_with_what_was_said(desk: Desk) -> None:
    shutil.rmtree(desk.content / "articles")
    desk.writes("index.md", "# Nothing yet\n")
    told = desk.sentences()
    assert "Bergen talks: Ola Vik: conditional → nothing is said any more, Harbour Gazette, 2 March 2026" in told
    assert (
        "Bergen talks: Norway on Quota: demands – The quota is cut → nothing is said any more, "
        "Harbour Gazette, 2 March 2026"
    ) in told
    assert sum("Ola Vik" in sentence for sentence in told) == 2
    assert "New: Nothing yet" in told


def test_a_dispute_arises_and_is_settled(desk: Desk) -> None:
    desk.writes_article("2026-03-02-wire", "The Wire", "2026-03-02", LATER)
    desk.commits()
    arisen = (
        "Bergen talks: Ola Vik: conditional → now disputed – Harbour Gazette says conditional; "
        "The Wire says will not attend, The Wire, 2 March 2026"
    )
    assert arisen in desk.sentences("HEAD~1", "HEAD")
    desk.writes_article("2026-03-04-wire", "The Wire", "2026-03-04", LATER)
    settled = "Bergen talks: Ola Vik: no longer disputed: will not attend, The Wire, 4 March 2026"
    assert desk.sentences()[0] == settled


def test_another_report_of_the_same_is_no_change_of_what_stands(desk: Desk) -> None:
    desk.writes_article("2026-03-01-wire", "The Wire", "2026-03-01", LATER)
    assert desk.sentences()[0] == "Also said: Bergen talks: Ola Vik: will not attend, member, The Wire, 1 March 2026"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("    role: head\n", "    role: head\n    post: director\n", "Bergen talks: Kari Nes: `post`: → director"),
        ("Ola Vik, the minister, may come if", "the minister, may come if", "Bergen talks: Ola Vik: `quote`: "),
        (
            "    stance: demands\n",
            "    stance: demands\n    conditions: after the survey\n",
            "Bergen talks: Norway on Quota: `conditions`: → after the survey",
        ),
        ("date: 2026-03-09", "date: 2026-03-10", "Bergen talks: The talks open: `date`: 2026-03-09 → 2026-03-10"),
        (
            "title: The talks open",
            "title: Talks open",
            "Bergen talks: Talks open: `title`: The talks open → Talks open",
        ),
    ],
)
def test_a_key_that_changed_is_told_with_what_it_said(desk: Desk, old: str, new: str, sentence: str) -> None:
    desk.changes(old, new)
    (told,) = desk.sentences()
    assert told.startswith(sentence)
    assert told.endswith(", Harbour Gazette, 2 March 2026")


NOTED = """    note: As page 2 says.
  - {group: expert advisers, party: Norway, quote: "Ola Vik, the minister, comes"}
positions:
"""


@pytest.mark.parametrize(
    ("right", "slip", "told"),
    [
        ("The quota is cut.", "The quotta is cut.", "Norway on Quota: wording changed: demands – The quotta is cut → "),
        ("title: The talks", "title: The tlaks", "The talks open: `title`: wording changed: The tlaks open → The"),
        ("expert advisers", "expert advisors", "Norway, expert advisers: `group`: wording changed: expert advisors → "),
        ("page 2 says", "page 2 sais", "Ola Vik: `note`: wording changed: As page 2 sais. → As page 2 says."),
        ("issue: Quota", "issue: Qouta", "issue Quota: name Qouta → Quota"),
        ("person: Kari Nes", "person: Kari Ness", "person Kari Nes: name Kari Ness → Kari Nes"),
        ("page 2 says", "page 3 says", "Ola Vik: `note`: As page 3 says. → As page 2 says."),
        ("The quota is cut.", "The quota is uncut.", "demands – The quota is uncut → demands – The quota is cut"),
    ],
)
def test_a_slip_that_is_corrected_makes_no_other_claim(desk: Desk, right: str, slip: str, told: str) -> None:
    desk.writes(GAZETTE, SIDECAR.replace("positions:\n", NOTED).replace(right, slip))
    desk.commits()
    desk.changes(slip, right)
    (sentence,) = desk.sentences()
    assert told in sentence


def test_a_slip_in_a_title_and_its_quote_is_no_other_event(desk: Desk) -> None:
    for path, slip, right in (
        (GAZETTE, "title: The tlaks open", "title: The talks open"),
        (GAZETTE, "quote: The tlaks open", "quote: The talks open"),
        ("articles/2026-03-02-gazette.md", "The tlaks open", "The talks open"),
    ):
        desk.changes(right, slip, path)
    desk.commits()
    for path in (GAZETTE, "articles/2026-03-02-gazette.md"):
        desk.changes("The tlaks open", "The talks open", path)
    assert [sentence.partition(", Harbour")[0] for sentence in desk.sentences()] == [
        "Bergen talks: The talks open: `quote`: wording changed: The tlaks open in Bergen on 9 March → "
        "The talks open in Bergen on 9 March",
        "Bergen talks: The talks open: `title`: wording changed: The tlaks open → The talks open",
        "article Harbour Gazette on the talks: the text is another",
    ]


def test_claims_that_only_moved_are_the_same(desk: Desk) -> None:
    head, vik = SIDECAR.index("  - person: Kari"), SIDECAR.index("  - person: Ola")
    end = SIDECAR.index("positions:")
    moved = SIDECAR[:head] + "\n# the minister first\n" + SIDECAR[vik:end] + SIDECAR[head:vik] + SIDECAR[end:]
    desk.writes(GAZETTE, moved)
    assert desk.diff() == "The content says the same.\n"


def test_a_record_that_is_renamed_takes_its_claims_with_it(desk: Desk) -> None:
    desk.writes("people/kari-nes.yaml", "name: Kari Nes\nparty: Norway\n")
    desk.commits()
    assert desk.sentences("HEAD~1") == [
        "person Kari Nes: `file`: made by its name → people/kari-nes.yaml",
        "person Kari Nes: `party`: → Norway",
    ]
    (desk.content / "people/kari-nes.yaml").unlink()
    desk.writes("people/kari-nes-hansen.yaml", "name: Kari Nes Hansen\nother_names: [Kari Nes]\nparty: Norway\n")
    assert desk.sentences() == [
        "person Kari Nes Hansen: name Kari Nes → Kari Nes Hansen",
        "person Kari Nes Hansen: `other_names`: → Kari Nes",
    ]


def test_two_names_of_one_person_become_one(desk: Desk) -> None:
    desk.writes_article("2026-03-05-wire", "The Wire", "2026-03-05", LATER.replace("Ola Vik, party", "O. Vik, party"))
    desk.changes("Ola Vik, the", "O. Vik, the", "articles/2026-03-05-wire.md")
    desk.changes("Ola Vik, the", "O. Vik, the", "articles/2026-03-05-wire.yaml")
    desk.commits()
    desk.writes("people/ola-vik.yaml", "name: Ola Vik\nother_names: [O. Vik]\n")
    told = desk.sentences()
    assert told[0] == "Bergen talks: Ola Vik: conditional → will not attend, The Wire, 5 March 2026"
    assert "person Ola Vik: is now also O. Vik" in told


def test_an_article_tells_what_of_it_changed_but_not_its_text(desk: Desk) -> None:
    article = "articles/2026-03-02-gazette.md"
    desk.changes("date: 2026-03-02", "date: 2026-03-02\nsummary: In short.\npublish: excerpts", article)
    desk.changes("Ola Vik, the minister, comes after all.", "A secret sentence.", article)
    told = desk.sentences()
    title = "article Harbour Gazette on the talks"
    assert f"{title}: `summary`: → In short." in told
    assert f"{title}: `publish`: full → excerpts" in told
    assert f"{title}: the text is another" in told
    assert "secret" not in desk.diff()


def test_problems_of_either_side_are_told_and_what_is_sound_is_compared(desk: Desk) -> None:
    desk.changes("stance: demands", "stance: dreams")
    desk.commits()
    desk.changes("stance: dreams", "stance: demands")
    desk.changes("conditional", "unclear")
    said = desk.diff()
    assert said.startswith(
        "HEAD: 1 problem; what has one is left out below.\n  content/articles/2026-03-02-gazette.yaml:14:"
    )
    assert "Bergen talks: Ola Vik: conditional → unclear" in said
    desk.writes(GAZETTE, "delegates: [\n")
    said = desk.diff("--format", "markdown", code=1)
    assert said.startswith(
        "**HEAD: 1 problem; what has one is left out below.**\n\n- content/articles/2026-03-02-gazette.yaml:14"
    )
    assert "**your files: 1 problem" in said


def test_markdown_takes_nothing_from_content_for_a_mark(desk: Desk) -> None:
    desk.changes("summary: The quota is cut.", 'summary: "[a](https://x.example) @all <b> *cut*"')
    (line,) = [line for line in desk.diff("--format", "markdown").splitlines() if line.startswith("- ")]
    assert r"\[a\](https://x.example) \@all \<b\> \*cut\*" in line
    assert line.endswith(f"(`{(desk.content / GAZETTE).as_posix()}:12`)")


def test_json_has_what_a_sentence_is_made_of(desk: Desk) -> None:
    desk.changes("conditional", "declined")
    told: dict[str, Any] = json.loads(desk.diff("--format", "json"))
    assert told == {
        "older": "HEAD",
        "newer": "your files",
        "problems": [],
        "changes": [
            {
                "part": "stands",
                "how": "changed",
                "sentence": "Bergen talks: Ola Vik: conditional → will not attend, Harbour Gazette, 2 March 2026",
                "subject": "Bergen talks: Ola Vik",
                "field": "",
                "was": "conditional",
                "now": "will not attend",
                "article": {"id": "2026-03-02-gazette", "publisher": "Harbour Gazette", "date": "2026-03-02"},
                "in": "your files",
                "file": "articles/2026-03-02-gazette.yaml",
                "line": 7,
            }
        ],
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["nowhere"], "briefings: git knows no revision nowhere."),
        (["--", "--output=x"], "briefings: git knows no revision --output=x."),
        (["HEAD", "HEAD", "HEAD"], "briefings: More than two states cannot be compared."),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(desk: Desk, given: list[str], message: str) -> None:
    result = briefings("diff", "--folder", desk.content, *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{message}\n  ")


def test_a_folder_in_no_repository_is_said_in_words(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    result = run("briefings", "diff", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert result.returncode == 2
    assert result.stderr.startswith(f"briefings: git knows no revisions of {content.name}: not a git repository")
    assert "two folders" in result.stderr


def test_without_git_it_is_said_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = briefings("diff", "--folder", desk.content)
    assert (result.exit_code, result.stderr.split("\n")[0]) == (2, "briefings: The program git is not installed.")


def test_a_revision_before_there_was_content_is_empty_and_links_are_left_out(desk: Desk) -> None:
    (desk.content / "articles/link.md").symlink_to("/etc/hostname")
    desk.commits()
    (desk.content / "articles/link.md").unlink()
    assert desk.diff() == "The content says the same.\n"
    desk.git("checkout", "--quiet", "--orphan", "empty")
    desk.git("rm", "--quiet", "-r", "--cached", ".")
    desk.commits_nothing()
    hows = json.loads(desk.diff("empty", "main", "--format", "json"))["changes"]
    assert {change["how"] for change in hows} == {"new"}


def test_a_folder_that_was_renamed_is_compared_with_itself(desk: Desk) -> None:
    shutil.move(desk.content, desk.folder / "texts")
    (desk.folder / "content/articles").mkdir(parents=True)
    (desk.folder / "content/articles/other.md").write_text("Not ours.\n", encoding="utf-8")
    desk.content = desk.folder / "texts"
    assert desk.diff() == "The content says the same.\n"
    desk.changes("conditional", "unclear")
    changed = "Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"
    assert desk.sentences() == [changed]
    desk.commits()
    assert desk.sentences("HEAD~1", "HEAD") == [changed]
    assert "HEAD: texts/articles/2026-03-02-gazette.yaml:7" in desk.diff("HEAD~1", "HEAD")


def test_a_folder_that_is_no_more_is_compared_where_it_was(desk: Desk) -> None:
    desk.changes("conditional", "unclear")
    desk.commits()
    shutil.rmtree(desk.content)
    assert desk.sentences("HEAD~1", "HEAD") == [
        "Bergen talks: Ola Vik: conditional → unclear, Harbour Gazette, 2 March 2026"
    ]
    result = briefings("diff", "--folder", desk.content)
    assert (result.exit_code, result.stderr.partition("\n")[0]) == (
        2,
        f"briefings: The content folder {desk.content} does not exist.",
    )


def test_a_repository_without_files_is_compared(desk: Desk, tmp_path: Path) -> None:
    desk.changes("conditional", "unclear")
    desk.commits()
    desk.git("clone", "--quiet", "--bare", ".", "bare.git")
    told = run("briefings", "diff", "HEAD~1", "HEAD", cwd=tmp_path / "bare.git")
    assert told.stdout.startswith("What stands now\n  Bergen talks: Ola Vik: conditional → unclear,")
    assert "      HEAD: content/articles/2026-03-02-gazette.yaml:7\n" in told.stdout
    nothing = run("briefings", "diff", "HEAD", "HEAD", "--folder", "elsewhere", cwd=tmp_path / "bare.git")
    assert nothing.stderr.startswith("briefings: Neither HEAD nor HEAD has a folder elsewhere.\n")


def test_a_repository_without_a_commit_is_said_in_words(tmp_path: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    result = briefings("diff", "--folder", content)
    assert result.exit_code == 2
    assert result.stderr.startswith("briefings: Nothing has been committed in this repository yet, so")


def test_a_folder_and_a_revision_are_not_compared(desk: Desk) -> None:
    result = briefings("diff", "HEAD", desk.content, "--folder", desk.content)
    assert result.exit_code == 2
    assert "is a path here: two folders can be compared, or two revisions" in result.stderr


def test_a_file_that_git_lacks_is_said_in_words(desk: Desk) -> None:
    name = desk.git("rev-parse", f"HEAD:content/{GAZETTE}").strip()
    (desk.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    result = briefings("diff", "--folder", desk.content)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"briefings: git does not have a file of this revision here: {name}.")


def test_names_of_files_that_are_no_text_are_told(desk: Desk) -> None:
    strange = os.fsencode(desk.content / "articles") + b"/2026-03-02-\xff.md"
    Path(os.fsdecode(strange)).write_text("---\ntitle: A\ndate: 2026-03-02\n---\nWords.\n")
    Path(os.fsdecode(strange[:-2] + b"yaml")).write_bytes(b"\x00\xff\xfe binary")
    for form in ("text", "markdown", "json"):
        told = run("briefings", "diff", "--format", form, cwd=desk.folder)
        assert "Traceback" not in told.stderr + told.stdout
        assert (told.returncode, told.stderr) == (1, ""), form
    desk.commits()
    told = run("briefings", "diff", "HEAD~1", "HEAD", "--format", "markdown", cwd=desk.folder)
    assert (told.returncode, told.stderr) == (1, "")


def test_a_hook_of_git_does_not_lead_it_elsewhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert desk.diff() == "The content says the same.\n"
