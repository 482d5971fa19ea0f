"""What people do to content, to a site and to a cache between two builds, by chance: a folder in, a sentence out."""

import datetime
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

Edit = Callable[[Path, random.Random], str]


def _one(folder: Path, pattern: str, chance: random.Random) -> Path:
    return chance.choice(sorted(folder.glob(pattern)))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".yaml"))


def _everywhere(folder: Path, old: str, new: str) -> None:
    for path in _files(folder):
        text = path.read_text("utf-8")
        if old in text:
            path.write_text(text.replace(old, new), "utf-8")


def _line(path: Path, start: str, new: str, chance: random.Random) -> None:
    """Write another line in the place of one of those that begin so; one more at the top where there is none."""
    lines = path.read_text("utf-8").split("\n")
    found = [number for number, line in enumerate(lines) if line.lstrip().startswith(start)]
    if found:
        number = chance.choice(found)
        lines[number] = lines[number][: len(lines[number]) - len(lines[number].lstrip())] + new
    else:
        lines.insert(0, new)
    path.write_text("\n".join(lines), "utf-8")


def person_renamed(folder: Path, chance: random.Random) -> str:
    """In the record, and wherever else the name stands; the address stays."""
    name = _one(folder, "people/*.yaml", chance).read_text("utf-8").split("\n")[0].removeprefix("name: ")
    new = f"{name.split(' ')[0]} {chance.choice('Quorvane Ozyminde Thrastel Byrrowyck Xelhammar'.split())}"
    _everywhere(folder, name, new)
    return f"{name} is now called {new}"


def person_in_other_words(folder: Path, chance: random.Random) -> str:
    """A name that a record has besides."""
    path = _one(folder, "people/*.yaml", chance)
    _line(path, "other_names:", f"other_names: [Delegate {chance.randrange(9000)} of the Rock]", chance)
    return f"{path.name} has another name"


def person_unrecorded(folder: Path, chance: random.Random) -> str:
    """The record goes; those who name the person do not."""
    path = _one(folder, "people/*.yaml", chance)
    path.unlink()
    return f"{path.name} is gone"


def record_changed(folder: Path, chance: random.Random) -> str:
    """A field of a person or a negotiation says something else."""
    file, key, values = chance.choice(
        (
            ("people/*.yaml", "party:", ("Norway", "Brazil", "Japan")),
            ("people/*.yaml", "posts:", ("[{title: Envoy}]", "[{title: Minister, start: 2019}]")),
            ("people/*.yaml", "honorific:", ("Dr", "Ambassador")),
            ("negotiations/*.yaml", "status:", ("scheduled", "concluded", "suspended", "broken off")),
            ("negotiations/*.yaml", "title:", tuple(f"Talks of the Rock {number}" for number in range(90))),
            ("negotiations/*.yaml", "venue:", ("{city: Bergen}", "{city: Oslo, country: Norway}")),
            ("negotiations/*.yaml", "start:", ("2015-02-03", "2021-11-12")),
            ("negotiations/*.yaml", "parties:", ('["Norway", "Japan"]', '["Japan"]')),
        )
    )
    path, value = _one(folder, file, chance), chance.choice(values)
    _line(path, key, f"{key} {value}", chance)
    return f"{path.name} says {key} {value}"


def negotiation_renamed(folder: Path, chance: random.Random) -> str:
    """Its file is called otherwise, and all who name it follow."""
    path = _one(folder, "negotiations/*.yaml", chance)
    new = f"{path.stem.split('-')[0]}-{chance.randrange(10_000, 99_999)}"
    for sidecar in folder.glob("articles/*.yaml"):
        text = sidecar.read_text("utf-8")
        sidecar.write_text(text.replace(f"negotiation: {path.stem}\n", f"negotiation: {new}\n"), "utf-8")
    if chance.random() < 0.7:
        path.write_text(f"former_ids: [{path.stem}]\n{path.read_text('utf-8')}", "utf-8")
    path.rename(path.with_stem(new))
    return f"{path.stem} is now {new}"


