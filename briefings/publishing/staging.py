"""Building aside and swapping: in goes the folder of a site, out comes a new one that takes its place when done.

Everything happens in folders beside the site, named `.<site>.building-…`, which are on the same disk:

    .site.building-x8e2       the new site while it is built; after the exchange, the old one until it is deleted
    .site.building-x8e2.old   only where folders cannot be exchanged: the old site, for the moment between two renames

Whoever is killed leaves some of these behind, and the next build finds them. What it may not lose is what others put
at the top of the site (`.git`, `CNAME`): the manifest in each site lists what is ours, so that the rest is known in
whichever of these folders it is.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefings.publishing import PublishingError, in_words
from briefings.publishing.ahead import Ahead
from briefings.publishing.manifest import MARKER, ours, write_manifest
from briefings.publishing.output import set_modes
from briefings.shares import in_shares
from briefings.signals import proceed, undisturbed

_OLD = ".old"
_NOT_EXCHANGEABLE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}
_OUTSIDE_CAUSES = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def recover(site: Path) -> None:
    """Clear away what builds that died have left, and give the site back what is not theirs; hold its lock."""
    target = Path(os.path.realpath(site))
    if target.parent.is_dir():
        _recover(target)


@contextmanager
def staged(site: Path, content: Path | None = None, jobs: int = 1, ahead: Ahead | None = None) -> Iterator[Path]:
    """A folder that becomes the site, whole and in one step, unless something is raised; in it is what is `ahead`.

    Call it while holding the site's lock (`lock.building`): it clears away what builds that died have left. A site
    that is a link to a folder stays one. Raises PublishingError, with the site as it was, where the folder may not be
    replaced (`content` is the folder that it must not contain) or cannot be written. `jobs` is how many processes may
    read what is in it, and delete the old one.
    """
    target, folder = Path(os.path.realpath(site)), None
    try:
        _refuse(site, target, content)
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target, ahead.folder if ahead else None)
        with undisturbed():
            folder = ahead.adopted() if ahead else _new_folder(target)
        yield folder
        _publish(folder, target, site, jobs, ahead)
    except BaseException as error:
        if ahead:
            ahead.end()
        if folder:
            with suppress(OSError):
                _discard(folder, target)
        if isinstance(error, OSError) and (not folder or _comes_from_outside(error, folder)):
            raise in_words(error, site) from error
        raise


def _publish(folder: Path, target: Path, site: Path, jobs: int, ahead: Ahead | None) -> None:
    """Make a folder that is complete into the site, and delete the one before."""
    try:
        write_manifest(folder, target, set_modes(folder), jobs)
        _carry_over(target, folder)
        proceed()
        _swap(folder, target)
    except OSError as error:
        raise in_words(error, site) from error
    with suppress(OSError):
        _discard(folder, target, jobs, ahead)


def _comes_from_outside(error: OSError, folder: Path) -> bool:
    """Whether it was the disk that failed whoever filled the folder, and not their own mistake."""
    place = error.filename
    return error.errno in _OUTSIDE_CAUSES and (place is None or str(folder) in os.fsdecode(place))


def _refuse(site: Path, target: Path, content: Path | None) -> None:
    """A site may replace nothing, an empty folder, or a site; never a folder that holds anything else."""
    if content and Path(os.path.realpath(content)).is_relative_to(target):
        raise PublishingError(
            f"{site} holds the content; nothing was touched.", "Give a folder of its own for the site with --site."
        )
    if target in {Path(target.anchor), Path(os.path.realpath(os.path.expanduser("~")))}:
        raise PublishingError(
            f"{site} is no folder for a site; nothing was touched.", "Give a folder inside it with --site."
        )
    try:
        names = os.listdir(site)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise PublishingError(
            f"{site} is a link that leads back to itself; nothing was touched.",
            "Take the link away, or give another folder with --site.",
        ) from None
    if not (target / MARKER).is_file() and not all(_is_always_foreign(name) for name in names):
        raise PublishingError(
            f"{site} is not empty and was not built by briefings; nothing was touched.",
            "Give another folder with --site, or empty it.",
        )
    if Path.cwd().is_relative_to(target):
        raise PublishingError(
            f"{site} is the folder you are in, and cannot be replaced under your feet; nothing was touched.",
            "Go to another folder and build from there.",
        )
    if os.path.ismount(target):
        raise in_words(OSError(errno.EBUSY, "mounted"), site)


def _prefix(target: Path) -> str:
    return f".{target.name}.building-"


def begun_folder(site: Path) -> Path:
    """A new folder beside a site, for `staged` to go on with; hold the site's lock."""
    return _new_folder(Path(os.path.realpath(site)))


