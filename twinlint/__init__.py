"""A checker of two language versions of a text: what differs between them."""

from twinlint.pipeline import compare as compare
