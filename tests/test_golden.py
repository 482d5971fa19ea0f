"""One expected body per kind of page: what stands inside `main`, to the letter; and the digest of every file.

`pytest tests/test_golden.py --update-golden` writes down what pages say now; read the difference before you keep it.
"""

import hashlib
from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.pages import bounds
from briefings.publishing.configuration import configured
from briefings.publishing.manifest import MARKER
from briefings.publishing.ordinary import file_of
from briefings.publishing.plan import Plan, planned
from tests.sites import WORLD, files_of

GOLDEN = Path(__file__).with_name("golden")
TEMPLATES = Path(__file__).parents[1] / "templates"
SKELETONS = {"main", "body", "mkdocs"}
# One page of each kind, the one with the most to show.
SHOWN = {
    "404": "404.html",
    "about": "about/",
    "changes": "changes/",
    "article": "articles/2024-09-20-kestria-walks-out-in-cairo/",
    "chronicle": "countries/kestria/2025/",
    "country": "countries/kestria/",
    "home": "",
    "issue": "issues/pilots-in-the-strait/",
    "listing": "people/",
    "negotiation": "negotiations/astana-2025/",
    "ordinary": "method/sources/",
    "organization": "organizations/strait-states-group/",
    "person": "people/marek-holub/",
    "timelines": "timeline/",
    "redirect": "people/anna-reyl/",
    "search": "search/",
}


def test_every_template_of_a_page_has_a_golden_page() -> None:
    assert SHOWN.keys() == {path.stem for path in TEMPLATES.glob("*.html")} - SKELETONS
    assert {path.stem for path in GOLDEN.glob("*.html")} == SHOWN.keys()


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_says_what_was_agreed(kind: str, world_site: Path, pytestconfig: pytest.Config) -> None:
    body = _body_of(kind, world_site)
    path = GOLDEN / f"{kind}.html"
    if pytestconfig.getoption("--update-golden"):
        path.write_text(body, encoding="utf-8")
    assert body == path.read_text(encoding="utf-8")


def test_every_byte_is_the_one_that_was_agreed(world_site: Path, pytestconfig: pytest.Config) -> None:
    """Whichever Python runs, and on whichever machine; but for the index, which is made by a program of others."""
    made = {name: content for name, content in files_of(world_site).items() if not name.startswith("search/index/")}
    del made[MARKER]  # which lists the index, too
    text = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(made.items()))
    path = GOLDEN / "SHA256SUMS"
    if pytestconfig.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


def _body_of(kind: str, world_site: Path) -> str:
    """What stands inside `main`."""
    if kind == "chronicle":
        return _chronicle()
    html = (world_site / file_of(SHOWN[kind])).read_text("utf-8")
    return html.partition('<main id="main" tabindex="-1">\n')[2].partition("</main>")[0]


def _chronicle() -> str:
    """A page that only records of which much is known have: as if little were much."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bounds, "LITTLE", 10)
        plan: Plan = planned(checked(WORLD), configured(WORLD))
        page = next(page for page in plan.pages if page.permalink == SHOWN["chronicle"])
        assert page.template == "chronicle.html"
        return plan.renderer.body(page)
