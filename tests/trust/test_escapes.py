"""Whatever files, ids, addresses and links are called, nothing is read or written outside the content and the site."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.loading.content import FRONT_MATTER, write
from tests.sites import briefings, files_of, stamps_of
from tests.tables import Measure

SECRET = "The falcon flies at midnight"
TABLE, HEADS = "Nothing escapes", ["names", "tried", "told", "on the site", "outside"]
NAMES = (
    *(
        "..",
        ".",
        "../outside/x",
        "../../outside/x",
        "..\\outside\\x",
        "a/../../../outside/x",
        "/outside",
        "//outside/x",
    ),
    *(
        "C:\\outside",
        "C:outside",
        "\\\\host\\share",
        "file:///etc/passwd",
        "~",
        "~root",
        "$HOME",
        "`id`",
        "$(id)",
        "%2e%2e%2f",
    ),
    *(
        "..%2f..%2foutside",
        "．．／outside",
        "‥/outside",
        "con",
        "CON",
        "nul",
        "prn.txt",
        "com1",
        "LPT9",
        "aux",
        "a:b",
        "a|b",
    ),
    *(
        "a?b",
        "a*b",
        "<b>",
        '"',
        "'",
        "-",
        "--site",
        "-rf",
        " ",
        "a ",
        ".a",
        "a.",
        "index",
        "index.html",
        "404",
        "assets",
        "admin",
    ),
    *(
        "sitemap",
        ".briefings",
        ".git",
        "robots.txt",
        "İ",
        "ı",
        "ß",
        "ǅ",
        "K",
        "e\u0301",
        "é",
        "Ana",
        "ana",
        "ANA",
        "x" * 400,
    ),
    *(
        "😀",
        "😀" * 100,
        "👩‍👩‍👧",
        "中" * 200,
        "٣",
        "²",
        "ﬁ",
        "\u00ad",
        "a\u200bb",
        "a\u00a0b",
        "0",
        "-1",
        "1e3",
        "null",
        "NO",
        "~",
    ),
    *(
        "{{ 7 * 7 }}",
        "{% include '/etc/passwd' %}",
        "--8<-- '/etc/passwd'",
        "{! /etc/passwd !}",
        "2025",
        "page/2",
        "a#b",
        "a\\",
    ),
)
# Characters that no name on every disk has, and names that some keep for themselves.
UNSOUND = re.compile(
    r"[<>:\"\\|?*#%\x00-\x1f]|(^|/)[ -]|[ .](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)([./]|$)", re.IGNORECASE
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty content folder, with something beside it that nobody may touch or show."""
    write(
        tmp_path / "outside",
        {"x.md": SECRET, "x.yaml": f"name: {SECRET}", "secret.txt": SECRET, "x/secret.png": SECRET},
    )
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def built(content: Path) -> tuple[int, int]:
    """Build the site of all files of which nothing is told; how many were told of, and how many the site has.

    Nothing beside the site is other than before, its files have sound names, and the secret is in none of them.
    """
    root, told = content.parent, set[str]()
    outside = stamps_of(root / "outside")
    beside = set(root.parent.iterdir())
    while True:
        result = briefings("build", content, "--site", root / "site", "--no-search", "--jobs", "1")
        assert result.exit_code in (0, 1), result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert SECRET not in result.output
        assert stamps_of(root / "outside") == outside
        assert {path.name for path in root.iterdir()} <= {"outside", "content", "site"}
        assert set(root.parent.iterdir()) == beside
        found = set(
            re.findall(rf"^{re.escape(content.as_posix())}/(.*?):\d+:\d+: [a-z-]+$", result.output, re.MULTILINE)
        )
        if not found:
            break
        told |= found
        for path in found:
            (content / path).unlink()
    assert result.exit_code == 0, result.output
    site = files_of(root / "site")
    assert [name for name in site if UNSOUND.search(name)] == []
    assert [name for name in site if max(len(part.encode()) for part in name.split("/")) > 200] == []
    assert len({name.lower() for name in site}) == len(site)
    assert not [path for path in (root / "site").rglob("*") if path.is_symlink()]
    assert [name for name, bytes_ in site.items() if SECRET.encode() in bytes_] == []
    return len(told), len(site)


