"""For the analyst: what makes, corrects and explains what is written, and shows it from another side."""

from briefings.problems.worded import WordedError


class AuthoringError(WordedError):
    """Something could not be read, made or compared."""
