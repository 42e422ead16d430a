"""Gathers the words inside names (`van`, `sur`) from the folders of all languages."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from twinlint.languages.language import NameWords
from twinlint.languages.read import list_languages, read_own_name_words


@cache
def read_name_words() -> NameWords:
    """The words inside the names of all languages, each once.

    A name keeps its words in texts of another language, and two versions of a text have
    to be read alike.

    >>> "van" in read_name_words().particles
    True
    """
    known = [read_own_name_words(locale) for locale in list_languages()]

    def gather(field: str) -> tuple[str, ...]:
        words = (word for own in known for word in getattr(own, field))
        return tuple(dict.fromkeys(words))

    return NameWords(**{field.name: gather(field.name) for field in fields(NameWords)})
