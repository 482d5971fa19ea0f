"""What a build takes over from the last one is what it would have made itself, whatever happened in between."""

import hashlib
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.model.negotiation import Venue
from briefings.model.reference import Key
from briefings.pages.page import Page
from briefings.publishing.cache import Cache, storage
from briefings.publishing.cache.storage import restored, store
from briefings.publishing.configuration import configured
from briefings.publishing.program import program
from briefings.publishing.reporting import Silent
from briefings.publishing.site import publish
from briefings.rendering import Renderer
from tests.sites import CONTENT, WORLD, briefings, copied, files_of

SIDECAR = "articles/2025-02-03-who-goes-to-astana.yaml"
Change = tuple[str, Callable[[list[str]], list[str]]]


class Site:
    """A content folder that is built again and again; `made` are the pages that the last build did not take over."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content = copied(WORLD, folder / "content")
        self.folder = folder
        self.made: list[str] = []
        page = Renderer.page

        def note(renderer: Renderer, made: Page) -> str:
            self.made.append(made.permalink)
            return page(renderer, made)

        monkeypatch.setattr(Renderer, "page", note)

    def build(self, with_cache: bool = True) -> dict[str, bytes]:
        """Build it, with what the last build left or with nothing; what then stands."""
        self.made = []
        cache = Cache(self.folder / "cache") if with_cache else None
        site = self.folder / ("site" if with_cache else "anew")
        loaded = checked(self.content, remembered=cache.articles if cache else None)
        assert loaded.problems == ()
        configuration = configured(self.content)._replace(site=site, search=False)
        published = publish(loaded, configuration, 1, Silent(), cache)
        assert published.problems == ()
        if cache:
            cache.store(configuration, published)
        return files_of(site)

    def is_right(self) -> None:
        """What the cache makes is what would be made anew."""
        with_cache, made = self.build(), self.made
        anew = self.build(with_cache=False)
        assert with_cache.keys() == anew.keys()
        assert [name for name in anew if with_cache[name] != anew[name]] == []
        self.made = made

    def rewrite(self, file: str, change: Callable[[list[str]], list[str]]) -> bytes:
        """Change the lines of a file; what it was before."""
        path = self.content / file
        was = path.read_bytes()
        path.write_bytes("\n".join(change(was.decode().split("\n"))).encode())
        return was


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    built = Site(tmp_path, monkeypatch)
    built.build()
    return built


def test_ctrl_c_leaves_no_half_written_file_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefings.publishing.cache.storage.os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        store(tmp_path / "pages", program(), (1, 2))
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_not_taken_over_with_a_link_to_a_file_that_is_gone(site: Site) -> None:
    (site.content / "about.md").write_text("# About\n\n![A chart](/chart.png)\n", "utf-8")
    (site.content / "chart.png").write_bytes(b"a chart")
    stood = site.build()
    (site.content / "chart.png").unlink()
    cache = Cache(site.folder / "cache")
    configuration = configured(site.content)._replace(site=site.folder / "site", search=False)
    published = publish(checked(site.content, remembered=cache.articles), configuration, 1, Silent(), cache)
    assert [(problem.code, problem.location.file) for problem in published.problems] == [("broken-link", "about.md")]
    assert files_of(site.folder / "site") == stood
    (site.content / "about.md").write_text("# About\n\nNo chart.\n", "utf-8")
    site.is_right()


def replacing(old: str, new: str) -> Callable[[list[str]], list[str]]:
    def change(lines: list[str]) -> list[str]:
        assert old in "\n".join(lines)
        return "\n".join(lines).replace(old, new, 1).split("\n")

    return change


def every_change() -> Iterator[Change]:
    """Each line of each file left out, and each file with all its lines further down."""
    for path in sorted(WORLD.rglob("*")):
        if path.suffix not in (".md", ".yaml"):
            continue
        file = path.relative_to(WORLD).as_posix()
        first = 0 if path.suffix == ".yaml" else 1
        yield file, lambda lines, first=first: [*lines[:first], "# A comment.", *lines[first:]]  # type: ignore[misc]
        for number in range(len(path.read_text("utf-8").split("\n"))):
            yield file, lambda lines, number=number: lines[:number] + lines[number + 1 :]  # type: ignore[misc]


def test_where_nothing_changed_every_page_is_taken_over(site: Site) -> None:
    site.is_right()
    # Three say what is known of the whole site, and are cheap.
    assert set(site.made) <= {"", "about/"}


def test_a_changed_sidecar_makes_only_pages_that_it_could_change(site: Site) -> None:
    every = len(files_of(site.folder / "site"))
    site.rewrite(SIDECAR, replacing("attendance: invited", "attendance: confirmed"))
    site.is_right()
    assert "negotiations/astana-2025/" in site.made
    assert "articles/2025-02-03-who-goes-to-astana/" in site.made
    assert "negotiations/oslo-2024/" not in site.made
    assert len(site.made) < every / 2


def test_how_sure_it_is_that_somebody_comes_is_nothing_to_others_at_the_talks(site: Site) -> None:
    """Their pages say who sat on the same side."""
    sidecar, other = "articles/2025-02-06-astana-priglashaet.yaml", "people/nils-aske/"
    assert "attendance: announced" in (site.content / sidecar).read_text("utf-8").splitlines()[14]
    for attendance, concerns_others in (("confirmed", False), ("declined", True)):
        site.rewrite(sidecar, lambda lines, now=attendance: [*lines[:14], f"    attendance: {now}", *lines[15:]])  # type: ignore[misc]
        site.is_right()
        assert "negotiations/astana-2025/" in site.made
        assert (other in site.made) == concerns_others


def test_whichever_line_is_left_out_the_site_is_as_if_made_anew(site: Site) -> None:
    tried = 0
    changes = random.Random(5).sample(list(every_change()), 24)
    for file, change in changes:
        was = site.rewrite(file, change)
        if not checked(site.content).problems:
            tried += 1
            site.is_right()
        (site.content / file).write_bytes(was)
    site.is_right()
    assert tried > 5


def test_files_that_come_and_go_are_seen(site: Site) -> None:
    article = site.content / "articles" / "2025-02-07-more.md"
    article.write_text("---\ntitle: Kestria thinks again\ndate: 2025-02-07\n---\nMarek Holub is still here.\n")
    site.is_right()
    assert "people/marek-holub/" in site.made
    article.unlink()
    site.is_right()
    for file in sorted((site.content / "articles").glob("2025-02-06*")):
        file.unlink()
    site.is_right()
    (site.content / "people" / "lin-xiaomei.yaml").unlink()
    site.is_right()


@pytest.mark.parametrize("there", ["articles/2025-02-07-else.md", "articles/older/2025-02-07-more.md"])
def test_an_article_that_is_called_or_stands_otherwise_is_seen(site: Site, there: str) -> None:
    article = site.content / "articles" / "2025-02-07-more.md"
    article.write_text("---\ntitle: Kestria thinks again\ndate: 2025-02-07\n---\nMarek Holub is still here.\n")
    site.is_right()
    (site.content / there).parent.mkdir(exist_ok=True)
    article.rename(site.content / there)
    site.is_right()


def test_a_short_name_that_another_record_takes_is_seen(site: Site) -> None:
    one, other = (site.content / "organizations" / f"{name}.yaml" for name in ("harbour-union", "hill-union"))
    one.write_text("name: Harbour Union\nshort_name: HARBU\n", encoding="utf-8")
    other.write_text("name: Hill Union\n", encoding="utf-8")
    (site.content / "articles" / "2025-02-08-hu.md").write_text(
        "---\ntitle: The HARBU comes\ndate: 2025-02-08\n---\nThe HARBU will send Ada Lind.\n", encoding="utf-8"
    )
    (site.content / "articles" / "2025-02-08-hu.yaml").write_text(
        "negotiation: astana-2025\ndelegates:\n  - {person: Ada Lind, party: HARBU}\n", encoding="utf-8"
    )
    site.is_right()
    one.write_text("name: Harbour Union\n", encoding="utf-8")
    other.write_text("name: Hill Union\nshort_name: HARBU\n", encoding="utf-8")
    site.is_right()
    assert "people/ada-lind/" in site.made


def test_templates_of_the_sites_own_are_seen(site: Site) -> None:
    (site.folder / "templates").mkdir()
    (site.folder / "templates" / "404.html").write_text("Nothing here.", encoding="utf-8")
    site.is_right()
    (site.folder / "templates" / "404.html").write_text("Nothing there.", encoding="utf-8")
    assert b"Nothing there." in site.build()["404.html"]


@pytest.mark.parametrize("name", ["articles", "records", "pages"])
def test_a_cache_that_is_damaged_anywhere_is_no_cache(site: Site, name: str) -> None:
    file, chance = next((site.folder / "cache").glob(f"{name}*")), random.Random(7)
    whole = file.read_bytes()
    for place in (0, 31, 32, 63, 64, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(4))):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        site.is_right()
        file.write_bytes(whole[:place])
        site.is_right()


def test_a_page_that_was_touched_is_made_again(site: Site) -> None:
    anew = files_of(site.folder / "site")
    for name in [name for name in anew if name.endswith(".html")]:
        (site.folder / "site" / name).write_bytes(anew[name].replace(b"e", b"E", 1))
    assert site.build() == anew
    assert "people/marek-holub/" in site.made
    (site.folder / "site" / "people" / "marek-holub" / "index.html").unlink()
    assert site.build() == anew


def test_a_cache_of_another_program_is_no_cache(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.publishing.cache.build.program", lambda: b"\0" * 32)
    site.is_right()
    assert "people/marek-holub/" in site.made


class Malice:
    """Something that would run a command where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.trace,)


