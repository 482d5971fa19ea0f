"""All that a site is made of in, one digest of it out: a site that was made of the same is the same."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefings.loading.walking import walk
from briefings.problems import Problem
from briefings.publishing import PublishingError
from briefings.publishing.configuration import Configuration, mkdocs_config
from briefings.publishing.digests import Seen, digest_of, digest_of_all, files_in, seen
from briefings.publishing.headers import HEADERS
from briefings.publishing.staging import foreign

# Python-Markdown's own, of which none reads another file.
_EXTENSIONS = frozenset(
    "abbr admonition attr_list def_list extra fenced_code footnotes md_in_html meta nl2br sane_lists smarty tables toc "
    "wikilinks".split()
)


class Inputs(NamedTuple):
    """All that a site is made of, the program aside: a digest of it, and what was seen of the content's files."""

    digest: bytes
    content: Mapping[str, Seen]

    def are_left_alone(self, now: "Inputs") -> bool:
        """Whether nobody has saved anything in between, not even something else and the same again."""
        stamps, others = ({name: seen.stamp for name, seen in one.content.items()} for one in (self, now))
        return self.digest == now.digest and stamps == others


def inputs(of: Configuration, jobs: int, before: Inputs | None = None) -> Inputs | None:
    """What a site is made of; None where that cannot be told beforehand.

    Of what was made of it `before`, only what was saved since is read again.
    """
    try:
        # What a form is made of stands elsewhere.
        asked = of.mkdocs.read_bytes() if of.mkdocs else b""
        if of.form or (of.mkdocs and not _is_foreseen(of.mkdocs, asked)):
            return None
        templates = [digest_of(folder, files_in(folder)) for folder in of.overrides]
        content = seen(of.content, _files(of), jobs, before.content if before else {})
        answers = of.headers and HEADERS not in foreign(of.site)
    except (OSError, ValueError, PublishingError):
        return None
    made_of = (of.settings, of.search, answers, asked, templates, digest_of_all(content))
    return Inputs(hashlib.sha256(repr(made_of).encode("utf-8", "surrogateescape")).digest(), content)


def _is_foreseen(file: Path, asked: bytes) -> bool:
    """Whether an `mkdocs.yml` asks only for what we know: others' themes, plugins and hooks may look at anything."""
    config = mkdocs_config(file)
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    is_whole = not any(mark in asked for mark in (b"INHERIT", b"!", b"\0"))
    is_ours = config.theme.name == "briefings" and set(config.plugins) == {"briefings"} and not config.hooks
    return is_whole and is_ours and extensions <= _EXTENSIONS and not config.exclude_docs


def _files(of: Configuration) -> Iterator[str]:
    """The files of the content that may be read; ValueError where some of them cannot be."""
    if of.mkdocs:
        # MkDocs also takes what we pass over, but for what begins with a dot.
        yield from (name for name in files_in(of.content) if not name.startswith(".") and "/." not in name)
        return
    problems: list[Problem] = []
    yield from walk(of.content, problems, of.shared)
    if problems:
        raise ValueError("some files have a problem")
