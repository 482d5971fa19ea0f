"""The rules about our own notes: an article in, what a note lacks out."""

from collections.abc import Iterator

from briefings.loading.article import Reading
from briefings.problems import Problem


def notes_have_a_text(reading: Reading) -> Iterator[Problem]:
    """A note has a text, as its words are all that it is."""
    if reading.article.is_note and not reading.prose.body.text.strip():
        yield Problem(
            reading.article.at("note"),
            "empty-note",
            "A note needs a text, and there is none below the front matter.",
            "Write it below the second `---`; or, if the article is only to be linked, write `publish: link` "
            "in place of `note: yes`.",
        )
