"""A site and its pages in; files for programs out: open data, the search index."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.data.opendata import publish_data as publish_data
    from microsite.data.problems import PROBLEMS as PROBLEMS
    from microsite.data.search import Index as Index
    from microsite.data.search import index_pages as index_pages
    from microsite.data.search import make_index as make_index
    from microsite.data.search import select_searched as select_searched
else:
    __getattr__, __dir__ = open_door(__name__)
