"""A site that is built anew whenever its content changes, and shown on this machine only."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve(
    build: Callable[[], None], site: Path, watched: Sequence[Path], host: str, port: int, say: Callable[[str], None]
) -> None:
    """Show `site` at host and port, and call `build` whenever a watched folder changes; returns when interrupted.

    `build` must raise nothing: what is wrong is its to print, while the last good site stays up. `say` is told where
    the site is. Raises OSError where host and port cannot be had.
    """
    server = _Server(build, host, port, str(site))
    server.say = say
    server.error_handler = lambda code: _content(site / f"{code}.html")
    for folder in watched:
        server.watch(str(folder))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call] # MkDocs' own
    except KeyboardInterrupt:
        server.shutdown(wait=True)
    finally:
        server.server_close()


class _Server(LiveReloadServer):
    say: Callable[[str], None]

    def server_activate(self) -> None:
        """Tell where the site is, now that it can be had there."""
        super().server_activate()
        self.say(f"The site is at {self.url}. Stop with Ctrl-C.")


def _content(path: Path) -> bytes | None:
    """What a page for errors says; None where there is none."""
    return path.read_bytes() if path.is_file() else None
