"""For the reader: building aside, checking what was built, putting it in the old site's place."""

import errno
from pathlib import Path

from briefings.problems.worded import WordedError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EACCES, errno.EPERM}
_IN_THE_WAY = {errno.ENOTDIR, errno.EEXIST}
_MOUNTED = {errno.EXDEV, errno.EBUSY}
_AS_IT_WAS = "The site stands as it was."


class PublishingError(WordedError):
    """A site could not be published."""


def in_words(error: OSError, site: Path) -> PublishingError:
    """What the operating system refused, said about the site folder that was to be written."""
    if error.errno in _FULL:
        return PublishingError(
            f"The disk that holds {site} is full.", f"Make room on it, then build again. {_AS_IT_WAS}"
        )
    if error.errno == errno.EROFS:
        return PublishingError(
            f"{site} is on a disk that can only be read.", f"Give another folder with --site. {_AS_IT_WAS}"
        )
    if error.errno in _DENIED:
        return PublishingError(
            f"This account may not write to {site} or to the folder it is in.",
            f"Ask whoever looks after the folder, or give another one with --site. {_AS_IT_WAS}",
        )
    if error.errno in _IN_THE_WAY:
        return PublishingError(
            f"A file is in the way of the folder {site}.",
            f"Move the file, or give another folder with --site. {_AS_IT_WAS}",
        )
    if error.errno in _MOUNTED:
        return PublishingError(
            f"{site} cannot be replaced in one step: it is a disk of its own, or is in use.",
            f"Give a folder inside it with --site, like {site / 'public'}. {_AS_IT_WAS}",
        )
    reason = error.strerror or type(error).__name__
    return PublishingError(
        f"{site} could not be written. The computer says: {reason}.", f"Give another folder with --site. {_AS_IT_WAS}"
    )
