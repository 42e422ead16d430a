"""Splits what is written as one text, and is several items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from twinlint.languages import list_languages, read_language

_BETWEEN = re.compile(r"[\s;,/&+]+")


def split_codes(
    value: str, is_right: Callable[[str], bool] = lambda _: False
) -> tuple[str, ...]:
    """The ids or codes that stand in one text, without words that link them.

    Such a word may be a code itself, as `en` is, where all are right.

    >>> split_codes("92330 92340"), split_codes("sceaux, meudon et vanves")
    (('92330', '92340'), ('sceaux', 'meudon', 'vanves'))
    """
    items = tuple(filter(None, _BETWEEN.split(value)))
    if all(map(is_right, items)):
        return items
    links = {link for tag in list_languages() for link in read_language(tag).links}
    return tuple(each for each in items if each not in links)


def split_items(value: str) -> tuple[str, ...]:
    """The items of a list that is written as one text; each once."""
    items = (item.strip() for item in re.split("[;,]", value))
    return tuple(dict.fromkeys(filter(None, items)))
