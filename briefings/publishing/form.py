"""A form in the browser for those who never open an editor: Sveltia CMS, served from our own files.

In: the folder of its package, which whoever runs the site has installed with `yaml` beside it, and what the site knows.
Out: the files of `admin/`: a page, its configuration made of the models of what authors write, the names it offers, our
scripts, the program, its fonts, and the library that changes a file and keeps the rest of it as it was written.
"""

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefings.loading.countries import all_countries
from briefings.loading.written.form import box, choices, collections, shapes
from briefings.model.dossier import Dossier
from briefings.model.known_names import known_names
from briefings.pages.settings import Settings
from briefings.publishing import PublishingError
from briefings.rendering.folders import templates_folder

FOLDER = "admin/"
_PROGRAM = "dist/sveltia-cms.mjs"
_OURS = ("form.js", "files.js")
# The program asks another host for its fonts; they are in its package, too.
_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/([a-z0-9-]+)\.woff2")
# And for a library that a box of ours needs, which was installed with it.
_MODULE = re.compile(r"import\(`\$\{\w+\((\w+)\)\}/\$\{(\w+)\}`\)")
_NEEDED = "immutable/dist/immutable.es.js"
_ANY_HOST = "the address of your repository on GitHub, GitLab or Codeberg"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Edit: {name}</title>
<link href="config.yml" type="application/yaml" rel="cms-config-url">
</head>
<body>
<noscript>The form needs JavaScript.</noscript>
<script type="module" src="form.js"></script>
</body>
</html>
"""


def form_files(package: Path, content: str, dossier: Dossier, settings: Settings) -> dict[str, bytes]:
    """The files of the form. `content` is the content folder as the repository calls it."""
    backend = _backend(settings.repo_url)
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self' blob:; manifest-src 'self' blob:; "
        f"connect-src 'self' data: blob: {_api_of(backend)}; base-uri 'none'; form-action 'none'"
    )
    page = _PAGE.format(policy=policy, name=escape(settings.site_name))
    config = configuration(content, settings)
    files = {
        "index.html": page.encode(),
        # Whatever is JSON is YAML.
        "config.yml": _json(config),
        "form.json": _json(shapes() | {"names": offered(dossier)}),
        **{name: _ours(name) for name in _OURS},
        **_program(package),
        **_library(package.parent.parent / "yaml"),
    }
    return {f"{FOLDER}{name}": file for name, file in files.items()}


def configuration(content: str, settings: Settings) -> dict[str, Any]:
    """What the program is told: where the repository is, and every collection with its fields."""
    return {
        "backend": _backend(settings.repo_url),
        "app_title": settings.site_name,
        "media_folder": f"{content}/images",
        "public_folder": "/images",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": collections(content),
    }


def offered(dossier: Dossier) -> dict[str, list[tuple[str, str]]]:
    """The names that each box offers, with what is said beside each."""
    known = known_names(dossier)
    names = {kind: {(one.text, one.meaning) for one in known[kind]} for kind in known}
    names["country"] |= {(country.name, "") for country in all_countries()}
    return {
        box(kinds): sorted(set[tuple[str, str]]().union(*(names[kind] for kind in kinds)))
        for kinds in sorted(choices())
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _ours(name: str) -> bytes:
    return (templates_folder() / "assets" / "form" / name).read_bytes()


def _library(package: Path) -> dict[str, bytes]:
    """The library that keeps what nobody changed in a file as it was written."""
    folder = package / "browser" / "dist"
    try:
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.js"))}
        files["LICENSE.txt"] = (package / "LICENSE").read_bytes()
    except OSError as error:
        raise _missing(package, "yaml", error) from None
    return {f"yaml/{name}": file for name, file in files.items()}


def _missing(package: Path, name: str, error: OSError) -> PublishingError:
    return PublishingError(
        f"The form cannot be made: {package} is not the folder of the package {name} ({error.strerror}).",
        "Install both with `npm install @sveltia/cms yaml`, and write `cms: node_modules/@sveltia/cms` below the "
        "plugin in mkdocs.yml; or take that line away.",
    )


def _program(package: Path) -> dict[str, bytes]:
    """The program and what it loads, as files beside the page."""
    try:
        program = (package / _PROGRAM).read_text("utf-8")
        files = {"LICENSE.txt": (package / "LICENSE.txt").read_bytes()}
        files[_NEEDED] = (package.parent.parent / _NEEDED).read_bytes()
        for chunk in sorted((package / "dist" / "chunks").glob("*.js")):
            files[f"chunks/{chunk.name}"] = chunk.read_bytes()
        assets = sorted((package / "npm" / "assets").iterdir())
    except OSError as error:
        raise _missing(package, "@sveltia/cms", error) from None

    def own(match: re.Match[str]) -> str:
        start = f"{match[1]}-{match[2]}-"
        font = next((file for file in assets if file.name.startswith(start) and file.suffix == ".woff2"), None)
        if font is None:
            return "data:,"
        files[f"fonts/{match[1]}-{match[2]}.woff2"] = font.read_bytes()
        return f"fonts/{match[1]}-{match[2]}.woff2"

    program = _MODULE.sub(r"import(`./${\1}/${\2}`)", program)
    return {"sveltia-cms.mjs": _FONT.sub(own, program).encode(), **files}


def _backend(repository: str) -> dict[str, Any]:
    """Where the content is kept. One signs in with a token of one's own, so that no other service is asked."""
    address = urlsplit(repository)
    host, path = (address.hostname or "").lower(), address.path.strip("/").removesuffix(".git")
    if "/" not in path or address.scheme != "https":
        raise PublishingError(
            "The form has to know where the content is kept, and mkdocs.yml does not say.",
            f"Write there `repo_url: ` and {_ANY_HOST}, such as https://github.com/ministry/briefings.",
        )
    common = {"repo": path, "auth_methods": ["token"]}
    if host == "github.com":
        return {"name": "github", **common}
    if host == "gitlab.com" or host.startswith("gitlab."):
        own = {} if host == "gitlab.com" else {"api_root": f"https://{host}/api/v4"}
        return {"name": "gitlab", **common, **own}
    return {"name": "gitea", **common, "api_root": f"https://{host}/api/v1"}


def _api_of(backend: dict[str, Any]) -> str:
    """The one host besides the site's own that the form may ask."""
    if backend["name"] == "github":
        return "https://api.github.com"
    address = urlsplit(backend.get("api_root", "https://gitlab.com/"))
    return f"{address.scheme}://{address.netloc}"
