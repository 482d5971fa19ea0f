"""What `mkdocs.yml` may say of the plugin: each option with what is wrong with a bad value."""

import datetime
import re

from mkdocs.config import base
from mkdocs.config import config_options as options

_MAIL_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)


class Day(base.BaseConfigOption[datetime.date]):
    """A day as YAML has it, 2025-05-14."""

    def run_validation(self, value: object) -> datetime.date:
        """The day itself."""
        if type(value) is not datetime.date:
            raise base.ValidationError(f"{value} is no day. Write it as 2025-05-14, without quotation marks.")
        return value


class MailAddress(base.BaseConfigOption[str]):
    """A mail address such as desk@example.org."""

    def run_validation(self, value: object) -> str:
        """The address itself."""
        if not isinstance(value, str) or not _MAIL_ADDRESS.fullmatch(value):
            raise base.ValidationError(f"{value} is no mail address. Write it as desk@example.org.")
        return value


class BriefingsConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """What `mkdocs.yml` may say of the plugin."""

    today = options.Optional(Day())
    """The day as of which the site speaks; by default the newest article's."""

    contact = options.Optional(MailAddress())
    """Where readers report a mistake; by default at `repo_url`, if it is known how."""

    cms = options.Optional(options.Dir(exists=False))
    """The folder of the package `@sveltia/cms`: with it, the site has a form to edit the content with, in `admin/`."""

    headers = options.Type(bool, default=True)
    """Whether the site has a file `_headers`, which tells some hosts how to answer."""

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """What is wrong; a name that is not known is a mistake, too."""
        failed, warnings = super().validate()
        return [*failed, *((name, base.ValidationError(text)) for name, text in warnings)], []
