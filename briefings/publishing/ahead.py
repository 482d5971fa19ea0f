"""The pages of the standing site in, those of them that are as they were left in the folder of the next site out.

Most pages of most builds are those of the last one. To see that nobody touched them and to put them into the next
site's folder is work for the disk; another process does it while this one reads the content, and does not yet know
which of them it will want. Once the next site stands, another one deletes the folder of the site before while this one
notes what the build after it is to know.
"""

import os
import shutil
from collections.abc import Mapping, Set
from functools import partial
from pathlib import Path

from briefings.publishing.output import holds, link, take_out
from briefings.shares import Beside
from briefings.signals import undisturbed


class Ahead:
    """A folder that is being filled with some files of a site; `files` have the SHA-256 that each is to have.

    Whoever has `adopted` the folder deletes it; else `end` does. Names that lead out of a folder are passed over, as
    they come out of a cache, which may be anybody's.
    """

    def __init__(self, site: Path, folder: Path, files: Mapping[str, bytes]) -> None:
        self.folder = folder
        self._files = {name: digest for name, digest in files.items() if _is_inside(name)}
        self._is_adopted = False
        self._filling = Beside(partial(_fill, site, folder, self._files))
        self._deleting: tuple[Path, Beside[None]] | None = None

    def finished(self) -> Set[str]:
        """Wait; the files that are in the folder then: those that are right, and can have two places. Ask once."""
        others = self._filling.outcome()
        if others is None:
            for name in self._files:
                take_out(self.folder, name)
            return frozenset()
        return self._files.keys() - others

    def adopted(self) -> Path:
        """The folder, which is somebody else's from now on."""
        self._is_adopted = True
        return self.folder

    def deletes(self, folder: Path) -> bool:
        """Have the folder of the site before deleted; `end` waits for it. False where no process can be had."""
        try:
            with undisturbed():
                self._deleting = folder, Beside(partial(_delete, folder))
        except OSError:
            return False
        return True

    def end(self) -> None:
        """Put no more into the folder; delete it where nobody has adopted it."""
        with undisturbed():
            self._filling.stop()
            if not self._is_adopted:
                _delete(self.folder)
            if self._deleting:
                folder, deleting = self._deleting
                self._deleting = None
                deleting.outcome()
                _delete(folder)  # what it may have left, had it been stopped


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _is_inside(name: str) -> bool:
    return "\0" not in name and not any(part in ("", ".", "..") for part in name.split("/"))


def _fill(site: Path, folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Put files of a site into a folder; those that could not be."""
    others = []
    for name, digest in files.items():
        stands = os.path.join(site, name)
        if not (holds(stands, digest) and link(stands, os.path.join(folder, name))):
            others.append(name)
    return others
