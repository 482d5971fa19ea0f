"""What each page answers, on one small negotiation."""

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pages.folders import dossier_of, html_of

FILES = {
    "negotiations/oslo-2025.yaml": "title: Oslo round\nstart: 2025-03-10\nstatus: scheduled\n"
    "venue: {city: Oslo, country: Norway}\nparties: [Kenya, Sudan]\nmediators: [Norway]\nfollows: cairo-2024\n"
    "issues: [Water]\n",
    "negotiations/cairo-2024.yaml": "title: Cairo round\nstart: 2024-02\nstatus: concluded\nparties: [Kenya, Sudan]\n",
    "people/ana-reyl.yaml": "name: Ana Reyl\nother_names: [{name: Ана Рейл, language: ru}]\nformer_ids: [reyl]\n",
    "articles/first.md": "---\ntitle: First report\ndate: 2025-03-01\npublisher: Wire\n---\n"
    "Ana Reyl, envoy, leads the side of Kenya. Experts on water come with her. Omar Said of Sudan has not decided.\n\n"
    "Kenya demands all the water. Sudan rejects every dam.\n\nIn 2024 Ana Reyl headed the side of Kenya in Cairo.\n",
    "articles/first.yaml": "negotiation: oslo-2025\ndelegates:\n"
    "  - {group: experts on water, party: Kenya, role: adviser, quote: Experts on water come with her}\n"
    "  - {person: Ana Reyl, party: Kenya, post: envoy, role: head, quote: 'envoy, leads the side of Kenya'}\n"
    "  - {person: Omar Said, party: Sudan, attendance: unclear, quote: Omar Said of Sudan has not decided}\n"
    "  - {person: Ana Reyl, party: Kenya, role: head, attendance: attended, negotiation: cairo-2024, as_of: 2024-02,"
    " quote: Ana Reyl headed the side of Kenya in Cairo}\n"
    "positions:\n"
    "  - {party: Kenya, issue: Water, stance: demands, summary: All of it., speaker: Ana Reyl,"
    " quote: Kenya demands all the water}\n"
    "  - {party: Sudan, issue: Dams, stance: rejects, summary: No dam., quote: Sudan rejects every dam}\n",
    "articles/second.md": "---\ntitle: Second report\ndate: 2025-03-05\npublisher: Wire\n---\n"
    "Omar Said will not come to Oslo. Sudan rejects all of it.\n",
    "articles/second.yaml": "negotiation: oslo-2025\ndelegates:\n"
    "  - {person: Omar Said, party: Sudan, attendance: declined, quote: Omar Said will not come to Oslo}\n",
    "articles/third.md": "---\ntitle: Third report\ndate: 2025-03-05\npublisher: Gazette\n---\n"
    "Omar Said will come to Oslo after all.\n",
    "articles/third.yaml": "negotiation: oslo-2025\ndelegates:\n"
    "  - {person: Omar Said, party: Sudan, attendance: confirmed, quote: Omar Said will come to Oslo after all}\n",
}


@lru_cache
def site() -> dict[str, str]:
    """The pages of the small negotiation."""
    with TemporaryDirectory() as folder:
        return html_of(dossier_of(Path(folder), FILES))


def section(page: str, anchor: str) -> str:
    """One section of a page."""
    return site()[page].split(f'<section id="{anchor}">')[1].split("</section>")[0]


def test_a_delegation_has_its_head_first_and_groups_last() -> None:
    who = section("negotiations/oslo-2025/", "who-comes")
    assert who.index("Ana Reyl") < who.index("experts on water")
    assert "Head of delegation" in who
    assert "envoy" in who


def test_what_reports_disagree_about_is_shown_side_by_side() -> None:
    disputed = section("negotiations/oslo-2025/", "disputed")
    assert "Will not attend" in disputed
    assert "Confirmed" in disputed
    assert 'href="#disputed"' in section("negotiations/oslo-2025/", "who-comes")


def test_a_change_has_its_before_and_its_after() -> None:
    changed = section("negotiations/oslo-2025/", "what-changed")
    assert re.search(r"says <a[^>]*>will not attend</a>; .* says <a[^>]*>confirmed</a>", changed)
    assert re.search(r"\(before: <a[^>]*>unclear</a>\)", changed)
    assert "5 March 2025" in changed


