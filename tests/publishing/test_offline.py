"""A build asks nobody: it works with the network cut off, and does not even try to reach it.

Where the system lets us, the whole process tree is without a network (`unshare`), programs of others included. Whatever
the system, Python's own attempts are written down and refused.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import MKDOCS, WORLD, copied, files_of

REFUSING = """
import os, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        if event == "socket.connect" and isinstance(arguments[1], (str, bytes)):
            return  # a file of this machine
        with open(os.environ["ATTEMPTS"], "a") as told:
            told.write(f"{event} {arguments[1:]}\\n")
        raise OSError("There is no network.")

sys.addaudithook(refuse)
"""
NO_NETWORK = ["unshare", "--map-root-user", "--net"]


def cut_off(folder: Path, *command: object) -> tuple[int, str, str]:
    """Run a Python command in a folder, without a network: its exit code, its words, and what it tried to reach."""
    (folder / "refusing").mkdir(exist_ok=True)
    (folder / "refusing" / "sitecustomize.py").write_text(REFUSING)
    attempts = folder / "refusing" / "attempts"
    attempts.write_text("")
    environment = {**os.environ, "PYTHONPATH": str(folder / "refusing"), "ATTEMPTS": str(attempts)}
    whole = [*(NO_NETWORK if is_permitted() else []), sys.executable, *map(str, command)]
    ran = subprocess.run(whole, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr, attempts.read_text()


def is_permitted() -> bool:
    """Whether this account may do without a network."""
    try:
        return subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_cut_off_nothing_can_be_reached_and_the_attempt_is_seen(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        reach = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), timeout=5)"
        code, words, attempts = cut_off(tmp_path, "-c", reach)
    assert code == 1
    assert "There is no network." in words
    assert "socket.getaddrinfo" in attempts
    # Without our refusal, whoever is without a network finds nobody either.
    with socket.create_server(("127.0.0.1", 0)) as server:
        reach = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), timeout=5)"
        code, words, attempts = cut_off(tmp_path, "-I", "-c", reach)
    assert (code == 1, attempts) == (is_permitted(), ""), words


def test_a_build_with_its_search_is_the_same_without_a_network(tmp_path: Path, world_site: Path) -> None:
    copied(WORLD, tmp_path / "world")
    for jobs in (1, 2):
        code, words, attempts = cut_off(tmp_path, "-m", "briefings", "build", "world", "--jobs", jobs, "--no-cache")
        assert (code, attempts) == (0, ""), words
        assert files_of(tmp_path / "site") == files_of(world_site)
    assert [name for name in files_of(tmp_path / "site") if name.endswith(".pf_fragment")]


@pytest.mark.parametrize("command", ["check", "serve --help", "explain missing-quote", "trace people/marek-holub"])
def test_a_command_that_is_no_import_reaches_nobody(command: str, tmp_path: Path) -> None:
    copied(WORLD, tmp_path / "content")
    code, words, attempts = cut_off(tmp_path, "-m", "briefings", *command.split())
    assert (code, attempts) == (0, ""), words


def test_mkdocs_builds_without_a_network_too(tmp_path: Path) -> None:
    copied(WORLD, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: docs\nsite_url: https://example.org/\n")
    code, words, attempts = cut_off(tmp_path, "-m", "mkdocs", "build", "--strict")
    assert (code, attempts) == (0, ""), words
    assert (tmp_path / "site" / "assets" / "search.json").exists()
