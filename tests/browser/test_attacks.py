"""Whatever is pasted where, no reader's browser runs it: for the words' own sake, and for the policy behind them."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefings.publishing import site
from tests.browser.browsing import Browser
from tests.browser.serving import served
from tests.browser.test_finding import FOUND, OPTIONS, soon
from tests.sites import briefings, pages_of
from tests.tables import Measure
from tests.trust.attacks import FEW, hostile, payloads

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
TABLE, HEADS = "Nothing runs", ["texts in every field", "texts", "pages", "ran"]
# Put into every page before its own scripts: notes what hostile scripts do to show that they ran.
TRAP = (
    "window.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => ran.push(name);"
)
# What could run, now or at a click, in a page as the browser has read it.
SUSPECT = r"""() => {
  const found = [...ran];
  const say = (element) => found.push(element.outerHTML.slice(0, 200));
  const never = 'iframe, frame, object, embed, applet, base, style, math, template, svg, video, audio, textarea, '
    + 'meta[http-equiv], link:not([rel=icon], [rel=stylesheet], [rel=canonical]), '
    + '[srcdoc], [formaction], [style], [ping]';
  const isPassive = (address) => /^(https?|mailto):$/.test(new URL(address, location).protocol);
  const isOurs = (address) => /^(\/|(\.\.\/)*)assets\/[a-z.0-9]+\.js$/.test(address);
  for (const element of document.querySelectorAll(never)) say(element);
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (name.startsWith('on') || name.includes(':href')) say(element);
    for (const name of ['href', 'src', 'action', 'data', 'background', 'poster', 'srcset'])
      if (element.hasAttribute(name) && !isPassive(element.getAttribute(name))) say(element);
  }
  for (const script of document.scripts)
    if (script.type !== 'application/ld+json' && !isOurs(script.getAttribute('src'))) say(script);
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(script.textContent);
  return found;
}"""


@pytest.fixture
def trapped(browser: Browser) -> Iterator[Browser]:
    """The browser, with the trap set in every page."""
    with browser.beforehand(TRAP):
        browser.requests()
        yield browser


def without_policy(folder: Path) -> Path:
    """The same site with nothing but its words to hold it."""
    for name, page in pages_of(folder).items():
        bare, number = POLICY.subn("", page)
        assert number == 1 or 'http-equiv="refresh"' in page, name
        (folder / name).write_text(bare, "utf-8")
    return folder


@pytest.mark.soak
@pytest.mark.parametrize("corpus", ["xss", "naughty"])
def test_nothing_that_is_written_anywhere_runs_even_without_a_policy(
    corpus: str,
    trapped: Browser,
    tmp_path: Path,
    soaking: bool,
    measured: Measure,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every page is read by the browser as it is; the search is asked too, and what it answers is looked at."""
    # Whoever attacks sees to it that their links lead somewhere.
    monkeypatch.setattr(site, "broken", lambda *_: [])
    texts = [text for text in payloads(corpus, soaking) if text.isprintable()]
    result = briefings("build", hostile(tmp_path / "content", texts), "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output[:4000]
    names = [name for name, page in pages_of(tmp_path / "site").items() if 'http-equiv="refresh"' not in page]
    with served(without_policy(tmp_path / "site")) as url:
        for name in names:
            trapped.show(f"{url}{name}")
            assert trapped.run(SUSPECT) == [], name
        trapped.show(f"{url}search/?q=alert")
        assert soon(lambda: trapped.ask(FOUND))
        assert trapped.run(SUSPECT) == []
        trapped.press("/", "Person 0000")
        assert soon(lambda: trapped.ask(OPTIONS))
        assert trapped.run(SUSPECT) == []
        assert {urlsplit(request).netloc for request in trapped.requests()} == {urlsplit(url).netloc}
    measured(TABLE, HEADS, [corpus, len(texts), len(names), 0])


def planted(world_site: Path, folder: Path, texts: list[str], policy: bool) -> Path:
    """Copies of a page of the site, each with a text in it as if nobody had cleaned it."""
    page = (world_site / "index.html").read_text("utf-8")
    page = page if policy else POLICY.sub("", page)
    for number, text in enumerate(texts):
        head, main, rest = re.split("(<main[^>]*>)", page, maxsplit=1)
        whole = f"{head}{main}\n<div>{text}</div>{rest}"
        (folder / f"{number}.html").write_text(whole, "utf-8")
    return folder


@pytest.mark.soak
def test_the_policy_holds_where_nothing_is_cleaned(
    trapped: Browser, world_site: Path, tmp_path: Path, soaking: bool, measured: Measure
) -> None:
    texts = payloads("xss", soaking)
    ran = []
    with served(planted(world_site, tmp_path, texts, policy=True)) as url:
        for number, text in enumerate(texts):
            trapped.show(f"{url}{number}.html")
            ran += [text] if trapped.ask("window.ran?.length") else []
    assert ran == []
    measured(TABLE, HEADS, ["on a page as typed, policy on", len(texts), len(texts), 0])


def test_what_runs_would_be_noticed(trapped: Browser, world_site: Path, tmp_path: Path) -> None:
    """The same pages without the policy: each of these texts runs as soon as it stands there."""
    texts = payloads("xss", everything=False)
    quiet = []
    with served(planted(world_site, tmp_path, texts, policy=False)) as url:
        for number, text in enumerate(texts):
            trapped.show(f"{url}{number}.html")
            quiet += [] if trapped.ask("window.ran?.length") else [text]
    assert quiet == []
    assert len(texts) == FEW


@pytest.mark.parametrize(
    "text",
    [
        "<a href=javascript:x>x</a>",
        "<p onclick=x>x</p>",
        "<iframe></iframe>",
        "<svg></svg>",
        "<img src=x style=y>",
        "<form action=javascript:x></form>",
        "<meta http-equiv=refresh content=9>",
        "<script src=//elsewhere.example></script>",
        html.unescape("<a href='java&#10;script:x'>x</a>"),
    ],
)
def test_what_could_run_would_be_noticed(text: str, trapped: Browser, world_site: Path, tmp_path: Path) -> None:
    with served(planted(world_site, tmp_path, [text], policy=False)) as url:
        trapped.show(f"{url}0.html")
        assert trapped.run(SUSPECT)
