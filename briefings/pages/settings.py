"""What a site says about itself: given by whoever builds it, never read from a clock."""

import datetime
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The site around the pages.

    `site_url` is the site's absolute address with a slash at the end, or empty where it is not known. `today` is by
    default the newest article's day. `contact` is the mail address that mistakes are reported to. `csp` puts a content
    security policy into every page.
    """

    site_name: str = "Briefings"
    site_url: str = ""
    site_description: str = ""
    repo_url: str = ""
    contact: str = ""
    language: str = "en"
    today: datetime.date | None = None
    csp: bool = True

    def for_serving(self) -> "Settings":
        """The settings of a site that reloads itself, which takes a script that the policy forbids."""
        return replace(self, csp=False)
