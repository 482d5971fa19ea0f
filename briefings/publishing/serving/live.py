"""The site as it is now: what was read last in; what browsers are shown, and when to look again, out."""

from threading import Condition
from typing import NamedTuple

from briefings.publishing.serving.panel import NOTHING, Told
from briefings.publishing.serving.sites import Site


class Now(NamedTuple):
    """The last good site, which is the how manyth, and what is wrong with what was saved since."""

    number: int = 0
    site: Site | None = None
    told: Told = NOTHING


class Live:
    """What is shown. Many threads may ask; one makes it anew."""

    def __init__(self) -> None:
        self._now = Now()
        self._changed = Condition()

    @property
    def now(self) -> Now:
        """What is shown at this moment."""
        return self._now

    def take(self, site: Site | None, told: Told = NOTHING) -> None:
        """Show another site; or keep the last good one, and say what is wrong."""
        with self._changed:
            was = self._now
            self._now = Now(was.number, was.site, told) if site is None else Now(was.number + 1, site, told)
            self._changed.notify_all()

    def after(self, seen: Now | None, seconds: float) -> Now:
        """What is shown, as soon as it is not what was seen; after so many seconds, the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._now is not seen, seconds)
            return self._now
