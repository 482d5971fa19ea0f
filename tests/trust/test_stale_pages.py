"""Nothing stale: whatever people do between two builds, one with a cache makes the bytes of one without."""

import datetime
import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.pages.settings import Settings
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import configured
from briefings.publishing.published import Published
from briefings.publishing.reporting import Silent
from briefings.publishing.site import publish
from tests.benchmarks import make_corpus
from tests.sites import files_of
from tests.tables import Measure
from tests.trust.edits import EDITS, cache_touched, site_touched

TABLE, HEADS = "Nothing stale", ["seed", "builds", "edits", "refused", "mishaps", "taken over, %", "stale pages"]


class Office:
    """A folder of content, two sites of it, and a cache that is shared by both. `done` is the story so far."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.content, self.cache = folder, folder / "content", folder / "cache"
        self.chance = random.Random(seed)
        self.settings = Settings()
        self.done = [f"seed {seed}"]
        self.count: Counter[str] = Counter()
        self.leave: Callable[[], None] = lambda: None
        make_corpus.main(60, self.content)

    def build(self, site: str, cache: Cache | None, jobs: int = 1) -> Published:
        """Build a site of what is there, and have the cache ready to be left for the next build."""
        configuration = configured(self.content)._replace(site=self.folder / site, search=False, settings=self.settings)
        self.leave = lambda: None
        if cache and (standing := cache.unchanged(configuration, jobs)):
            self.count["nothing to do"] += 1
            return standing
        with cache.filling_ahead(configuration, jobs) if cache else nullcontext():
            loaded = checked(self.content, jobs, remembered=cache.articles if cache else None)
            if loaded.problems:
                return Published(problems=loaded.problems)
            published = publish(loaded, configuration, jobs, Silent(), cache)
        if cache:
            self.leave = lambda: cache.store(configuration, published, jobs)
        return published

    def edit(self) -> None:
        """Do something to the content; what would be a problem is undone, after a build that is refused."""
        was = files_of(self.content)
        told = self.chance.choice(EDITS)(self.content, self.chance)
        self.count["edits"] += 1
        if problems := self.build("anew", None).problems:
            assert self.build("site", Cache(self.cache)).problems == problems
            self.count["refused"] += 1
            shutil.rmtree(self.content)
            for name, content in was.items():
                (self.content / name).parent.mkdir(parents=True, exist_ok=True)
                (self.content / name).write_bytes(content)
            assert not self.build("anew", None).problems
        else:
            self.done.append(told)

    def mishap(self) -> None:
        """Have something else happen: to the settings, the site or the cache."""
        chance, what = self.chance, self.chance.randrange(8)
        self.count["mishaps"] += what < 5
        if what == 0:
            self.settings = replace(
                self.settings,
                **chance.choice(
                    (
                        {"site_name": f"Site {chance.randrange(9)}"},
                        {"site_url": chance.choice(("", "https://a.example/", "https://b.example/talks/"))},
                        {"contact": chance.choice(("", "desk@a.example"))},
                        {"repo_url": chance.choice(("", "https://github.com/a/b"))},
                        {"today": chance.choice((None, datetime.date(2019, 5, 4), datetime.date(2016, 1, 2)))},
                        {"site_description": f"Words {chance.randrange(9)}"},
                    )
                ),
            )
            self.done.append(f"settings {self.settings}")
        elif what in (1, 2) and (self.folder / "site").exists():
            self.done.append(site_touched(self.folder / "site", chance))
        elif what == 3:
            self.done.append(cache_touched(self.cache, self.folder / "kept", chance))
        elif what == 4:
            # Another site of the same content, with the same cache.
            assert not self.build("other", Cache(self.cache)).problems
            self.leave()
            self.done.append("another site was built")

    def is_right(self) -> None:
        """Build with the cache, which may be lost before it is left for the next build; compare with one without."""
        if self.chance.random() < 0.2:
            shutil.rmtree(self.folder / "kept", ignore_errors=True)
            if self.cache.exists():
                shutil.copytree(self.cache, self.folder / "kept")
        cache, jobs = Cache(self.cache), self.chance.choice((1, 1, 2, 3))
        problems = self.build("site", cache, jobs).problems
        leave = self.leave
        assert problems == self.build("anew", None).problems == (), (self.done[0], self.done[-8:])
        site, anew = files_of(self.folder / "site"), files_of(self.folder / "anew")
        assert site.keys() == anew.keys(), (self.done[0], self.done[-8:])
        assert [name for name in anew if site[name] != anew[name]] == [], (self.done[0], self.done[-8:])
        assert not any(path.is_symlink() for path in (self.folder / "site").rglob("*"))
        shared = [path for path in (self.folder / "site").rglob("*.html") if path.stat().st_ino in self.inodes]
        self.count["kept"] += len(shared)
        self.count["pages"] += sum(name.endswith(".html") for name in site)
        self.count["builds"] += 1
        if self.chance.random() < 0.85:
            leave()
        else:
            self.done.append("killed before the cache was left")

    @property
    def inodes(self) -> set[int]:
        """The files that a build may have had from the site before it."""
        return self._inodes

    def note(self) -> None:
        """Note which files the site has."""
        self._inodes = {path.stat().st_ino for path in (self.folder / "site").rglob("*.html")}


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_was_done_in_between_no_page_is_stale(
    tmp_path: Path, soaking: bool, measured: Measure, seed: int
) -> None:
    office = Office(tmp_path, random.randrange(1 << 30) if soaking else seed)
    office.note()
    office.is_right()
    for _ in range(300 if soaking else 5):
        for _ in range(office.chance.choice((0, 1, 1, 2, 3))):
            office.edit()
        office.mishap()
        office.note()
        office.is_right()
    count = office.count
    assert count["kept"] > count["pages"] / 20, "little is taken over, so that little is shown"
    line = [f"{count[name]:,}" for name in ("builds", "edits", "refused", "mishaps")]
    measured(TABLE, HEADS, [seed, *line, f"{100 * count['kept'] / count['pages']:.0f}", 0])