def negotiation_linked(folder: Path, chance: random.Random) -> str:
    """One is part of another, or follows it."""
    path, other = _one(folder, "negotiations/*.yaml", chance), _one(folder, "negotiations/*.yaml", chance)
    key = chance.choice(("part_of", "follows"))
    _line(path, f"{key}:", f"{key}: {other.stem}", chance)
    return f"{path.stem} {key} {other.stem}"


def article_added(folder: Path, chance: random.Random) -> str:
    """Much like another, on another day."""
    like = _one(folder, "articles/*.md", chance)
    day = datetime.date(2014, 6, 1) + datetime.timedelta(days=chance.randrange(4200))
    new = like.with_name(f"{day}-more-{chance.randrange(10_000)}.md")
    text = re.sub(r"^date: .*$", f"date: {day}", like.read_text("utf-8"), count=1, flags=re.M)
    new.write_text(text.replace("title: ", "title: Again, ", 1), "utf-8")
    if like.with_suffix(".yaml").exists():
        shutil.copy(like.with_suffix(".yaml"), new.with_suffix(".yaml"))
    return f"{new.name} is like {like.name}"


def article_deleted(folder: Path, chance: random.Random) -> str:
    """With its sidecar, or without one."""
    path = _one(folder, "articles/*.md", chance)
    path.with_suffix(".yaml").unlink(missing_ok=True)
    if gone := chance.random() < 0.7:
        path.unlink()
    return f"{path.name} is {'gone' if gone else 'without a sidecar'}"


def article_changed(folder: Path, chance: random.Random) -> str:
    """Its title, day, publisher, address, or what may be shown of it."""
    path = _one(folder, "articles/*.md", chance)
    key, value = chance.choice(
        (
            ("title:", f"title: Report {chance.randrange(900)}"),
            ("date:", f"date: {datetime.date(2015, 1, 1) + datetime.timedelta(days=chance.randrange(4000))}"),
            ("publisher:", f"publisher: The {chance.choice(('Harbour', 'Strait', 'Rock'))} Gazette"),
            ("publish:", f"publish: {chance.choice(('full', 'excerpts', 'link'))}"),
            ("url:", f"url: https://other.example/{chance.randrange(900)}"),
        )
    )
    _line(path, key, value, chance)
    return f"{path.name} says {value}"


def text_changed(folder: Path, chance: random.Random) -> str:
    """A sentence more, which may name somebody."""
    path = _one(folder, "articles/*.md", chance)
    name = _one(folder, "people/*.yaml", chance).read_text("utf-8").split("\n")[0].removeprefix("name: ")
    path.write_text(f"{path.read_text('utf-8')}\nIt is said that {name} was seen at the harbour.\n", "utf-8")
    return f"{path.name} mentions {name}"


def claim_changed(folder: Path, chance: random.Random) -> str:
    """Another word in one of its fields."""
    path = _one(folder, "articles/*.yaml", chance)
    key, values = chance.choice(
        (
            ("attendance:", ("declined", "confirmed", "withdrew", "absent")),
            ("stance:", ("demands", "rejects", "open", "offers")),
            ("summary:", tuple(f"Something {number} is wanted." for number in range(90))),
            ("issue:", ("Ceasefire", "Water sharing", "Landing rights of gulls")),
            ("role:", ("member", "adviser")),
        )
    )
    value = chance.choice(values)
    _line(path, key, f"{key} {value}", chance)
    return f"{path.name} says {key} {value}"


def lines_moved(folder: Path, chance: random.Random) -> str:
    """Every fact of a file was written a line further up."""
    path = _one(folder, chance.choice(("articles/*.yaml", "people/*.yaml", "negotiations/*.yaml")), chance)
    path.write_text(f"# A comment.\n{path.read_text('utf-8')}", "utf-8")
    return f"{path.name} begins with a comment"


