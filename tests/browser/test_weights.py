"""What a first visit to each kind of page costs a reader on a telephone, and how large a page may ever become."""

from pathlib import Path

import pytest
import yaml

from briefings.publishing.ordinary import file_of
from tests.benchmarks import make_corpus
from tests.browser.browsing import Browser
from tests.browser.weights import BAR, FILE_BAR, GRID_BAR, HEADS, REQUESTS_BAR, SCRIPT_BAR, line, weight_of
from tests.sites import briefings
from tests.tables import Measure

TITLE = f"First visits, KB gzipped: at most {BAR // 1000}, JS {SCRIPT_BAR // 1000}, and {REQUESTS_BAR} requests"
LARGE_TITLE = f"Large pages, KB: a grid at most {GRID_BAR // 1000} gzipped, a file {FILE_BAR // 1000}"
LARGE_HEADS = ("page", "first visit", "file")
ISSUES, PARTIES = 40, 20
ARTICLE = "---\ntitle: All of them speak\ndate: 2025-05-01\npublisher: Wire\n---\n"


def test_a_first_visit_is_light(
    page: tuple[Path, str], url: str, browser: Browser, request: pytest.FixtureRequest, measured: Measure
) -> None:
    """Counted is what the page's own markup names, and whatever else a browser was seen to ask for."""
    site, permalink = page
    named = weight_of(site / file_of(permalink), site).files
    base = url.removesuffix(permalink)
    browser.requests()
    browser.show(url)
    asked = {(site / file_of(address.removeprefix(base))).resolve() for address in browser.requests()}
    weight = weight_of(site / file_of(permalink), site, sorted(asked.difference(named)))
    measured(TITLE, HEADS, line("-".join(request.node.callspec.params["page"]), weight))
    assert weight.is_light


def _conference(folder: Path, speaking: int) -> Path:
    """The site of a conference of twenty countries on forty issues, on each of which some have said what they want."""
    for name in ("articles", "countries", "negotiations"):
        (folder / "content" / name).mkdir(parents=True)
    texts, claims = [], []
    for issue in range(ISSUES):
        for party in sorted((issue + PARTIES // speaking * place) % PARTIES for place in range(speaking)):
            words = f"Country {party:02} wants clause {issue} of the treaty settled by the spring"
            texts.append(f"{words}, as its envoy told reporters.")
            claims.append(
                {
                    "party": f"Country {party:02}",
                    "issue": f"Clause {issue} of the draft treaty",
                    "stance": make_corpus.STANCES[(party * issue) % len(make_corpus.STANCES)],
                    "summary": f"Clause {issue} has to be settled by spring, and not without us.",
                    "quote": words,
                }
            )
    article = folder / "content" / "articles" / "2025-05-01-all-speak"
    article.with_suffix(".md").write_text(ARTICLE + "\n\n".join(texts), "utf-8")
    article.with_suffix(".yaml").write_text(yaml.safe_dump({"negotiation": "conference", "positions": claims}), "utf-8")
    record = folder / "content" / "negotiations" / "conference.yaml"
    record.write_text("title: The conference\nstart: 2025-05-01\n", "utf-8")
    for party in range(PARTIES):
        record = folder / "content" / "countries" / f"country-{party:02}.yaml"
        record.write_text(f"name: Country {party:02}\n", "utf-8")
    result = briefings("build", folder / "content", "--site", folder / "site")
    assert result.exit_code == 0, result.output
    return folder / "site"


def test_a_grid_of_forty_issues_and_twenty_parties_is_whole_and_light(tmp_path: Path, measured: Measure) -> None:
    site = _conference(tmp_path, speaking=4)
    page = site / "negotiations" / "conference" / "index.html"
    weight = weight_of(page, site)
    measured(LARGE_TITLE, LARGE_HEADS, _large("40 x 20 grid", page, site))
    text = page.read_text("utf-8")
    assert text.count('<th scope="col">') == 1 + PARTIES
    assert text.count('<th scope="row">') == ISSUES
    assert weight.total <= GRID_BAR


def test_no_file_grows_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: Measure) -> None:
    """Where hundreds of reports are all about the same few countries and issues, and where everybody speaks of all."""
    monkeypatch.setattr(make_corpus, "COUNTRIES", make_corpus.COUNTRIES[:4])
    monkeypatch.setattr(make_corpus, "ISSUES", make_corpus.ISSUES[:2])
    make_corpus.main(400, tmp_path / "content")
    result = briefings("build", tmp_path / "content", "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output
    for site in (tmp_path / "site", _conference(tmp_path / "conference", speaking=PARTIES)):
        heaviest = max(site.rglob("*.html"), key=lambda page: page.stat().st_size)
        measured(LARGE_TITLE, LARGE_HEADS, _large(heaviest.parent.relative_to(site).as_posix(), heaviest, site))
        assert heaviest.stat().st_size <= FILE_BAR, heaviest


def _large(name: str, page: Path, site: Path) -> tuple[str, str, str]:
    return name, f"{weight_of(page, site).total / 1000:.1f}", f"{page.stat().st_size / 1000:.1f}"
