"""The files beside the pages: one stylesheet and one script out of their layers, and the icon, named by content."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefings.rendering.folders import find

LAYERS = ("tokens", "base", "components", "search", "print", "site")
SCRIPTS = ("page", "folding", "completion", "search", "preview", "site")


class Assets(NamedTuple):
    """Addresses of the files that every page names, relative to the top of the site."""

    stylesheet: str
    script: str
    favicon: str


def assets(overrides: Sequence[Path] = ()) -> dict[str, bytes]:
    """The files to publish, by address. A site adds to them with `assets/css/site.css` and `assets/js/site.js`."""
    return dict((_stylesheet(overrides), _script(overrides), _favicon(overrides)))


def addresses(overrides: Sequence[Path] = ()) -> Assets:
    """The addresses under which the files are published."""
    return Assets(_stylesheet(overrides)[0], _script(overrides)[0], _favicon(overrides)[0])


def _stylesheet(overrides: Sequence[Path]) -> tuple[str, bytes]:
    layers = [find(f"assets/css/{layer}.css", overrides) for layer in LAYERS]
    order = f"@layer {', '.join(LAYERS)};\n"
    written = [f"@layer {path.stem} {{\n{_read(path)}}}\n" for path in layers if path]
    content = (order + "".join(written)).encode()
    return f"assets/briefings.{_digest(content)}.css", content


def _script(overrides: Sequence[Path]) -> tuple[str, bytes]:
    parts = [find(f"assets/js/{part}.js", overrides) for part in SCRIPTS]
    written = [f"{_read(path)}\n" for path in parts if path]
    content = f"(() => {{\n'use strict';\n{''.join(written)}}})();\n".encode()
    return f"assets/briefings.{_digest(content)}.js", content


def _favicon(overrides: Sequence[Path]) -> tuple[str, bytes]:
    path = find("assets/favicon.svg", overrides)
    content = _read(path).encode() if path else b""
    return f"assets/favicon.{_digest(content)}.svg", content


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").removeprefix("\ufeff")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
