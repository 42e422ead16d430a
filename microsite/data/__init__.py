"""A site and its pages in; files for programs out: open data, the search index."""
