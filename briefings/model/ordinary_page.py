"""A page in plain Markdown that claims nothing: the home page's opening, the about page, a method note."""

from dataclasses import dataclass

from briefings.model.location import Location


@dataclass(frozen=True, kw_only=True, slots=True)
class OrdinaryPage:
    """An ordinary page. `path` is its file's path without the ending: `about`, `method/sources`."""

    path: str
    title: str
    text: str
    location: Location
    summary: str = ""

    @property
    def address(self) -> str:
        """The folder of the site that it opens; a folder's index or readme opens the folder itself, as in MkDocs."""
        folder, _, name = self.path.rpartition("/")
        return folder if name.lower() in ("index", "readme") else self.path