def test_a_party_that_has_said_nothing_on_an_issue_has_not_stated_it() -> None:
    grid = section("negotiations/oslo-2025/", "who-wants-what")
    assert grid.count("not stated") == 2
    assert grid.index("Water") < grid.index("Dams")


def test_a_round_knows_the_round_before_it_and_who_sat_in_both() -> None:
    before = section("negotiations/oslo-2025/", "before-and-after")
    assert "Cairo round" in before
    assert "Ana Reyl</a> (Head of delegation in both)" in before
    assert "Oslo round" in section("negotiations/cairo-2024/", "before-and-after")


def test_a_negotiation_says_as_of_when_and_from_how_much_it_speaks() -> None:
    assert (
        'As of <time datetime="2025-03-05">5 March 2025</time>, from 3 articles.' in site()["negotiations/oslo-2025/"]
    )


def test_a_person_has_a_post_as_cited_on_a_day_and_a_name_in_its_own_script() -> None:
    html = site()["people/ana-reyl/"]
    assert 'envoy</span> <small>on <time datetime="2025-03-01">1 March 2025</time>' in html
    assert '<bdi lang="ru"' in html
    assert "Cairo round" in section("people/ana-reyl/", "negotiations")
    assert "All of it." in section("people/ana-reyl/", "said")


def test_a_country_has_its_people_by_rounds_and_its_positions_by_issue() -> None:
    assert section("countries/kenya/", "continuity").count(">Head</a>") == 2
    assert "Water" in section("countries/kenya/", "positions")


def test_whose_coming_is_disputed_is_told_so_on_the_partys_page() -> None:
    assert ">Disputed</a>" in section("countries/sudan/", "continuity")
    assert ">Disputed</a>" not in section("countries/kenya/", "continuity")


def test_an_issue_says_who_wants_what() -> None:
    positions = section("issues/water/", "positions")
    assert "Kenya" in positions
    assert "All of it." in positions


def test_a_citation_leads_to_the_marked_passage() -> None:
    assert 'href="../../articles/second/#quote-1"' in section("negotiations/oslo-2025/", "disputed")
    assert '<mark id="quote-1"' in site()["articles/second/"]


def test_where_all_rests_on_one_article_it_is_named_once_and_numbers_say_the_rest() -> None:
    cairo, oslo = section("negotiations/cairo-2024/", "who-comes"), section("negotiations/oslo-2025/", "who-comes")
    assert '<a class="cite" href="../../articles/first/#quote-4"><b>1</b></a>' in cairo
    assert "<b>2</b> Wire, 1 March 2025</a>" in oslo
    evidence = section("negotiations/cairo-2024/", "evidence")
    assert evidence.count("Wire, 1 March 2025") == 1
    assert '<a href="../../articles/first/#quote-4">Passage</a>' in evidence


def test_a_claim_stands_beside_its_passage() -> None:
    beside = site()["articles/first/"].split('<div class="beside">')[1:]
    assert [block.count("<li ") for block in beside] == [3, 2, 1]
    assert 'id="quote-5"' in beside[1]
    assert 'id="claim-5"' in beside[1]


def test_a_negotiation_says_first_who_leads_for_whom_and_who_is_not_sure_to_come() -> None:
    room = site()["negotiations/oslo-2025/"].split('<dl class="room">')[1].split("</dl>")[0]
    said = " ".join(re.sub(r"<[^>]*>", " ", room).split())
    assert said.startswith(
        "Led by Kenya: Ana Reyl envoy Sudan: no head of delegation named May or may not come Omar Said"
    )


def test_of_who_was_announced_for_talks_that_are_over_nobody_says_that_they_came() -> None:
    expected = FILES | {"articles/first.yaml": FILES["articles/first.yaml"].replace("attended", "announced")}
    with TemporaryDirectory() as folder:
        html = html_of(dossier_of(Path(folder), expected))
    for page, words in (
        (site()["negotiations/cairo-2024/"], ("Who took part", "Led by", "Led by Ana")),
        (html["negotiations/cairo-2024/"], ("Who took part, or was to", "Were to lead", "Were to lead: Ana")),
        (site()["negotiations/oslo-2025/"], ("Who comes", "Led by", "Led by Ana")),
    ):
        heading, label, description = words
        assert f"<h2>{heading}</h2>" in page
        assert f"<dt>{label}</dt>" in page
        assert f"{description} Reyl (Kenya)." in page
    assert "</a> led for Kenya, the reports name nobody for Sudan" in site()[""]
    assert "</a> was to lead for Kenya, the reports name nobody for Sudan" in html[""]
    assert "</a> leads for Kenya, the reports name nobody for Sudan" in html[""]