def page_written(folder: Path, chance: random.Random) -> str:
    """An ordinary page comes, goes, or says something else."""
    path = folder / chance.choice(("index.md", "about.md", "method.md", "articles-we-read.md"))
    if path.exists() and chance.random() < 0.4:
        path.unlink()
        return f"{path.name} is gone"
    name = _one(folder, "people/*.yaml", chance)
    path.write_text(f"# Words {chance.randrange(900)}\n\n[Somebody](people/{name.name}).\n", "utf-8")
    return f"{path.name} is there"


def picture_shown(folder: Path, chance: random.Random) -> str:
    """On a page of ours; or its file goes, and the page that shows it may stay."""
    picture, page = folder / "chart.png", folder / "about.md"
    if picture.exists() and chance.random() < 0.6:
        picture.unlink()
        return f"{picture.name} is gone"
    picture.write_bytes(chance.randbytes(40))
    page.write_text(f"# Words {chance.randrange(900)}\n\n![A chart](/chart.png)\n", "utf-8")
    return f"{picture.name} is shown"


def issue_recorded(folder: Path, chance: random.Random) -> str:
    """What was only named has a record now, or has it no more."""
    (folder / "issues").mkdir(exist_ok=True)
    path = folder / "issues" / chance.choice(("ceasefire.yaml", "water-sharing.yaml"))
    if path.exists():
        path.unlink()
        return f"{path.name} is gone"
    name = path.stem.replace("-", " ").capitalize()
    path.write_text(f"name: {name}\nother_names: [{name} for all]\n", "utf-8")
    return f"{path.name} is there"


EDITS: tuple[Edit, ...] = (
    *(person_renamed, person_in_other_words, person_unrecorded, record_changed, record_changed, negotiation_renamed),
    *(negotiation_linked, article_added, article_deleted, article_changed, article_changed, text_changed),
    *(claim_changed, claim_changed, lines_moved, page_written, picture_shown, issue_recorded),
)


def site_touched(site: Path, chance: random.Random) -> str:
    """Somebody's hand in the files of a site."""
    path = _one(site, "**/*.html", chance)
    what = chance.choice(("gone", "longer", "shorter", "binary", "a link", "a folder", "another page", "unreadable"))
    content = path.read_bytes()
    path.unlink()
    if what == "longer":
        path.write_bytes(content + b"\n")
    elif what == "shorter":
        path.write_bytes(content[: chance.randrange(len(content))])
    elif what == "binary":
        path.write_bytes(b"\xff\xfe\0" + content)
    elif what == "a link":
        aside = site.parent / "aside.html"
        aside.write_bytes(content)
        path.symlink_to(aside)
    elif what == "a folder":
        path.mkdir()
        (path / "note.txt").write_text("mine", "utf-8")
    elif what == "another page":
        path.write_bytes(_one(site, "**/*.html", chance).read_bytes())
    elif what == "unreadable":
        path.write_bytes(content)
        path.chmod(0)
    return f"{path.relative_to(site)} is {what}"


def cache_touched(cache: Path, kept: Path, chance: random.Random) -> str:
    """Somebody's hand in a cache; `kept` is a copy from some builds ago."""
    what = chance.choice(("gone", "in part gone", "old", "in part old", "damaged", "a folder"))
    name = chance.choice(("articles", "pages"))
    if what == "gone":
        shutil.rmtree(cache, ignore_errors=True)
    elif what == "in part gone":
        with suppress(OSError):
            (cache / name).unlink()
    elif what == "old" and kept.exists():
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(kept, cache)
    elif what == "in part old" and (kept / name).exists():
        with suppress(OSError):
            shutil.copy(kept / name, cache / name)
    elif what == "damaged" and (cache / name).is_file():
        content = bytearray((cache / name).read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        (cache / name).write_bytes(content)
    elif what == "a folder":
        shutil.rmtree(cache, ignore_errors=True)
        (cache / name).mkdir(parents=True)
    return f"the cache is {what} ({name})"
