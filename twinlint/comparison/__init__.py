"""Aligned versions in; what differs between them out: values, links, names, gaps."""
