"""Finds names that are spelt otherwise than the keys that were made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.records import Localizable, Record, Site, suggest_id
from microsite.validate import problems
from microsite.validate.suspects import Suspects
from twinlint.finding import Finding, message
from twinlint.spelling import is_slip

_SHORT = 4
"""Letters of the shortest word in which a slip is one, and no other word."""


def find_misspelt(site: Site, suspects: Suspects) -> Iterator[Finding]:
    """Names of one letter more, less or other than their keys, in one of their words.

    Only of types whose names the check of texts learns: those are nobody’s to translate
    and all texts are held against them. What no record names may be called otherwise
    on purpose, or was named anew.
    """
    for collection, declared in site.types.items():
        fields = {each.field for each in declared.names if "." not in each.field}
        for id_, record in site.collection(collection).items():
            is_used = (collection, id_) in suspects.used or declared.has_pages
            for field in fields if is_used else ():
                name = _read_name(record, field)
                right = _correct(name, id_)
                if right:
                    yield _report(site, f"{declared.word}:{id_}", field, name, right)


def _read_name(record: Record, field: str) -> str:
    """A name that is the same in all languages; nothing of others."""
    name = getattr(record, field, None)
    name = name.root if isinstance(name, Localizable) else name
    return name if isinstance(name, str) else ""


def _correct(name: str, id_: str) -> str:
    """The name as its key spells it, where one word differs by a slip; or nothing."""
    words, keys = re.split(r"[-\s'’]+", name), id_.split("-")
    spelled = [suggest_id(word) for word in words]
    if len(words) != len(keys):
        return ""
    wrong = [i for i, key in enumerate(keys) if spelled[i] != key]
    if len(wrong) != 1:
        return ""
    (at,) = wrong
    word, key = spelled[at], keys[at]
    is_plural = sorted((word, key), key=len)[0] + "s" in (word, key)
    if len(key) < _SHORT or is_plural or not (word + key).isalpha():
        return ""
    if not is_slip(word, key):
        return ""
    written = key.capitalize() if words[at][:1].isupper() else key
    return name.replace(words[at], written)


def _report(site: Site, ref: str, field: str, name: str, right: str) -> Finding:
    key = ref.partition(":")[2]
    return problems.NAME_UNLIKE_KEY(
        message("“{name}” is not spelt as its key, {key}", name=name, key=key),
        site.origins[ref].place((field,), text=name),
        help=message(
            "write {right}, or give the record the key that its name spells",
            right=right,
        ),
    )
