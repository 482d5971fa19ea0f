"""Where MkDocs finds the theme `briefings`: it asks for an object with a `__file__` in the theme's folder."""

from types import SimpleNamespace

from briefings.rendering.folders import templates_folder

theme = SimpleNamespace(__file__=str(templates_folder() / "mkdocs_theme.yml"))
