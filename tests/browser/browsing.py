"""Chromium: pages in, what a reader would see and meet out."""

import base64
import importlib.metadata
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
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
CHROMIUM = ("chromium", "google-chrome", "chromium-browser")
# WCAG 2.2 AA, whose newest rules axe-core leaves out unless they are asked for, and best practice.
AXE = """
const done = arguments[0];
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const asked = {preload: false, resultTypes: ["violations"], runOnly: {type: "tag", values: standards}};
axe.run(document, asked).then(done, error => done({error: String(error)}));
"""


def program(*names: str) -> str:
    """Where a program is that the tests need."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"{names[0]} is not installed. `make test` installs it; or install {names[0]} yourself and try again."
    return found


def axe_core() -> str:
    """The source of axe-core, which a package brings along."""
    distribution = importlib.metadata.distribution("axe-playwright-python")
    return Path(str(distribution.locate_file("axe_playwright_python/axe.min.js"))).read_text("utf-8")


class Browser:
    """A browser with a window of a reader's size."""

    def __init__(self, profile: Path) -> None:
        options = ChromeOptions()
        options.binary_location = program(*CHROMIUM)
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self._driver = Chrome(options=options, service=ChromeService(program("chromedriver")))
        self._axe = axe_core()

    def close(self) -> None:
        """End the browser."""
        self._driver.quit()

    def show(self, url: str, width: int = 1280, *, scripts: bool = True, **media: str) -> None:
        """Go to a page, in a window of some width, with what a reader prefers: `prefers_color_scheme="dark"`."""
        self.resize(width)
        self.prefer(**media)
        self._tell("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._driver.get(url)

    def resize(self, width: int) -> None:
        """Give the window another width."""
        self._tell("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)

    def prefer(self, media: str = "", **features: str) -> None:
        """Be a screen or paper, and have a reader's preferences; without any, light on a screen."""
        wanted = {
            "prefers-color-scheme": "light",
            **{name.replace("_", "-"): value for name, value in features.items()},
        }
        self._tell(
            "Emulation.setEmulatedMedia",
            media=media,
            features=[{"name": name, "value": value} for name, value in wanted.items()],
        )

    def ask(self, script: str) -> Any:
        """What a script says of the page."""
        return self._driver.execute_script(f"return {script}")

    def run(self, script: str, *arguments: object) -> Any:
        """Run a function on the page, with what it is given; what it returns."""
        return self._driver.execute_script(f"return ({script})(...arguments)", *arguments)

    @contextmanager
    def beforehand(self, script: str) -> Iterator[None]:
        """Meanwhile, run a script in every page before its own."""
        number = self._tell("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]
        yield
        self._tell("Page.removeScriptToEvaluateOnNewDocument", identifier=number)

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            self._driver.switch_to.active_element.send_keys(key)

    def back(self) -> None:
        """Go back, as with the browser's button."""
        self._driver.back()

    @property
    def url(self) -> str:
        """Where the reader is."""
        return str(self._driver.current_url)

    def complaints(self) -> list[str]:
        """What the browser wrote to its console since it was last asked, violations of the policy among it."""
        return [entry["message"] for entry in self._driver.get_log("browser")]  # type: ignore[no-untyped-call] # dito

    def requests(self) -> list[str]:
        """Every address that was asked for since it was last asked, but for the browser's own pages."""
        entries = self._driver.get_log("performance")  # type: ignore[no-untyped-call] # selenium's own
        messages = (json.loads(entry["message"])["message"] for entry in entries)
        asked = [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in asked if not url.startswith(("chrome", "data:"))]

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page: rule, element, and why."""
        if not self.ask("'axe' in window"):
            self._driver.execute_script(self._axe)
        result: Mapping[str, Any] = self._driver.execute_async_script(AXE)
        assert "error" not in result, result["error"]
        passed = {rule["id"] for rule in result["passes"]}
        assert {"color-contrast", "region", "target-size"} <= passed, passed
        return list(_told(result["violations"]))

    def printed(self, width: float = 8.27, height: float = 11.69) -> bytes:
        """The page as PDF, on A4 or on paper of another size in inches."""
        answer = self._tell("Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=False)
        return base64.b64decode(answer["data"])

    def _tell(self, command: str, **parameters: object) -> Any:
        return self._driver.execute_cdp_cmd(command, parameters)


def _told(rules: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for rule in rules:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html']} ({' '.join(node['failureSummary'].split())})"


TAB, ENTER, ESCAPE, SHIFT = Keys.TAB, Keys.ENTER, Keys.ESCAPE, Keys.SHIFT
