"""What one build leaves for the next, so that only what changed is read and made again.

In: the content, the settings, the program. Out: what the last build read of each article, and which of the standing
site's pages may be taken over as they are. With it or without it, a build gives the same bytes.
"""

from briefings.publishing.cache.build import Cache
from briefings.publishing.cache.pages import Made, StandingPages

__all__ = ["Cache", "Made", "StandingPages"]
