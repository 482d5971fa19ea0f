"""What can be searched for in, files that a browser searches out: names to complete, and an index of the words.

assets/search.json         what there is: the files of names, and the bundles of the index
assets/names.<hash>.json   names and titles with their addresses (`names`)
search/index/<bundle>/     the index of one kind and year (`documents`, made by Pagefind, `indexing`)
"""

from briefings.publishing.search.index import SearchIndex, indexed

__all__ = ["SearchIndex", "indexed"]