@pytest.mark.parametrize("odd", ["text", {1: 2}, ("a", "b"), None])
def test_what_is_of_another_kind_is_no_cache(site: Site, odd: object) -> None:
    for file in sorted((site.folder / "cache").iterdir()):
        store(file, program(), odd)
    site.is_right()
    assert "people/marek-holub/" in site.made


class Odd:
    """What a cache puts together out of values that somebody chose."""

    def __init__(self, of: object, values: tuple[object, ...]) -> None:
        self.of, self.values = of, values

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return storage._put_together, (self.of, *self.values)


def test_what_somebody_put_into_the_cache_does_not_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    store(tmp_path / "pages", b"p" * 32, Malice(trace))
    assert restored(tmp_path / "pages", b"p" * 32, ()) is None
    assert not trace.exists()
    pickle.loads(pickle.dumps(Malice(trace)))
    assert trace.exists(), "the test's own malice is none"


def test_what_somebody_put_together_otherwise_is_no_cache(tmp_path: Path) -> None:
    program = b"p" * 32
    for of, values in ((Key, ("person", "x")), (Venue, ("Oslo", None, 1, "one too many")), (Path, ()), ("Venue", ())):
        packed = pickle.dumps(Odd(of, values))
        (tmp_path / "pages").write_bytes(program + hashlib.sha256(packed).digest() + packed)
        assert restored(tmp_path / "pages", program, (Key, Venue)) is None
    packed = pickle.dumps(Odd(Venue, ("Oslo", None, 1)))
    (tmp_path / "pages").write_bytes(program + hashlib.sha256(packed).digest() + packed)
    assert restored(tmp_path / "pages", program, (Key, Venue)) == Venue(city="Oslo")


