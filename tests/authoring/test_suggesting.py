"""`briefings suggest`: what a text names and its sidecar does not, as entries with quotes that stand."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from briefings.authoring import AuthoringError
from briefings.authoring.suggesting.naming import Names
from briefings.authoring.suggesting.sidecar import with_suggestions
from briefings.authoring.suggesting.suggestion import Suggestion
from briefings.checks import checked
from briefings.loading import load
from briefings.loading.countries import by_name
from briefings.loading.nationalities import COUNTRY_OF
from tests.authoring.suggestions import TEXT, TITLE, by_person, content_with, entries, printed
from tests.sites import CONTENT, ROOT, briefings, copied

SEED = ROOT.parent / "shared" / "seed" / "article.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the article lies beside the repository, not in it")
@pytest.mark.parametrize("records", [True, False])
def test_the_seed_article_gives_its_four_delegates_with_their_posts_and_the_two_who_stay_away(
    tmp_path: Path, records: bool
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    if records:
        shutil.copytree(CONTENT, content, dirs_exist_ok=True)
        shutil.rmtree(content / "articles")
    assert briefings("import", SEED, "--into", content).exit_code == 0
    (article,) = (content / "articles").glob("*.md")
    result = briefings("suggest", article)
    tree = yaml.load(result.stdout, yaml.BaseLoader)
    people = by_person(tree)
    posts = {
        "Vladimir Medinsky": "presidential aide",
        "Mikhail Galuzin": "Deputy Foreign Minister",
        "Alexander Fomin": "Deputy Defense Minister",
        "Igor Kostyukov": "head of Russia's military intelligence agency (GRU)",
    }
    for name, post in posts.items():
        assert (people[name]["post"], people[name]["party"]) == (post, "Russia")
        assert people[name]["attendance"] == "announced"
    assert [name for name, entry in people.items() if entry.get("role") == "head"] == ["Vladimir Medinsky"]
    declined = {name for name, entry in people.items() if entry["attendance"] == "declined"}
    assert declined == {"Vladimir Putin", "Donald Trump"}
    assert "Dmitry Peskov" not in people
    (group,) = (entry for entry in tree["delegates"] if "group" in entry)
    assert (group["group"], group["party"], group["role"]) == ("expert advisers", "Russia", "adviser")
    assert people["Donald Trump"]["attribution"] == "a White House official told Reuters"
    assert [(entry["date"], entry["title"], entry["kind"]) for entry in tree["events"]] == [
        ("2025-05-15", "Talks in Istanbul", "round")
    ]
    assert not any("Moscow was ready" in entry["quote"] for entry in tree["positions"])
    assert {(entry["party"], entry["stance"]) for entry in tree["positions"]} >= {
        ("Russia", "demands"),
        ("Ukraine", "rejects"),
    }
    assert tree["negotiation"] == ("istanbul-2025" if records else "")
    written = briefings("suggest", article, "--write")
    assert written.exit_code == 0, written.output
    assert {problem.code for problem in checked(content).problems} <= {"empty-value", "missing-field"}


def test_new_people_are_found_with_post_party_role_and_whether_they_come(tmp_path: Path) -> None:
    people = by_person(entries(content_with(tmp_path)))
    found = {
        name: (entry["party"], entry.get("post", ""), entry.get("role", ""), entry["attendance"])
        for name, entry in people.items()
    }
    assert found == {
        "Ola Vik": ("Norway", "Fisheries Minister", "", "declined"),
        "Kari Nes": ("Norway", "director general", "head", "announced"),
        "Ada Lund": ("Norway", "Deputy Energy Minister", "", "announced"),
        "Per Moe": ("Norway", "", "", "announced"),
        "Liv Dahl": ("Norway", "head of the coast guard", "", "announced"),
        "Jón Árnason": ("Iceland", "Foreign Minister", "", "conditional"),
        "Guðrún Jónsdóttir": ("Iceland", "", "head", "announced"),
    }


def test_what_one_says_of_another_is_not_taken_for_what_they_do(tmp_path: Path) -> None:
    assert "Pétur Björnsson" not in by_person(entries(content_with(tmp_path)))


def test_sentences_that_look_like_positions_become_entries_with_what_is_left_to_decide(tmp_path: Path) -> None:
    positions = entries(content_with(tmp_path))["positions"]
    assert [(entry["party"], entry["stance"], entry["issue"], entry["summary"]) for entry in positions] == [
        ("Norway", "demands", "", ""),
        ("Iceland", "rejects", "", ""),
        ("Norway", "rejects", "", ""),
    ]
    assert positions[0]["quote"] == "Norway demands that the quota be cut by a tenth"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway did not reject the offer.",
        "Norway no longer demands a cut of the quota.",
        "Iceland refused to rule out a cut of the quota.",
        "Iceland denied that it opposes the quota.",
        "Norway hasn’t demanded a cut of the quota.",
    ],
)
def test_what_a_sentence_denies_is_no_position(sentence: str, tmp_path: Path) -> None:
    assert "stance:" not in printed(content_with(tmp_path, f"{sentence}\n"))


def test_a_condition_is_given_to_who_makes_it(tmp_path: Path) -> None:
    text = "Norway does not see Iceland as ready for talks and will only agree to meet after the summer survey.\n"
    assert "party: Iceland" not in printed(content_with(tmp_path, text))


def test_every_suggestion_says_that_it_is_one_and_why(tmp_path: Path) -> None:
    text = printed(content_with(tmp_path))
    assert text.count("# Suggested: “") == text.count("  - ")
    assert "# Suggested: “named head of”" in text


def test_what_the_sidecar_says_already_is_left_out(tmp_path: Path) -> None:
    article = content_with(
        tmp_path,
        sidecar="negotiation: Bergen talks\ndelegates:\n  - person: Kari Nes\n    party: Norway\npositions:\n"
        "  - party: Norway\n    issue: Quota\n    stance: demands\n    summary: A tenth less.\n"
        "    quote: the quota be cut by a tenth\n",
    )
    tree = entries(article)
    assert "negotiation" not in tree
    assert "Kari Nes" not in by_person(tree)
    assert len(tree["positions"]) == 2


def test_talks_held_there_by_other_parties_are_not_taken_for_those_of_the_article(tmp_path: Path) -> None:
    article = content_with(tmp_path)
    folder = article.parents[1] / "negotiations"
    folder.mkdir()
    for party, negotiation in (("Iceland", "bergen"), ("Spain", "")):
        record = f"title: Herring\nstart: 2026-03-09\nvenue: {{city: Bergen}}\nparties: [Norway, {party}]\n"
        (folder / "bergen.yaml").write_text(record, encoding="utf-8")
        assert entries(article)["negotiation"] == negotiation


def test_known_people_are_found_by_other_names_and_surnames_and_keep_their_party(tmp_path: Path) -> None:
    article = content_with(tmp_path, "K. Nes is away. On Friday Nes will not travel to the talks.\n")
    people = article.parents[1] / "people"
    people.mkdir()
    (people / "kari-nes.yaml").write_text("name: Kari Nes\nother_names: [K. Nes]\nparty: Norway\n", encoding="utf-8")
    (entry,) = entries(article)["delegates"]
    assert (entry["person"], entry["party"], entry["attendance"]) == ("Kari Nes", "Norway", "declined")


def test_what_is_only_named_is_told_below_as_a_comment(tmp_path: Path) -> None:
    text = "The ceasefire was on the table, Kari Nes said in Bergen.\n"
    article = content_with(tmp_path, text)
    for folder, name, written in (("people", "kari-nes", "Kari Nes"), ("issues", "ceasefire", "Ceasefire")):
        (article.parents[1] / folder).mkdir()
        (article.parents[1] / folder / f"{name}.yaml").write_text(f"name: {written}\n", encoding="utf-8")
    told = printed(article)
    assert "#   person: Kari Nes (kari-nes): “The ceasefire was" in told
    assert "#   issue: Ceasefire (ceasefire): “The ceasefire was" in told


def test_the_article_can_be_named_by_its_sidecar_and_from_within_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = content_with(tmp_path, sidecar="events: []\n")
    assert "person: Kari Nes" in printed(article.with_suffix(".yaml"))
    monkeypatch.chdir(article.parent)
    assert "# Suggestions for 2026-03-02-bergen.yaml." in printed(Path(article.name))


def test_a_draft_that_says_that_nothing_stands_there_says_so_no_longer(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    report = tmp_path / "report.txt"
    report.write_text(f"{TITLE}\n\n2 March 2026\n\n{TEXT}", encoding="utf-8")
    assert briefings("import", report, "--into", content).exit_code == 0
    (article,) = (content / "articles").glob("*.md")
    assert briefings("suggest", article, "--write").exit_code == 0
    written = article.with_suffix(".yaml").read_text("utf-8")
    assert written.startswith("# yaml-language-server: ")
    assert "It says nothing yet" not in written
    assert "#   - person:" not in written
    assert "“Suggested” marks a guess" in written


def test_what_is_left_to_decide_is_told_once_a_line(tmp_path: Path) -> None:
    article = content_with(tmp_path)
    assert briefings("suggest", article, "--write").exit_code == 0
    problems = checked(article.parents[1]).problems
    lines = [problem.location.line for problem in problems]
    assert len(lines) == len(set(lines))
    assert len(lines) == article.with_suffix(".yaml").read_text("utf-8").count("# decide")


def test_a_name_that_the_sidecar_has_in_another_form_is_not_listed_as_only_named(tmp_path: Path) -> None:
    text = "Kari Nes and the Turkish ambassador said that Türkiye and NATO were there.\n"
    sidecar = "negotiation: Talks\ndelegates:\n  - person: K. Nes\n    party: Turkey\n    on_behalf_of: [NATO]\n"
    article = content_with(tmp_path, text, sidecar)
    people = article.parents[1] / "people"
    people.mkdir()
    (people / "kari-nes.yaml").write_text("name: Kari Nes\nother_names: [K. Nes]\n", encoding="utf-8")
    assert printed(article).startswith("Nothing was found that the sidecar does not say already.")
    assert "Named too" not in printed(article)


def test_an_organization_is_called_as_the_content_calls_it(tmp_path: Path) -> None:
    article = content_with(tmp_path, "The EU demands that the quota be cut.\n")
    assert entries(article)["positions"][0]["party"] == "European Union"
    organizations = article.parents[1] / "organizations"
    organizations.mkdir()
    (organizations / "eu.yaml").write_text("name: The Union\nother_names: [European Union]\n", encoding="utf-8")
    assert entries(article)["positions"][0]["party"] == "The Union"


def test_nothing_is_written_unless_asked_for(tmp_path: Path) -> None:
    article = content_with(tmp_path)
    printed(article)
    assert not article.with_suffix(".yaml").exists()


def test_writing_keeps_every_line_that_was_there_and_finds_nothing_the_second_time(tmp_path: Path) -> None:
    before = (
        "# ours\nnegotiation: Bergen talks   # of March\n\ndelegates:\n- person: Kari Nes  # leads\n  party: Norway\n\n"
        "# What they want\npositions: []\n\nevents:   # none yet\n"
    )
    article = content_with(tmp_path, sidecar=before.replace("\nevents:   # none yet\n", ""))
    kept = article.with_suffix(".yaml").read_text("utf-8")
    result = briefings("suggest", article, "--write")
    assert result.exit_code == 0, result.output
    after = article.with_suffix(".yaml").read_text("utf-8")
    lines = iter(after.splitlines())
    assert all(line in lines for line in kept.replace("positions: []", "positions:").splitlines())
    assert re.search(r"^- person: Ola Vik$", after, re.MULTILINE)
    problems = checked(article.parents[1]).problems
    assert {problem.code for problem in problems} == {"empty-value"}
    assert "Nothing was found" in printed(article)


def test_writing_keeps_line_ends_the_mark_of_order_and_links(tmp_path: Path) -> None:
    article = content_with(tmp_path, sidecar="events: []\n")
    sidecar = article.with_suffix(".yaml")
    kept = article.parent / ".notes"
    written = "\ufeff# Ours.\r\n'delegates':\r\n- person: Nobody Known\r\n  quote: nothing of it\r\n".encode()
    kept.write_bytes(written)
    sidecar.unlink()
    sidecar.symlink_to(kept)
    assert briefings("suggest", article, "--write").exit_code == 0
    after = kept.read_bytes()
    assert sidecar.is_symlink()
    head, body = written.split(b"\r\n", 1)
    assert after.startswith(head + b"\r\n")
    assert body in after
    assert after.count(b"\n") == after.count(b"\r\n")
    assert after.count(b"delegates") == 1


def test_what_is_written_passes_once_the_analyst_has_decided(tmp_path: Path) -> None:
    article = content_with(tmp_path, sidecar="# nothing yet\n")
    assert briefings("suggest", article, "--write").exit_code == 0
    sidecar = article.with_suffix(".yaml")
    decided = re.sub(r"party:  +# decide.*", "party: Iceland", sidecar.read_text("utf-8"))
    decided = re.sub(r"issue:  +# decide.*", "issue: Quota", decided)
    decided = re.sub(r"summary:  +# decide.*", "summary: A number.", decided)
    decided = re.sub(r"negotiation:  # decide.*", "negotiation: Bergen talks", decided)
    sidecar.write_text(decided, encoding="utf-8")
    loaded = checked(article.parents[1])
    assert loaded.problems == ()
    assert len(loaded.dossier.claims) == 10


@pytest.mark.parametrize("sidecar", ["delegates: [{person: Kari Nes}]\n", "delegates: &one\n  - person: Kari Nes\n"])
def test_a_sidecar_that_cannot_take_more_stands_as_it_was(tmp_path: Path, sidecar: str) -> None:
    article = content_with(tmp_path, sidecar=sidecar)
    result = briefings("suggest", article, "--write")
    assert result.exit_code == 2, result.output
    assert "2026-03-02-bergen.yaml cannot " in result.stderr
    assert article.with_suffix(".yaml").read_text("utf-8") == sidecar
    assert [path.name for path in article.parent.iterdir() if path.name.startswith(".")] == []


def test_a_list_on_one_line_is_refused_in_words() -> None:
    suggestion = Suggestion(part="delegates", fields={"person": "Kari Nes", "quote": "Kari Nes comes"}, why="“comes”")
    with pytest.raises(AuthoringError, match="cannot take suggestions without being changed otherwise"):
        with_suggestions("delegates: [{person: Ola Vik}]\n", [suggestion], None, "a.yaml")


def test_what_is_no_article_is_said(tmp_path: Path) -> None:
    article = content_with(tmp_path)
    (article.parent / "broken.md").write_text("no front matter\n", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("no front matter\n", encoding="utf-8")
    for path, code, words in (
        (article.with_name("nowhere.md"), 2, "There is no article"),
        (elsewhere, 2, "does not stand in a folder called articles"),
        ("", 2, "No article was named"),
        (article.parent, 2, "There is no article"),
        (article.with_name("broken.md"), 1, "cannot be read as an article"),
    ):
        result = briefings("suggest", path)
        assert (result.exit_code, words in result.stderr) == (code, True), result.output


def test_an_article_without_anything_to_offer_is_said(tmp_path: Path) -> None:
    assert printed(content_with(tmp_path, "It rained in the harbour.\n")).startswith("Nothing was found")


def test_every_word_for_a_country_leads_to_one_that_iso_knows() -> None:
    assert [country for country in set(COUNTRY_OF.values()) if by_name(country) is None] == []


def test_names_are_found_as_references_are_folded_and_never_within_words(tmp_path: Path) -> None:
    names = Names(load(copied(CONTENT, tmp_path / "content")).dossier)
    text = "ERDOGAN met Recep Tayyip Erdogan’s guests; Putinism, a turkey and the US’s envoy. Us too: the U.S. came."
    found = [(text[one.start : one.end], one.name) for one in names.find(text)]
    assert ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan") in found
    assert [name for written, name in found if written in ("US", "U.S.")] == ["United States", "United States"]
    assert not [written for written, _ in found if written in ("turkey", "Us", "Putinism", "Putin")]


@pytest.mark.parametrize(
    "words",
    [
        "Deputy-Vice A-b Minister of the State ",
        "Norway demands a cut and ",
        "a group of aa bb, said on 3 April in Oslo ",
    ],
)
def test_a_text_without_end_is_read_in_good_time(tmp_path: Path, words: str) -> None:
    assert printed(content_with(tmp_path, f"{words * 6_000}.\n"))


def test_who_has_no_record_is_of_the_party_that_other_sidecars_say_and_so_are_the_talks_of_it(tmp_path: Path) -> None:
    article = content_with(tmp_path, "Kari Nes will not travel to the talks with Iceland in Bergen.\n")
    other = article.with_name("2026-03-01-list.md")
    other.write_text("---\ntitle: Kari Nes leads\ndate: 2026-03-01\n---\nText.\n", encoding="utf-8")
    claim = "  - {person: Kari Nes, party: Norway, role: head}\n"
    other.with_suffix(".yaml").write_text(f"negotiation: bergen\ndelegates:\n{claim}", encoding="utf-8")
    folder = article.parents[1] / "negotiations"
    folder.mkdir()
    record = "title: Herring\nstart: 2026-03-09\nvenue: {city: Bergen}\nparties: [Norway, Iceland]\n"
    (folder / "bergen.yaml").write_text(record, encoding="utf-8")
    tree = entries(article)
    assert (tree["negotiation"], by_person(tree)["Kari Nes"]["party"]) == ("bergen", "Norway")
    other.with_suffix(".yaml").write_text(
        f"negotiation: bergen\ndelegates:\n{claim}{claim.replace('Norway', 'Iceland').replace('head', 'member')}",
        encoding="utf-8",
    )
    assert by_person(entries(article))["Kari Nes"]["party"] == ""


def test_the_negotiation_of_the_sidecar_is_not_named_as_one_that_nothing_says_anything_of(tmp_path: Path) -> None:
    article = content_with(tmp_path, "The Bergen talks go on.\n", sidecar="negotiation: Bergen talks\n")
    other = article.with_name("2026-03-01-list.md")
    other.write_text("---\ntitle: Kari Nes leads\ndate: 2026-03-01\n---\nText.\n", encoding="utf-8")
    claim = "  - {person: Kari Nes, party: Norway}\n"
    other.with_suffix(".yaml").write_text(f"negotiation: Bergen talks\ndelegates:\n{claim}", encoding="utf-8")
    assert "negotiation: Bergen talks" not in printed(article)


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("Iceland's chief negotiator Anna Jons will attend the talks.", "chief negotiator"),
        ("Anna Jons, Iceland's chief negotiator, will attend the talks.", "chief negotiator"),
        ("Anna Jons, the EU's fisheries envoy, will attend the talks.", "fisheries envoy"),
    ],
)
def test_whose_post_it_is_stands_in_the_party_and_not_in_the_post(sentence: str, post: str, tmp_path: Path) -> None:
    found = by_person(entries(content_with(tmp_path, f"{sentence}\n")))["Anna Jons"]
    assert (found["post"], found["party"]) == (post, "European Union" if "EU" in sentence else "Iceland")


def test_what_talks_are_on_is_no_day_ahead(tmp_path: Path) -> None:
    text = "Norway and Iceland ended a first round of talks on the quota in Bergen on Tuesday.\n"
    assert "events:" not in printed(content_with(tmp_path, text))


def test_they_are_those_named_before(tmp_path: Path) -> None:
    text = "Minister Ada Lund and envoy Per Moe confirmed that they will travel to Bergen.\n"
    assert "“they” is taken for those named before" in printed(content_with(tmp_path, text))
