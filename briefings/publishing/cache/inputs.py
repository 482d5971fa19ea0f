"""All that a site is made of in, one digest of it out: a site that was made of the same is the same."""

import hashlib

from briefings.loading.files import walk
from briefings.problems import Problem
from briefings.publishing.configuration import Configuration
from briefings.publishing.digests import digest_of, files_in
from briefings.publishing.headers import HEADERS
from briefings.publishing.staging import foreign


def inputs(of: Configuration, jobs: int) -> bytes | None:
    """A digest of all that a site is made of, the program aside; None where that cannot be told beforehand."""
    problems: list[Problem] = []
    # What a form is made of stands outside of the content, and what others' plugins look at may stand anywhere.
    if of.asked is None or of.form:
        return None
    try:
        files = list(walk(of.content, problems, of.shared))
        folders = [digest_of(folder, files_in(folder)) for folder in (*of.overrides, *of.asked.folders)]
        content = digest_of(of.content, files, jobs)
        answers = of.headers and HEADERS not in foreign(of.site)
    except OSError:
        return None
    if problems:
        return None
    made_of = (of.settings, of.shared, of.search, answers, of.mkdocs is None, of.asked.words, folders, content)
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogateescape")).digest()