def test_reports_that_disagree_about_a_role_agree_that_somebody_comes() -> None:
    head = "{person: Ana Reyl, party: Kenya, role: head, attendance: confirmed, quote: 'Ana Reyl, envoy'}"
    deputy = head.replace("head", "deputy_head").replace("confirmed", "announced")
    texts = {f"articles/{name}.md": FILES["articles/first.md"].replace("Wire", name) for name in ("one", "two")}
    said = {
        f"articles/{name}.yaml": f"negotiation: oslo-2025\ndelegates:\n  - {claim}\n"
        for name, claim in (("one", head), ("two", deputy))
    }
    talks = {"negotiations/oslo-2025.yaml": FILES["negotiations/oslo-2025.yaml"].replace("follows: cairo-2024\n", "")}
    with TemporaryDirectory() as folder:
        html = html_of(dossier_of(Path(folder), talks | texts | said))
    assert "May or may not come" not in html["negotiations/oslo-2025/"]
    assert 'href="#disputed">Disputed</a>' in html["negotiations/oslo-2025/"]


def test_a_party_lists_only_its_own_heads() -> None:
    files = {"negotiations/oslo-2025.yaml": "title: Oslo round\nstart: 2025-03-10\nparties: [Kenya, Sudan]\n"}
    for day, party in (("01", "Kenya"), ("02", "Sudan")):
        claim = f"{{person: Ana, party: {party}, role: head, quote: leads the side of {party}}}"
        files[f"articles/{day}.md"] = (
            f"---\ntitle: Day {day}\ndate: 2025-03-{day}\n---\nAna leads the side of {party}.\n"
        )
        files[f"articles/{day}.yaml"] = f"negotiation: oslo-2025\ndelegates:\n  - {claim}\n"
    with TemporaryDirectory() as folder:
        html = html_of(dossier_of(Path(folder), files))
    assert "Head of delegation" in html["countries/sudan/"].split('id="negotiations"')[1].split("</section>")[0]
    assert "Head of delegation" not in html["countries/kenya/"].split('id="negotiations"')[1].split("</section>")[0]
    assert "(before: announced for Kenya)" in re.sub(r"<[^>]*>", "", html["changes/"])


def test_the_day_of_the_round_before_is_not_said_twice() -> None:
    before = '<a rel="prev" href="../../negotiations/cairo-2024/"'
    assert "Cairo round</a> <small>February 2024</small>" in site()["negotiations/oslo-2025/"].split(before)[1][:200]
    cairo = "negotiations/cairo-2024.yaml"
    named = FILES | {cairo: FILES[cairo].replace("Cairo round", "Cairo round of February 2024")}
    with TemporaryDirectory() as folder:
        html = html_of(dossier_of(Path(folder), named))
    assert "Cairo round of February 2024</a></li>" in html["negotiations/oslo-2025/"].split(before)[1][:200]


def test_a_name_is_written_on_its_own_line_and_not_where_its_file_begins() -> None:
    person, talks = "people/ana-reyl.yaml", "negotiations/oslo-2025.yaml"
    commented = FILES | {name: f"# checked twice\n\n{FILES[name]}" for name in (person, talks)}
    with TemporaryDirectory() as folder:
        html = html_of(dossier_of(Path(folder), commented))
    for page, file in (("people/ana-reyl/", person), ("negotiations/oslo-2025/", talks)):
        heading = html[page].split("<h1")[1].split("</h1>")[0]
        assert f'data-written-at="content/{file}:3"' in heading


def test_a_former_address_leads_to_the_new_one() -> None:
    html = site()["people/reyl/"]
    assert '<meta http-equiv="refresh" content="0; url=../../people/ana-reyl/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_home_page_shows_what_is_next_and_what_changed() -> None:
    html = site()[""]
    assert html.index("On now and next") < html.index("Oslo round")
    assert "unclear" in section("", "what-changed")
