"""What many pages print alike is printed once for each reading of the content, and never shown in another one.

The claims have no negotiation, so that they and their news outlive most edits, while what they name is called anew.
"""

from pathlib import Path

import pytest

from briefings.checks import checked
from briefings.publishing.configuration import configured
from briefings.publishing.reporting import Silent
from briefings.publishing.serving.reading import Reader
from briefings.publishing.site import publish
from tests.loading.content import write
from tests.publishing.serving.test_pages import assert_as_built, unbuilt
from tests.sites import files_of

ADDRESSES = ["", "changes/", "issues/truce/", "countries/norway/", "organizations/gulls/"]


def article(day: str, name: str, publisher: str, stance: str) -> dict[str, str]:
    """An article by which Norway and the gulls take a stance."""
    words = f"Norway and the Gull League {stance[:-1]} a halt to the fire at once"
    parties = "[Norway, gulls]"
    return {
        f"articles/{day}-{name}.md": f"---\ntitle: Report {name}\ndate: {day}\npublisher: {publisher}\nurl: https://post.example/{name}\n---\n{words}.\n",
        f"articles/{day}-{name}.yaml": "positions:\n"
        f"  - {{party: {parties}, issue: truce, stance: {stance}, summary: A halt., quote: {words}}}\n",
    }


CONTENT = {
    "issues/truce.yaml": "name: Ceasefire\n",
    "organizations/gulls.yaml": "name: Gull League\n",
    **article("2025-05-01", "a", "The Post", "rejects"),
    **article("2025-05-02", "b", "The Wire", "demands"),
    **article("2025-05-02", "c", "The Gazette", "rejects"),
}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("issues/truce.yaml", "Ceasefire", "Cessation of fire"),
        ("organizations/gulls.yaml", "Gull League", "League of Gulls\nother_names: [Gull League]"),
        ("articles/2025-05-02-b.md", "The Wire", "The Morning Wire"),
        ("articles/2025-05-02-b.md", "publisher:", "publish: link\npublisher:"),
    ],
)
def test_pages_of_each_reading_say_what_it_read(file: str, old: str, new: str, tmp_path: Path) -> None:
    write(tmp_path / "content", CONTENT)
    here = configured((tmp_path / "content").absolute())._replace(site=tmp_path / "site", search=False)
    assert not publish(checked(here.content), here, 1, Silent()).problems
    built = files_of(here.site)
    reader = Reader(here, unbuilt)
    before = reader.read()
    assert before
    assert before.site
    before.site.at("issues/truce/")
    text = (here.content / file).read_text("utf-8")
    assert old in text
    (here.content / file).write_text(text.replace(old, new, 1), "utf-8")
    after = reader.read([here.content / file])
    assert after
    assert after.site
    # Somebody still looks at the site before, and then at the new one, and at the one before again.
    before.site.at("")
    assert_as_built(after.site, here)
    was = [(address, before.site.at(address)) for address in ADDRESSES]
    assert [address for address, found in was if found and found.content != built[f"{address}index.html"]] == []
    assert [address for address, found in was if found] != [""]
