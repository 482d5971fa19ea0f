"""`briefings serve`: the site of a folder, on this machine, always as it was last saved."""

import json
import os
import re
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.sites import ARTICLE, MKDOCS, WORLD, copied, module, one_article

SIDECAR = """
negotiation: Oslo talks
events:
  - {date: 2025-05-14, title: TITLE, quote: The delegations met in Oslo}
"""


NO_PROBLEM = {"problems": [], "total": 0, "corrected": ""}


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server(NamedTuple):
    """A server that runs: its process, where it shows the site, and the folder that it shows."""

    process: "subprocess.Popen[str]"
    url: str
    folder: Path

    def page(self, address: str = "") -> str:
        """A page as a browser gets it."""
        with urlopen(self.url + address, timeout=10) as response:
            return str(response.read().decode())

    def answers(self, *addresses: str) -> set[str]:
        """Those of some addresses at which something stands."""
        found = set()
        for address in addresses:
            try:
                with urlopen(self.url + address, timeout=10):
                    found.add(address)
            except HTTPError as error:
                error.close()
        return found

    def news(self) -> Iterator[dict[str, Any]]:
        """What a page of a browser is told, as it happens."""
        end = time.monotonic() + 90
        with urlopen(f"{self.url}.briefings/events", timeout=30) as stream:
            for line in stream:
                assert time.monotonic() < end, "what was waited for did not happen"
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def waits_for(self, stream: int, words: str) -> str:
        """What the server prints (1 to its standard output, 2 to that for errors) until it has printed some words."""
        pipe = self.process.stdout if stream == 1 else self.process.stderr
        assert pipe
        said, end = "", time.monotonic() + 30
        while words not in said:
            assert select.select([pipe], [], [], max(0, end - time.monotonic()))[0], f"it only said: {said}"
            part = os.read(pipe.fileno(), 65536).decode()
            assert part, f"it ended after: {said}"
            said += part
        return said

    def saves(self, title: str) -> None:
        """The analyst saves the sidecar with another title."""
        sidecar = self.folder / "articles" / "2025-05-14-oslo.yaml"
        sidecar.write_text(SIDECAR.replace("TITLE", title), encoding="utf-8")


