"""Page in, HTML out, and the files that every page needs: one strict, escaping Jinja environment is all there is."""

from briefings.rendering.assets import Assets, assets
from briefings.rendering.environment import Renderer
from briefings.rendering.share_picture import share_picture
from briefings.rendering.sitemap import robots, sitemaps

__all__ = ["Assets", "Renderer", "assets", "robots", "share_picture", "sitemaps"]
