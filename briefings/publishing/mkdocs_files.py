"""MkDocs' files in, the same with ours among them out: generated pages added, what must not be published taken away."""

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from briefings.loading.identities import FOLDERS
from briefings.pages.page import Page
from briefings.publishing.ordinary import file_of
from briefings.rendering.folders import templates_folder

# Layers of our stylesheet and script, and our icon, which are published under other names.
_FOLDED = ("assets/css/", "assets/js/", "assets/favicon.")
TEMPLATE = "mkdocs.html"
# Ordinary pages that open one of ours.
_OPENINGS = frozenset({"index.html", "about.html", "about/index.html"})


class ReadyPage(MkDocsPage):
    """A page that needs no Markdown and renders itself."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, meta: Mapping[str, Any]) -> None:
        super().__init__("Home" if not page.permalink else None, file, config)
        self.ready = page
        self.markdown = ""
        self.content = ""
        self.meta = dict(meta)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing; the page's HTML is made beside MkDocs'."""


class ContentFile(File):
    """A file of the content that is shown as a page: links to it lead there, and it is not published itself."""

    def is_documentation_page(self) -> bool:
        """It is not: the page is another file."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Publish nothing."""


def without_content(files: Files, config: MkDocsConfig) -> None:
    """Take out what is read as content, and what our theme brings along for itself."""
    ours = str(templates_folder())
    overrides = config.theme.custom_dir
    for file in list(files):
        is_content = file.src_dir == config.docs_dir and file.src_uri.partition("/")[0] in FOLDERS
        is_folded = file.src_dir == overrides and file.src_uri.startswith(_FOLDED)
        is_opening = file.src_uri.endswith(".md") and file.dest_uri in _OPENINGS
        if is_content or is_folded or file.src_dir == ours or is_opening:
            files.remove(file)


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig, meta: Mapping[str, Any]) -> None:
    """Add a file for each generated page. `meta` is what MkDocs is to know about all of them."""
    for page in pages:
        name = f"{page.permalink.rstrip('/')}.md" if page.permalink else "index.md"
        file = _added(files, File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        file.dest_uri = file_of(page.permalink)
        file.page = ReadyPage(page, file, config, meta)


def add_content(files: Files, addresses: Mapping[str, str], config: MkDocsConfig) -> None:
    """Let links to files of the content lead to the pages that are made of them."""
    for name, address in addresses.items():
        if files.get_file_from_path(name) is None:
            file = ContentFile(name, None, config.site_dir, config.use_directory_urls)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.generated_by = "briefings"
            file.dest_uri = file_of(address)
            _added(files, file)


def _added(files: Files, file: File) -> File:
    """Put a file in, in the place of one of the same name."""
    if (there := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(there)
    files.append(file)
    return file
