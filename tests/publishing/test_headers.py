"""How a host is told to answer: as strictly as the pages are, with nothing kept for ever that may change."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from briefings.publishing.headers import ASKING_EACH_TIME, FOR_EVER, HEADERS, headers, policy
from tests.answering import answered, rules_of
from tests.browser.checkers import checker
from tests.sites import MKDOCS, ROOT, WORLD, Page, briefings, copied, files_of, pages_of, run

README = (ROOT / "README.md").read_text("utf-8")
OURS = "default-src 'none'; script-src 'self'; img-src 'self' data:"


def directives(text: str) -> dict[str, set[str]]:
    """A security policy, directive by directive."""
    return {name: set(sources) for name, *sources in map(str.split, text.split(";"))}


def page(policy: str) -> str:
    """A page that says a policy of itself."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def built(folder: Path, options: str, rest: str = "") -> Path:
    """The world's site with some options of the plugin."""
    shutil.copytree(WORLD, folder / "docs", dirs_exist_ok=True)
    plugins = MKDOCS.replace("[briefings]", f"[briefings: {{{options}}}]")
    (folder / "mkdocs.yml").write_text(f"{plugins}docs_dir: docs\n{rest}")
    result = briefings("build", "--config", folder / "mkdocs.yml", "--site", folder / "site", "--no-search")
    assert result.exit_code == 0, result.output
    return folder / "site"


# What may be done


def test_no_page_says_otherwise_of_itself_than_its_host_does_and_none_may_be_framed(world_site: Path) -> None:
    said = directives(answered("/", rules_of(world_site))["Content-Security-Policy"])
    assert said.pop("frame-ancestors") == {"'none'"}
    loosest: dict[str, set[str]] = {}
    for text in pages_of(world_site).values():
        (own,) = (e for e, name in Page(text).having("http-equiv") if name == "Content-Security-Policy")
        for name, sources in directives(own.attributes["content"]).items():
            # That of the JSON that is no script.
            loosest.setdefault(name, set()).update(source for source in sources if not source.startswith("'sha256-"))
    assert said == loosest
    assert said["script-src"] == {"'self'", "'wasm-unsafe-eval'"}


def test_every_file_is_answered_with_the_headers_that_protect_readers(world_site: Path) -> None:
    for name in files_of(world_site):
        found = answered(f"/{name}", rules_of(world_site))
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Referrer-Policy"] == "same-origin"
        assert "camera=()" in found["Permissions-Policy"]


def test_the_form_may_do_what_it_needs_and_only_scripts_of_ours_run(tmp_path: Path) -> None:
    site = built(tmp_path, f"cms: {checker('@sveltia/cms')}", "repo_url: https://github.com/ministry/briefings\n")
    said = directives(answered("/admin/", rules_of(site))["Content-Security-Policy"])
    form = next(e for e, _ in Page((site / "admin/index.html").read_text("utf-8")).having("http-equiv"))
    for name, sources in directives(form.attributes["content"]).items():
        assert sources - {"'none'"} <= said[name]
    assert said["script-src"] == {"'self'", "'wasm-unsafe-eval'"}


def test_of_two_policies_each_page_may_do_what_it_did() -> None:
    both = directives(
        policy([page(OURS), page("default-src 'none'; img-src blob:; worker-src blob:; base-uri 'none'")])
    )
    assert both == {
        "default-src": {"'none'"},
        "script-src": {"'self'"},
        "img-src": {"'self'", "data:", "blob:"},
        "worker-src": {"'self'", "blob:"},  # of which the first page says nothing, and its scripts are its own
        "frame-ancestors": {"'none'"},
    }


def test_where_a_page_forbids_nothing_only_frames_are_forbidden() -> None:
    assert policy([page(OURS), "<p>Somebody else's</p>"]) == "frame-ancestors 'none'"


def test_a_digest_stays_unless_it_is_that_of_json() -> None:
    json = '<script type="application/ld+json">{}</script>'
    of_json = "'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='"
    assert policy([page(f"script-src {of_json} 'sha256-mine'") + json]).startswith("script-src 'sha256-mine';")
    assert of_json in policy([page(f"script-src {of_json}")])


# What is kept