def test_what_somebody_put_into_the_cache_does_not_change_the_program(tmp_path: Path) -> None:
    program, stood = b"p" * 32, dict(vars(Key))
    for name in ("kind", "added"):
        # What `(Key, (None, {name: "x"}))` builds: attributes of the class itself.
        what = f"c{Key.__module__}\n{Key.__qualname__}\n(N}}V{name}\nVx\nst".encode() + b"b."
        (tmp_path / "pages").write_bytes(program + hashlib.sha256(what).digest() + what)
        assert restored(tmp_path / "pages", program, (Key,)) is None
        assert dict(vars(Key)) == stood
    pickle.loads(what)
    assert vars(Key)["added"] == "x", "the test's own malice is none"
    del Key.added  # type: ignore[attr-defined] # it was just set


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache, which the other tests do without."""
    monkeypatch.delenv("BRIEFINGS_NO_CACHE")


@pytest.mark.usefixtures("wanted")
def test_a_build_without_a_cache_neither_reads_nor_leaves_one(tmp_path: Path) -> None:
    content = copied(CONTENT, tmp_path / "content")
    arguments = ["build", content, "--site", tmp_path / "site", "--no-search"]
    assert briefings(*arguments, "--no-cache").exit_code == 0
    assert not (tmp_path / ".cache").exists()
    assert briefings(*arguments).exit_code == 0
    assert (tmp_path / ".cache" / "briefings" / "pages").is_file()


@pytest.mark.usefixtures("wanted")
def test_where_no_cache_can_be_written_the_site_is_built(tmp_path: Path) -> None:
    content = copied(CONTENT, tmp_path / "content")
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    assert briefings("build", content, "--site", tmp_path / "site", "--no-search").exit_code == 0