def yaml(text: str) -> str:
    """A text between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def files(place: str, names: Iterable[str]) -> dict[str, str]:
    """A file for each name, which has it in some place."""
    written = {}
    for number, name in enumerate(names):
        said, article = yaml(name), f"articles/r-{number}"
        match place:
            case "a former id":
                written[f"people/p-{number}.yaml"] = f"name: Person {number}\nformer_ids: [{said}]\n"
            case "a record's name":
                written[f"issues/i-{number}.yaml"] = f"name: {said}\n"
            case "a record that is named":
                written[f"people/p-{number}.yaml"] = f"name: Person {number}\nparty: {said}\n"
            case "somebody without a record":
                written[f"{article}.md"] = f"{FRONT_MATTER}{name} of {name} came."
                written[f"{article}.yaml"] = (
                    f"negotiation: {said}\ndelegates:\n  - person: {said}\n    party: Norway\n    quote: {said}\n"
                )
            case "a link":
                written[f"page-{number}.md"] = f"[x](<{name}>) [y](../outside/{name}) <a href={said}>z</a>\n"
            case "a picture":
                written[f"page-{number}.md"] = f"![x](<{name}>) <img src={said} alt=z> ![y](../outside/secret.png)\n"
            case "an address":
                written[f"{article}.md"] = f"---\ntitle: T\ndate: 2025-05-14\nurl: {said}\n---\nText.\n"
            case "a title":
                written[f"page-{number}.md"] = f"---\ntitle: {said}\n---\nText.\n"
    return written


@pytest.mark.parametrize(
    "place",
    [
        *("a former id", "a record's name", "a record that is named", "somebody without a record"),
        *("a link", "a picture", "an address", "a title"),
    ],
)
def test_no_name_leads_out(place: str, content: Path, measured: Measure) -> None:
    write(content, {"about.md": "# About\n", **files(place, NAMES)})
    told, shown = built(content)
    measured(TABLE, HEADS, [place, len(NAMES), told, shown, 0])


@pytest.mark.parametrize("folder", ["articles", "people", "pages", ""])
def test_no_file_or_folder_is_called_so_that_it_leads_out(folder: str, content: Path, measured: Measure) -> None:
    tried = 0
    # The system takes the first two for folders of its own; the third is the mark of a site, which is no content.
    for name in dict.fromkeys(name.replace("/", "\\") for name in NAMES if name not in ("..", ".", ".briefings")):
        for path in (f"{name}.md", f"{name}.yaml", f"{name}.png", f"{name}-folder/a.md"):
            where = content / folder / path
            try:
                where.parent.mkdir(parents=True, exist_ok=True)
                where.write_text(f"{FRONT_MATTER}Text {path}.\n", encoding="utf-8")
                tried += 1
            except OSError:
                continue  # no disk has such a name
    told, shown = built(content)
    measured(TABLE, HEADS, [f"files of {folder or 'the content'}", tried, told, shown, 0])


@pytest.mark.parametrize("inside", ["articles", "people", "pages", "images", "."])
def test_no_link_of_the_disk_leads_out(inside: str, content: Path) -> None:
    folder = content / inside
    folder.mkdir(exist_ok=True)
    write(content, {"about.md": "# About\n"})
    outside = content.parent / "outside"
    links = {
        "file.md": outside / "x.md",
        "file.yaml": outside / "x.yaml",
        "picture.png": outside / "x" / "secret.png",
        "folder": outside,
        "relative.md": Path("../../outside/x.md"),
        "through.md": Path("step/x.md"),
        "step": Path("../../outside"),
        "absolute.txt": Path("/etc/passwd"),
        "device.md": Path("/dev/zero"),
        "memory.txt": Path("/proc/self/environ"),
        "round.md": Path("round.md"),
        "up": Path(".."),
        "nowhere.md": Path("nothing.md"),
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    told, _ = built(content)
    assert told >= len(links) - 1


def test_a_secret_that_escapes_would_be_noticed(content: Path) -> None:
    (content / "about.md").write_text(SECRET)
    with pytest.raises(AssertionError):
        built(content)
