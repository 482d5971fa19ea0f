"""How far a build is: a bar where there is a terminal, one quiet line a stage where there is none."""

import os
import sys
from types import TracebackType
from typing import Any

import click


class Bar:
    """A bar on a terminal; lines elsewhere. What a forked process tells it is passed over."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._task: Any = None
        self._done = self._steps = 0
        self._bar = _on_a_terminal() if sys.stderr is not None and sys.stderr.isatty() else None

    def __enter__(self) -> "Bar":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def stage(self, name: str, steps: int = 0) -> None:
        """Begin a stage."""
        if os.getpid() != self._process:
            return
        if self._bar is None:
            click.echo(f"{name} …", err=True)
            return
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task, self._done, self._steps = self._bar.add_task(name, total=steps or None), 0, steps
        self._bar.refresh()

    def reached(self, done: int) -> None:
        """Go on within a stage."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, refresh=True)


def _on_a_terminal() -> Any:
    # Where there is no terminal, nothing of this has to be loaded.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    # Without a refreshing thread, as processes are forked under it.
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
