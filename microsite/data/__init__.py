"""A site and its pages in; files for programs out: open data, the search index."""

from microsite.data.opendata import publish_data as publish_data
from microsite.data.problems import PROBLEMS as PROBLEMS
from microsite.data.search import SEARCH_FOLDER as SEARCH_FOLDER
from microsite.data.search import index_pages as index_pages