@pytest.mark.parametrize("name", ["world_site", "content_site"])
def test_only_what_is_named_by_what_it_holds_is_kept_for_ever(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    kept = {name for name in files_of(site) if answered(f"/{name}", rules_of(site)).get("Cache-Control") == FOR_EVER}
    assets = {name for name in kept if name.startswith("assets/")}
    assert assets == {name for name in files_of(site) if name.startswith("assets/")} - {"assets/search.json"}
    for name in assets:
        assert hashlib.sha256((site / name).read_bytes()).hexdigest()[:8] in name
    assert all(re.match(r"search/index/[a-z]+(-\d{4})?\.[0-9a-f]{12}/", name) for name in kept - assets)


def test_a_changed_file_of_the_index_has_another_address(world_site: Path, tmp_path: Path) -> None:
    """What is kept for ever under one address holds the same in all sites."""
    content = copied(WORLD, tmp_path / "world")
    record = next((content / "people").glob("marek*.yaml"))
    record.write_text(record.read_text("utf-8").replace("foreign minister", "minister"))
    assert briefings("build", content, "--site", tmp_path / "site").exit_code == 0
    before, after = files_of(world_site), files_of(tmp_path / "site")
    both = [name for name in before.keys() & after.keys() if name.startswith(("assets/", "search/index/"))]
    assert [name for name in both if before[name] != after[name]] == ["assets/search.json"]
    assert len(both) < sum(name.startswith(("assets/", "search/index/")) for name in before)


def test_of_every_page_it_is_asked_each_time_whether_it_is_new(world_site: Path) -> None:
    for name in pages_of(world_site):
        said = answered(f"/{name.removesuffix('index.html')}", rules_of(world_site)).get("Cache-Control")
        assert said == (None if name == "404.html" else ASKING_EACH_TIME), name
    assert answered("/assets/search.json", rules_of(world_site))["Cache-Control"] == ASKING_EACH_TIME


def test_a_file_that_only_looks_as_if_it_were_named_by_what_it_holds_is_not_kept() -> None:
    said = headers([], {"assets/logo.20240101.svg"}, {"assets/logo.20240101.svg": b"", "robots.txt": b""})
    assert "logo" not in said


def test_a_folder_of_any_name_is_named_as_in_an_address() -> None:
    assert "\n/%D0%9E%D1%81%D0%BB%D0%BE%20%2A%3A/*\n" in headers([], {"Осло *:/index.html"}, {})


# Whose file it is


def test_it_can_be_left_out(tmp_path: Path) -> None:
    assert not (built(tmp_path, "headers: false") / HEADERS).exists()


def test_what_the_site_brings_itself_counts(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / HEADERS).write_text("/*\n  X-Mine: yes\n")
    assert (built(tmp_path, "headers: true") / HEADERS).read_text() == "/*\n  X-Mine: yes\n"


def test_one_that_was_put_into_the_site_by_hand_stays_for_good(tmp_path: Path) -> None:
    site = built(tmp_path, "headers: false")
    (site / HEADERS).write_text("/*\n  X-Mine: yes\n")
    for _ in range(2):
        assert briefings("build", WORLD, "--site", site, "--no-search").exit_code == 0
        assert (site / HEADERS).read_text() == "/*\n  X-Mine: yes\n"


def test_another_theme_has_pages_of_its_own_and_no_headers_of_ours(tmp_path: Path) -> None:
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [briefings]\n")
    result = run("mkdocs", "build", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert not (tmp_path / "site" / HEADERS).exists()


# Other servers


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_the_readme_has_other_servers_answer_alike(server: str, world_site: Path) -> None:
    block = re.search(rf"^```{server}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block
    text, rules = block[1], rules_of(world_site)
    for name, value in rules["/*"].items():
        assert f'{name} "{value}"' in text, name
    (kept,) = re.findall(r"\^/\S*search/index/\S*\$", text)
    for name in files_of(world_site):
        assert bool(re.search(kept, f"/{name}")) == (answered(f"/{name}", rules).get("Cache-Control") == FOR_EVER), name
    assert re.findall(r'"(public, .*?)"', text) == [ASKING_EACH_TIME, FOR_EVER]
