"""What was typed, and an `mkdocs.yml` where there is one, in; what to build from which folder, and how, out."""

import contextlib
import logging
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from briefings.loading.yaml_source import Refused, parse
from briefings.pages.settings import Settings
from briefings.publishing import PublishingError
from briefings.publishing.executors import Factory

DEFAULT_CONTENT = Path("content")
DEFAULT_SITE = Path("site")
MKDOCS = "mkdocs.yml"
_NO_FOLDER = re.compile(r"Config value 'docs_dir': The path '(?P<path>.*)' isn't an existing directory\.")
_YAML = re.compile(
    r".*(?:\n|file: )(?P<what>[^\n]+)\n +in \"[^\n]*\", line (?P<line>\d+), column (?P<column>\d+)$", re.DOTALL
)
_NO_DAY = re.compile(r"(?:month|day) (?:must be in|is out of range)")
_OPTION = re.compile(r"Config value '(\w+)':")


class Configuration(NamedTuple):
    """What to build: from which folder, to which, with whose templates before ours.

    `mkdocs` is the MkDocs configuration to honour, or None. `shared` tells that the content folder may hold files of
    others, `search` that the texts are to be indexed for searching, `headers` that the site is to tell its host how to
    answer. `executor` makes one whose workers make the pages, where that is wanted. `form` is the folder of the program
    that lets one edit the content in a browser, where that is wanted, and `repository` what is at the top of the
    repository.
    """

    content: Path
    site: Path
    settings: Settings
    overrides: tuple[Path, ...] = ()
    mkdocs: Path | None = None
    shared: bool = False
    search: bool = True
    executor: Factory | None = None
    headers: bool = True
    form: Path | None = None
    repository: Path = Path()

    def forked(self, jobs: int) -> int:
        """How many of `jobs` processes may be forked once pages are made.

        An executor's threads may have begun by then, and do not live on in a process that is forked.
        """
        return 1 if self.executor else jobs


def configured(folder: Path | None, config_file: Path | None = None) -> Configuration:
    """Find the configuration for a content folder; PublishingError where an `mkdocs.yml` cannot be honoured.

    One that was named counts, with the folder given in the place of its `docs_dir`. Else `mkdocs.yml` counts if it
    stands in this folder, in the folder given, or beside it, and its `docs_dir` is the folder given, if one was.
    """
    if config_file is not None:
        found = _from_mkdocs(config_file)
        return found if folder is None else found._replace(content=folder)
    for candidate in _candidates(folder):
        if candidate.is_file():
            found = _from_mkdocs(candidate)
            if folder is None or found.content.resolve() == folder.resolve() or candidate.parent == folder:
                return found
    content = folder or DEFAULT_CONTENT
    templates = content.parent / "templates"
    return Configuration(content, DEFAULT_SITE, Settings(), (templates,) if templates.is_dir() else ())


def _candidates(folder: Path | None) -> list[Path]:
    if folder is None:
        return [Path(MKDOCS)]
    return list(dict.fromkeys((Path(MKDOCS), folder / MKDOCS, folder.parent / MKDOCS)))


def _from_mkdocs(file: Path) -> Configuration:
    config = mkdocs_config(file)
    if "briefings" not in config.plugins:
        raise PublishingError(
            f"{file} does not name the plugin that makes the briefings.",
            "Add to it: plugins: [briefings], and for our look: theme: briefings.",
        )
    return configuration_of(config)


def configuration_of(config: Any) -> Configuration:
    """What an MkDocs configuration says."""
    custom = config.theme.custom_dir
    return Configuration(
        content=_short(Path(config.docs_dir)),
        site=_short(Path(config.site_dir)),
        settings=_settings_of(config),
        overrides=(Path(custom),) if custom else (),
        mkdocs=Path(config.config_file_path),
        shared=True,
        headers=config.plugins["briefings"].config.headers,
        form=Path(form) if (form := config.plugins["briefings"].config.cms) else None,
        repository=Path(config.config_file_path).parent,
    )


def _short(path: Path) -> Path:
    with contextlib.suppress(ValueError):
        return path.relative_to(Path.cwd())
    return path


def mkdocs_config(file: Path, **overriding: Any) -> Any:
    """MkDocs' own reading of a configuration; PublishingError says what is wrong with it."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        return load_config(str(file), **overriding)
    except Abort:
        reasons = told
    except (ConfigurationError, OSError, ValueError) as error:
        reasons = [*told, str(error)]
    finally:
        log.removeHandler(handler)
    said = "\n  ".join(dict.fromkeys(reasons))
    if absent := _NO_FOLDER.search(said):
        raise PublishingError(
            f"{file} cannot be honoured: there is no folder {_short(Path(absent['path']))}, where its pages should be.",
            "Say in it which folder holds the content, such as:\n"
            "    site_name: Briefings\n    docs_dir: content\n    theme: briefings\n    plugins: [briefings]",
        )
    said, remedy = _OPTION.sub(r"`\1`:", said), "Correct it and try again."
    if yaml := _YAML.match(said):
        said, remedy = _in_our_words(file) or (f"line {yaml['line']}, column {yaml['column']}: {yaml['what']}.", remedy)
    elif _NO_DAY.match(said):
        said = f"it gives a day that no calendar has ({said}). Days are written as 2026-03-10."
    raise PublishingError(f"{file} cannot be honoured: {said}", remedy)


def _in_our_words(file: Path) -> tuple[str, str] | None:
    """What keeps a file from being YAML, and what would be right; None where we do not know."""
    try:
        text = file.read_text("utf-8-sig")
        parse(text, file.name, [])
    except Refused as refused:
        _, line, _ = refused.problem.location
        written = text.split("\n")[line - 1].strip()
        return f"line {line}, `{written}`: {refused.problem.message}", refused.problem.hint
    except (OSError, ValueError):
        return None
    return None


def _settings_of(config: Any) -> Settings:
    """What an MkDocs configuration says about the site."""
    url = config.site_url or ""
    return Settings(
        site_name=config.site_name,
        site_url=url if not url or url.endswith("/") else f"{url}/",
        site_description=config.site_description or "",
        repo_url=config.repo_url or "",
        contact=config.plugins["briefings"].config.contact or "",
        today=config.plugins["briefings"].config.today,
    )


def base_of(settings: Settings) -> str:
    """The path at which a site is to live."""
    return urlsplit(settings.site_url).path or "/"
