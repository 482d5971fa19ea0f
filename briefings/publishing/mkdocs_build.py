"""A build through MkDocs, for a content folder that has an `mkdocs.yml`."""

import logging

from briefings.loading import Loaded
from briefings.publishing import PublishingError
from briefings.publishing.cache import Cache
from briefings.publishing.configuration import Configuration, mkdocs_config
from briefings.publishing.published import Published
from briefings.publishing.reporting import Reporter


def publish_with_mkdocs(
    loaded: Loaded,
    configuration: Configuration,
    jobs: int,
    report: Reporter,
    cache: Cache | None = None,
    stages: bool = True,
) -> Published:
    """Build the site as `mkdocs build` does, with all that the configuration asks for. The caller holds the lock.

    `stages` tells whether to build aside first; a site that is only looked at needs none of that.
    """
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, BuildError

    from briefings.publishing.mkdocs_plugin import BriefingsPlugin, Task

    assert configuration.mkdocs is not None
    config = mkdocs_config(
        configuration.mkdocs,
        docs_dir=str(configuration.content.absolute()),
        site_dir=str(configuration.site.absolute()),
    )
    plugin = config.plugins["briefings"]
    assert isinstance(plugin, BriefingsPlugin)
    plugin.task = Task(loaded, configuration, jobs, report, cache, stages)
    # MkDocs keeps a plugin for the next build of the same process.
    plugin.outcome = None
    told = _Told()
    log = logging.getLogger("mkdocs")
    log.addHandler(told)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, BuildError):
        if plugin.outcome is None:
            raise PublishingError(
                f"MkDocs could not build the site: {' '.join(told.errors)}", "The site stands as it was."
            ) from None
    except KeyboardInterrupt as stopped:
        plugin.leave(stopped)
        raise
    finally:
        log.removeHandler(told)
        config.plugins.on_shutdown()
    assert plugin.outcome is not None
    return plugin.outcome._replace(warned=told.has_warned)


class _Told(logging.Handler):
    """Passes warnings on to the terminal, and keeps errors for whoever started the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.has_warned = False

    def emit(self, record: logging.LogRecord) -> None:
        """Take a message."""
        self.has_warned = True
        if record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())
        elif logging.lastResort:
            logging.lastResort.handle(record)
