"""Reads the fields that stand above a text: front matter in YAML or TOML.

Only what readers see is taken, which its key tells: titles, descriptions, alternative
texts. Generators keep there what only they read, too: layouts, dates, weights, ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from twinlint.documents.document import Part
from twinlint.documents.passage import read_field
from twinlint.documents.toml_fields import find_toml_fields
from twinlint.documents.yaml_fields import Field, find_yaml_fields
from twinlint.source import Spot, Text

_OPENING = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?=(?>(?:[ \t]*\#.*\n)*)[ \t]*"
    r"(?:---|\+\+\+|\[|[\w\"'-]+\s*[:=]))"
)
"""The line above the fields, before a key; without one it is a rule."""
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.M),
}
_SEEN = frozenset(
    "title subtitle heading subheading headline description summary abstract excerpt "
    "lead lede intro introduction tagline blurb teaser standfirst caption alt legend "
    "label text quote question answer message notice placeholder".split()
)
"""Last words of the keys whose values readers see: `title`, `metaDescription`,
`sidebar_label`, `hero.text` (the documentation of Hugo, Jekyll, Docusaurus, VitePress,
Starlight, Eleventy, MkDocs)."""
_MAY_BE_A_HEADING = frozenset("title label heading headline".split())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_TEXT = re.compile(r"(?:true|false|null|~|[^\s/_@=]*+[/_@=]\S*+|[#.]\S*+)$")
"""A value that no reader reads: a switch, a path, an address."""


def find_body(value: str) -> int:
    """Offset where the text itself begins; 0 where no fields stand above it."""
    opening = _OPENING.match(value)
    if not opening:
        return 0
    closing = _CLOSING[opening["mark"]].search(value, opening.end())
    return min(closing.end() + 1, len(value)) if closing else 0


def read_fields(text: Text, body: int) -> tuple[Part, ...]:
    """The fields above a text that readers see, in order; `body` is where it begins."""
    return tuple(
        Part(
            field.key,
            read_field(field.compose(text, Spot(key=field.key))),
            is_optional=_find_last_word(field.key) in _MAY_BE_A_HEADING,
        )
        for field in _find_fields(text.value, body)
        if is_seen(field.key, "".join(field.written))
    )


def read_front(value: str) -> Mapping[str, str]:
    """All that stands above a text, by key, whoever reads it."""
    fields = _find_fields(value, find_body(value))
    return {field.key: "".join(field.written) for field in fields}


def is_seen(key: str, written: str) -> bool:
    """Whether readers see a value, by its key: a title, a label.

    >>> is_seen("aria-label", "Ports"), is_seen("title", "a/b"), is_seen("id", "a")
    (True, False, False)
    """
    return _find_last_word(key) in _SEEN and not _NO_TEXT.match(written)


def _find_fields(value: str, body: int) -> Iterator[Field]:
    opening = _OPENING.match(value)
    if not body or not opening:
        return iter(())
    find = find_yaml_fields if opening["mark"] == "---" else find_toml_fields
    return find(value, opening.end(), body)


def _find_last_word(key: str) -> str:
    words = _WORD.findall(key.rpartition(".")[2])
    return words[-1].lower() if words else ""