@contextmanager
def serving(folder: Path, content: Path, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server that runs in a folder."""
    port = free_port()
    process = module("briefings", "serve", "--port", port, cwd=folder, env={"PYTHONUNBUFFERED": "1", **(env or {})})
    try:
        yield Server(process, f"http://127.0.0.1:{port}/", content)
    finally:
        process.kill()
        process.communicate()


OTHERS = {
    "without a configuration": "",
    "with an mkdocs.yml": MKDOCS,
    "with an extension": f"{MKDOCS}markdown_extensions: [admonition]\n",
}


@pytest.fixture(params=OTHERS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server for the smallest content: without MkDocs, with it, and where MkDocs makes some pages."""
    folder = one_article(tmp_path / "content")
    if configuration := OTHERS[request.param]:
        address = "docs_dir: content\nsite_url: https://example.org/x/\n"
        (tmp_path / "mkdocs.yml").write_text(f"{configuration}{address}")
    with serving(tmp_path, folder) as server:
        server.saves("First")
        said = server.waits_for(1, "Stop with Ctrl-C.\n")
        assert re.search(r"^Read 1 claim from 1 article in \d+\.\d\d seconds\.$", said, re.MULTILINE)
        assert f"The site is at {server.url}. Stop" in said
        yield server


def test_what_is_saved_appears_and_a_problem_leaves_the_last_good_site(server: Server) -> None:
    address = "negotiations/oslo-talks/"
    news = server.news()
    assert next(news) == {"number": 1, **NO_PROBLEM}
    assert "First" in server.page(address)
    with pytest.raises(HTTPError) as error:
        server.page("people/nobody/")
    assert "Nothing stands at this address." in error.value.read().decode()

    server.saves("Second")
    server.waits_for(1, "Read 1 claim")
    assert next(news) == {"number": 2, **NO_PROBLEM}
    assert "Second" in server.page(address)

    server.saves("Third, kind: nonsense")
    said = server.waits_for(1, "1 problem in 1 file")
    assert "content/articles/2025-05-14-oslo.yaml:4:" in said
    told = next(news)
    assert (told["number"], len(told["problems"])) == (2, 1)
    assert told["problems"][0]["place"].startswith("content/articles/2025-05-14-oslo.yaml:4:")
    assert "Second" in server.page(address)

    server.saves("Fourth")
    server.waits_for(1, "Read 1 claim")
    assert next(news) == {"number": 3, **NO_PROBLEM}
    assert "Fourth" in server.page(address)

    server.process.send_signal(signal.SIGINT)
    out, err = server.process.communicate(timeout=20)
    assert (server.process.returncode, out, err) == (0, "", "")


def test_a_page_is_the_published_one_with_what_looks_for_news(server: Server) -> None:
    page = server.page()
    assert page.count("/.briefings/") == 2
    assert '<script src="/.briefings/panel.js" data-number="1" defer></script></head>' in page
    assert "EventSource" in server.page(".briefings/panel.js")
    assert "#serve-problems" in server.page(".briefings/panel.css")
    assert server.page("articles/2025-05-14-oslo") == server.page("articles/2025-05-14-oslo/index.html")


def test_a_new_file_and_a_new_page_appear_and_what_is_deleted_goes(server: Server) -> None:
    news = server.news()
    next(news)
    (server.folder / "people").mkdir()
    (server.folder / "people" / "ana-reyl.yaml").write_text("name: Ana Reyl\n")
    (server.folder / "method.md").write_text("# How we read\n\nSee [Ana](people/ana-reyl.yaml).\n")
    while next(news)["number"] == 1 or "method/" not in server.answers("method/", "people/ana-reyl/"):
        pass
    assert "Ana Reyl" in server.page("people/ana-reyl/")
    assert 'href="../people/ana-reyl/"' in server.page("method/")
    (server.folder / "method.md").unlink()
    while "method/" in server.answers("method/"):
        next(news)


def test_a_link_that_leads_nowhere_is_a_problem_with_its_line(server: Server) -> None:
    news = server.news()
    next(news)
    (server.folder / "method.md").write_text("# How we read\n\nSee [them](people/nobody.yaml).\n")
    while not (problems := next(news)["problems"]):
        pass
    assert problems[0]["place"].startswith("content/method.md:3:12: broken-link")


def test_the_whole_world_is_shown_as_it_is_built(tmp_path: Path, world_site: Path) -> None:
    content = copied(WORLD, tmp_path / "content")
    built = {path.relative_to(world_site).as_posix(): path for path in world_site.rglob("*") if path.is_file()}
    with serving(tmp_path, content) as server:
        server.waits_for(1, "Stop with Ctrl-C.\n")
        for name, path in sorted(built.items()):
            if name.startswith((".briefings", "_headers", "search/index/", "assets/search.json")):
                continue
            with urlopen(f"{server.url}{name}", timeout=10) if name != "404.html" else path.open("rb") as answer:
                shown = answer.read()
            if name.endswith(".html") and name != "404.html":
                shown = re.sub(rb'<link rel="stylesheet" href="/\.briefings/.*?</script>(?=</head>)', b"", shown)
            assert shown == path.read_bytes(), name


def test_content_itself_and_what_is_outside_is_not_shown(server: Server) -> None:
    (server.folder.parent / "secret.txt").write_text("secret")
    paths = ("articles/2025-05-14-oslo.md", "articles/2025-05-14-oslo.yaml", "../secret.txt", "%2e%2e/secret.txt")
    assert server.answers(*paths, "..%2fsecret.txt", "people/%00") == set()


def test_a_page_elsewhere_cannot_read_it_under_another_name(server: Server) -> None:
    with pytest.raises(HTTPError, match="403"):
        urlopen(Request(server.url, headers={"Host": "elsewhere.example"}), timeout=10)
    with urlopen(Request(server.url, headers={"Host": "localhost:8000"}), timeout=10) as answer:
        assert answer.status == 200


def test_a_style_and_a_template_of_ones_own_appear_too(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    style = tmp_path / "templates" / "assets" / "css" / "site.css"
    style.parent.mkdir(parents=True)
    style.write_text("p { color: red }")
    with serving(tmp_path, content) as server:
        server.waits_for(1, "Stop with Ctrl-C.\n")
        news = server.news()
        next(news)
        assert "color: red" in server.page(re.findall(r'href="(assets/[^"]*css)"', server.page())[0])
        style.write_text("p { color: blue }")
        next(news)
        assert "color: blue" in server.page(re.findall(r'href="(assets/[^"]*css)"', server.page())[0])
        (tmp_path / "templates" / "listing.html").write_text("{# A broken one. #}{{ view.nothing }}")
        while "people/" in server.answers("people/"):
            next(news)
        with pytest.raises(HTTPError, match="500") as error:
            server.page("people/")
        said = error.value.read().decode()
        assert "listing.html cannot be printed: line 1" in said
        assert server.answers("") == {""}


def test_a_port_in_use_is_said_in_words(tmp_path: Path) -> None:
    one_article(tmp_path / "content")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = module("briefings", "serve", "--port", port, cwd=tmp_path)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err == (
        f"briefings: Nothing can be shown at 127.0.0.1:{port}: Address already in use.\n"
        "  Give another port with --port, such as 8001.\n"
    )


def leftovers(temporary: Path) -> list[str]:
    """The folders that servers have of their own."""
    return [path.name for path in temporary.iterdir() if path.name.startswith("briefings-serve-")]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_however_it_is_stopped_nothing_is_left_behind(tmp_path: Path, name: str) -> None:
    content, temporary = one_article(tmp_path / "content"), tmp_path / "temporary"
    temporary.mkdir()
    with serving(tmp_path, content, {"TMPDIR": str(temporary)}) as server:
        server.waits_for(1, "Stop with Ctrl-C.\n")
        assert len(leftovers(temporary)) == 1
        server.process.send_signal(getattr(signal, name))
        out, err = server.process.communicate(timeout=20)
    assert (server.process.returncode, out, err) == (0, "", "")
    assert leftovers(temporary) == []


def test_what_a_killed_server_left_is_cleared_away_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    content, temporary = one_article(tmp_path / "content"), tmp_path / "temporary"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary)}
    with serving(tmp_path, content, environment) as killed:
        killed.waits_for(1, "Stop with Ctrl-C.\n")
        (left,) = leftovers(temporary)
    with serving(tmp_path, content, environment) as living:
        living.waits_for(1, "Stop with Ctrl-C.\n")
        (own,) = leftovers(temporary)
        assert own != left
        with serving(tmp_path, content, environment) as another:
            another.waits_for(1, "Stop with Ctrl-C.\n")
            assert own in leftovers(temporary)
            assert "Talks open" in living.page()


