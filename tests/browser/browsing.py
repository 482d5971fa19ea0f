"""Chromium and a server for what it looks at: folders in, what a reader would see and meet out."""

import base64
import importlib.metadata
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.keys import Keys

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
# Best practice and WCAG 2.2 AA.
AXE = (
    "const done = arguments[0]; axe.run(document, {preload: false}).then(done, error => done({error: String(error)}));"
)


def program(*names: str) -> str:
    """Where a program is that the tests need."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"{names[0]} is not installed. `make test` installs it; or install {names[0]} yourself and try again."
    return found


def axe_core() -> str:
    """The source of axe-core, which a package brings along."""
    distribution = importlib.metadata.distribution("axe-playwright-python")
    return Path(str(distribution.locate_file("axe_playwright_python/axe.min.js"))).read_text("utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A site on this machine; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Browser:
    """A browser with a window of a reader's size."""

    def __init__(self, profile: Path) -> None:
        options = ChromeOptions()
        options.binary_location = program("chromium", "google-chrome", "chromium-browser")
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self._driver = Chrome(options=options, service=ChromeService(program("chromedriver")))
        self._axe = axe_core()

    def close(self) -> None:
        """End the browser."""
        self._driver.quit()

    def show(self, url: str, width: int = 1280, scheme: str = "light") -> None:
        """Go to a page, in a window of some width, in the light or dark scheme."""
        self._tell("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self._tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._driver.get(url)

    def resize(self, width: int) -> None:
        """Give the window another width."""
        self._tell("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)

    def ask(self, script: str) -> Any:
        """What a script says of the page."""
        return self._driver.execute_script(f"return {script}")

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            self._driver.switch_to.active_element.send_keys(key)

    def complaints(self) -> list[str]:
        """What the browser wrote to its console since it was last asked, violations of the policy among it."""
        return [entry["message"] for entry in self._driver.get_log("browser")]  # type: ignore[no-untyped-call] # dito

    def requests(self) -> list[str]:
        """Every address that was asked for since it was last asked."""
        entries = self._driver.get_log("performance")  # type: ignore[no-untyped-call] # selenium's own
        messages = (json.loads(entry["message"])["message"] for entry in entries)
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page: rule, element, and why."""
        self._driver.execute_script(self._axe)
        result: Mapping[str, Any] = self._driver.execute_async_script(AXE)
        assert "error" not in result, result["error"]
        assert len(result["passes"]) > 5
        return [
            f"{rule['id']}: {node['html']} ({' '.join(node['failureSummary'].split())})"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    def printed(self) -> bytes:
        """The page on A4, as PDF."""
        answer = self._tell("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)
        return base64.b64decode(answer["data"])

    def _tell(self, command: str, **parameters: object) -> Any:
        return self._driver.execute_cdp_cmd(command, parameters)


TAB, ENTER = Keys.TAB, Keys.ENTER
