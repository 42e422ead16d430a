"""A text in its format in; its blocks, links and plain words out."""