def test_two_servers_at_one_port_the_second_says_what_to_do(tmp_path: Path) -> None:
    content = one_article(tmp_path / "content")
    with serving(tmp_path, content) as server:
        server.waits_for(1, "Stop with Ctrl-C.\n")
        port = server.url.rstrip("/").rpartition(":")[2]
        second = module("briefings", "serve", "--port", port, cwd=tmp_path)
        _, err = second.communicate(timeout=30)
        assert (second.returncode, "Give another port with --port" in err) == (2, True)
        assert "Talks open" in server.page()


def test_every_page_that_is_open_is_told_whichever_it_is(server: Server) -> None:
    one, other = server.news(), server.news()
    assert next(one) == next(other)
    server.saves("Second, kind: nonsense")
    told = next(one)
    assert told == next(other)
    assert (told["total"], told["corrected"]) == (1, "")
    (entry,) = told["problems"]
    assert (entry["line"], entry["excerpt"][1]) == (4, "nonsense")
    server.saves("Third")
    assert next(one)["number"] == next(other)["number"] == 2


def test_what_the_program_can_correct_is_said_as_in_the_terminal(server: Server) -> None:
    news = server.news()
    next(news)
    sidecar = SIDECAR.replace("2025-05-14", "14/05/2025")
    (server.folder / "articles" / "2025-05-14-oslo.yaml").write_text(sidecar, encoding="utf-8")
    said = server.waits_for(1, "1 problem in 1 file")
    assert "`briefings fix` corrects it for you." in said
    assert next(news)["corrected"] == "`briefings fix` corrects it for you."


def test_a_long_line_is_cut_around_what_is_meant(server: Server) -> None:
    news = server.news()
    next(news)
    server.saves("T" * 300 + ", kind: nonsense")
    before, concerned, after = next(news)["problems"][0]["excerpt"]
    assert (before[0], len(before), concerned) == ("…", 51, "nonsense")
    assert after.startswith(", quote: The delegations met")


def test_a_file_in_another_encoding_or_cut_short_is_a_problem_until_it_is_whole(server: Server) -> None:
    news = server.news()
    next(news)
    article = server.folder / "articles" / "2025-05-14-oslo.md"
    whole = article.read_bytes()
    for broken in (whole.replace(b"Oslo", b"Troms\xf8"), whole[:20]):
        article.write_bytes(broken)
        while not next(news)["total"]:
            pass
        article.write_bytes(whole)
        while next(news)["total"]:
            pass
    assert "First" in server.page("negotiations/oslo-talks/")


def test_many_files_saved_at_once_are_no_more_than_a_few_changes(server: Server) -> None:
    news = server.news()
    next(news)
    for number in range(200):
        (server.folder / "articles" / f"2025-05-14-note-{number}.md").write_text(ARTICLE)
    address = "articles/2025-05-14-note-199/"
    while (told := next(news)) and address not in server.answers(address):
        pass
    assert told["number"] <= 6


def test_a_content_folder_that_is_renamed_away_is_missed_and_back_again_is_shown(server: Server) -> None:
    news = server.news()
    next(news)
    away = server.folder.with_name("away")
    server.folder.rename(away)
    while not (told := next(news))["total"]:
        pass
    assert "content" in str(told["problems"])
    assert "First" in server.page("negotiations/oslo-talks/")
    away.rename(server.folder)
    while next(news)["total"]:
        pass
    server.saves("Back")
    while "Back" not in server.page("negotiations/oslo-talks/"):
        next(news)


def test_content_with_a_problem_is_served_once_it_is_mended(tmp_path: Path) -> None:
    folder = one_article(tmp_path / "content")
    (folder / "articles" / "2025-05-14-oslo.yaml").write_text("delegats: []\n")
    with serving(tmp_path, folder) as server:
        assert "1 problem in 1 file" in server.waits_for(1, "Stop with Ctrl-C.\n")
        with pytest.raises(HTTPError, match="503") as error:
            server.page("negotiations/oslo-talks/")
        assert "There is nothing to show yet" in error.value.read().decode()
        server.saves("Mended")
        server.waits_for(1, "Read 1 claim")
        assert "Mended" in server.page("negotiations/oslo-talks/")