def _new_folder(target: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))


def _recover(target: Path, spared: Path | None = None) -> None:
    """Put back an old site that was caught between two renames, and clear away what dead builds have left."""
    left = [path for path in target.parent.iterdir() if path.name.startswith(_prefix(target)) and path != spared]
    # The old site first: what is not ours can only be given back to a site that is there.
    for path in sorted(left, key=lambda path: not path.name.endswith(_OLD)):
        if path.name.endswith(_OLD) and not os.path.lexists(target):
            path.rename(target)
        else:
            _discard(path, target)


def _discard(folder: Path, target: Path, jobs: int = 1, ahead: Ahead | None = None) -> None:
    """Delete a folder of ours, after giving back to the site what is not ours in it."""
    if ours(folder) is not None:
        for name in foreign(folder):
            if not os.path.lexists(target / name):
                target.mkdir(exist_ok=True)
                (folder / name).rename(target / name)
    if ahead and ahead.deletes(folder):
        return
    if jobs > 1:
        # Below the folders at the top, as most of what there is stands in a few of them.
        tops = [top for top in folder.iterdir() if top.is_dir() and not top.is_symlink()]
        with suppress(RuntimeError):  # of a process that was killed; all of it is gone through once more
            in_shares(_delete, [path for top in tops for path in top.iterdir()], jobs)
    shutil.rmtree(folder, ignore_errors=True)


def _delete(paths: Iterable[Path]) -> None:
    """Delete some folders; what is no folder, or cannot be deleted, stays for whoever deletes the one around it."""
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)


def foreign(folder: Path) -> list[str]:
    """The names at the top of a site that no build of ours has put there; none where there is no site."""
    listed = ours(folder)
    try:
        names = set(os.listdir(folder)) - {MARKER}
    except FileNotFoundError:
        return []
    return sorted(name for name in names if (_is_always_foreign(name) if listed is None else name not in listed))


def _is_always_foreign(name: str) -> bool:
    """Whether a name is never taken for a page, even where no manifest says what is."""
    return name == "CNAME" or (name.startswith(".") and name != MARKER)


def _carry_over(target: Path, folder: Path) -> None:
    """Take to the new site what others put at the top of the old one, unless the new one has its own.

    Files are in both until the old site goes. A folder is moved, so that a repository with its thousands of files
    stays the same one; should we be killed before the swap, the next build moves it back (`_discard`).
    """
    names = [name for name in foreign(target) if not os.path.lexists(folder / name)]
    folders = [name for name in names if (target / name).is_dir() and not (target / name).is_symlink()]
    for name in names:
        if name not in folders:
            _copy(target / name, folder / name)
    for name in folders:
        (target / name).rename(folder / name)


def _copy(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _swap(folder: Path, target: Path) -> None:
    """Put `folder` in the place of `target`, and what was there in the place of `folder`."""
    if not os.path.lexists(target):
        folder.rename(target)
    elif not _exchange(folder, target):
        old = folder.with_name(folder.name + _OLD)
        target.rename(old)
        try:
            folder.rename(target)
        finally:
            if not os.path.lexists(target):
                old.rename(target)
        old.rename(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system or this disk has no way to."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_EXCHANGEABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
