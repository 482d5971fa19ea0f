"""`content/` in, a dossier and the problems found on the way out. The only floor that opens content."""

from briefings.loading.dossier import Loaded, load

__all__ = ["Loaded", "load"]
