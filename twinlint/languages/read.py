"""Reads `language.toml` and lists of a language's folder, its region's over them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from twinlint.languages.language import Language, NameWords, WordLists
from twinlint.languages.packed import PackedFile
from twinlint.languages.words import WordFile, WordList
from twinlint.source import Locale

_FOLDER = Path(__file__).parent
_SIGNS = "signs.toml"
"""What texts of any language may hold."""
_CONCEPTS = "concepts.txt"
"""What words mean, a line each: `water: eau eaux hydr*`."""
_BY_NAME = ("units", "roles", "ways", "titles")
"""Tables that give the words of each name, and are asked for the name of a word."""


class LanguageError(ValueError):
    """A file of a language is no TOML: its path, and the reason."""


@cache
def list_languages() -> tuple[Locale, ...]:
    """The tags that have a folder, sorted: `de`, `en`, `fr`."""
    return tuple(
        sorted(Locale(path.parent.name) for path in _FOLDER.glob("*/language.toml"))
    )


@cache
def read_language(locale: Locale) -> Language:
    """The knowledge of a language, and what its region changes of it.

    `fr-CA` is `fr` with what the folder `fr-CA/` says otherwise, if there is one. A
    language without a folder knows the signs that all have in common.

    >>> read_language(Locale("fr-CA")).months["août"]
    8
    """
    folders = find_folders(locale)
    table = _read_all(folders)
    values = {
        key: _convert(_HINTS[key], _by_word(value) if key in _BY_NAME else value)
        for key, value in table.items()
        if key in _HINTS
    }
    return Language(locale=locale, read_words=_find_words(folders), **values)


def read_own_name_words(locale: Locale) -> NameWords:
    """The words inside the names of a language, of which nothing else is read."""
    table = _read_all(find_folders(locale))
    words: NameWords = _convert(_HINTS["name_words"], table.get("name_words", {}))
    return words


def _read_all(folders: list[str]) -> Mapping[str, Any]:
    """The table of some folders, in which the last one has the say."""
    table = _read_table(_SIGNS)
    for folder in folders:
        table = _merge(table, _read_table(f"{folder}/language.toml"))
    return table


def list_keys() -> Mapping[str, tuple[str, ...]]:
    """What a `language.toml` may hold: `{key: the keys of its table, if it has some}`.

    A table of words has no keys of its own.
    """
    return {
        name: tuple(f.name for f in fields(kind)) if (kind := _find_table(hint)) else ()
        for name, hint in _HINTS.items()
    }


@cache
def _read_table(name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads((_FOLDER / name).read_text("utf-8"))
    except ValueError as error:  # Of its encoding, too.
        raise LanguageError((_FOLDER / name).as_posix(), str(error)) from None


def find_folders(locale: Locale) -> list[str]:
    """The folders of a tag that exist, the most general first."""
    known = {tag.lower(): tag for tag in list_languages()}
    parts = locale.lower().replace("_", "-").split("-")
    tags = ("-".join(parts[:end]) for end in range(1, len(parts) + 1))
    return [known[tag] for tag in tags if tag in known]


def _merge(table: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A table with other values for some keys; tables inside are merged too."""
    merged = dict(table)
    for key, value in changes.items():
        old = merged.get(key)
        are_tables = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merge(old, value) if are_tables and old else value
    return merged


def _by_word(table: Mapping[str, str | list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in _split(words)}


def _split(words: str | list[str]) -> list[str]:
    """A list of words; a text of words may stand for one."""
    return words.split() if isinstance(words, str) else words


_HINTS: Mapping[str, Any] = {
    name: hint
    for name, hint in get_type_hints(Language).items()
    if name not in ("locale", "read_words")
}


def _find_table(hint: Any) -> Any:
    """The type of a table with keys of its own; None for any other value."""
    kinds = (hint, *get_args(hint))
    return next((k for k in kinds if isinstance(k, type) and is_dataclass(k)), None)


@cache
def _read_hints(table: Any) -> Mapping[str, Any]:
    return get_type_hints(table)


def _convert(hint: Any, value: Any) -> Any:
    """A value of TOML as the field wants it."""
    table = _find_table(hint)
    if table:
        hints = _read_hints(table)
        known = {key: item for key, item in value.items() if key in hints}
        return table(**{key: _convert(hints[key], item) for key, item in known.items()})
    if get_origin(hint) in (tuple, frozenset):
        return get_origin(hint)(_split(value))
    if isinstance(value, dict):
        _, inner = get_args(hint)
        return {key: _convert(inner, item) for key, item in value.items()}
    return value


# Word lists ---------------------------------------------------------------------


_WORDS = ("common", "rare", "names", "computing")
"""The files of words that a folder may have."""


def _find_words(folders: list[str]) -> Callable[[], WordLists]:
    """What reads the lists of the most special folder that has some."""
    having = [
        folder
        for folder in folders
        if any(_find_words_file(f"{folder}/{name}") for name in _WORDS)
    ]
    return lambda: _read_lists(having[-1]) if having else WordLists()


@cache
def _read_lists(folder: str) -> WordLists:
    common, rare, names, computing = (
        _read_words(f"{folder}/{name}") for name in _WORDS
    )
    words = WordList(*common, *rare, *computing)
    return WordLists(WordList(*common), words, WordList(*names))


def read_first_names() -> Set[str]:
    """First names of people, whatever their language, with their capital."""
    return _read_first_names().settle()


@cache
def _read_first_names() -> WordList:
    return WordList(*_read_words("first_names"))


@lru_cache(maxsize=4096)
def knows_plainly(locale: Locale, word: str) -> bool:
    """Whether a language has a word, with its accents or without: as in capitals.

    >>> knows_plainly(Locale("fr"), "qualite"), knows_plainly(Locale("fr"), "qualtie")
    (True, False)
    """
    own = read_language(locale)
    return word in own.words or own.has_with_accents(word)


@cache
def read_concepts(locale: Locale) -> Mapping[str, str]:
    """What words of a language mean, by a name that all languages give it.

    A word that ends with `*` is the beginning of the words that mean it. Words are in
    lower case and without accents. Empty for a language without such a list.

    >>> read_concepts(Locale("fr-CA"))["eau"] == read_concepts(Locale("en"))["water*"]
    True
    """
    having = [
        f for f in find_folders(locale) if (_FOLDER / f"{f}/{_CONCEPTS}").is_file()
    ]
    if not having:
        return {}
    lines = (_FOLDER / having[-1] / _CONCEPTS).read_text("utf-8").splitlines()
    rows = (line.partition(": ") for line in lines)
    return {word: name for name, _, words in rows for word in words.split()}


def _read_words(name: str) -> list[WordFile | PackedFile]:
    """The words of a file, if it is there."""
    path = _find_words_file(name)
    if path is None:
        return []
    content = path.read_bytes()
    if path.suffix != _PACKED:
        return [WordFile(content)]
    if content.startswith(_COMPRESSED):
        import bz2

        content = bz2.decompress(content)
    return [PackedFile(content)]


_PACKED = ".packed"
_COMPRESSED = b"BZh"
"""What a list begins with in a wheel, which has less room for it."""


def _find_words_file(name: str) -> Path | None:
    """The file of a list, written out or packed; None where there is none."""
    paths = (_FOLDER / f"{name}{suffix}" for suffix in (".txt", _PACKED))
    return next((path for path in paths if path.is_file()), None)


_ABSENCES = "absences.txt"
"""How a language says that something is missing, a phrase a line."""


@cache
def read_absences(locale: Locale) -> tuple[str, ...]:
    """The phrases by which texts of a language say that something is not known.

    A word that ends with `*` has any ending, and `…` stands for up to four words. In
    lower case, with straight apostrophes; empty for a language without such a list.

    >>> "is not known" in read_absences(Locale("en-GB"))
    True
    """
    return _read_phrases(locale, _ABSENCES)


_PLACEHOLDERS = "placeholders.txt"
"""What a language writes in the place of a text, a phrase a line."""


@cache
def read_placeholders(locale: Locale) -> Mapping[str, str]:
    """The phrases that hold the place of a text, each with the sign in front of it.

    `!` for one that no text says otherwise, `~` for one that sentences say too. In
    lower case, with their accents.

    >>> phrases = read_placeholders(Locale("en-GB"))
    >>> phrases["lorem ipsum"], phrases["to be completed"], phrases["to do"]
    ('!', '', '~')
    """
    phrases = _read_phrases(locale, _PLACEHOLDERS)
    return {each.lstrip("!~ "): each[0] if each[0] in "!~" else "" for each in phrases}


def _read_phrases(locale: Locale, name: str) -> tuple[str, ...]:
    """The lines of a file of the nearest language that has it."""
    having = [f for f in find_folders(locale) if (_FOLDER / f / name).is_file()]
    if not having:
        return ()
    return tuple((_FOLDER / having[-1] / name).read_text("utf-8").splitlines())


# Between two languages ----------------------------------------------------------


@cache
def read_acronyms(first: Locale, second: Locale) -> frozenset[tuple[str, str]]:
    """Acronyms of the two languages that stand for one another: UE, EU."""
    here, there = read_language(first), read_language(second)
    pairs = [pair.split() for pair in here.acronyms.get(there.base, ())]
    pairs += [pair.split()[::-1] for pair in there.acronyms.get(here.base, ())]
    return frozenset((a, b) for a, b in pairs)


def read_usual_ratio(first: Locale, second: Locale) -> tuple[float, float, float]:
    """Characters of the second language for one of the first: usual, least and most.

    The limits are those of whole texts: of French, English has 0.87 characters, and
    between 0.75 and 1.1. Other pairs vary as much around what is usual of them.

    >>> read_usual_ratio(Locale("fr"), Locale("en"))
    (0.87, 0.75, 1.1)
    """
    here, there = read_language(first).length, read_language(second).length
    longer, shorter = max(here, there), min(here, there)
    least = _LEAST * shorter / (_USUAL * longer)
    most = _MOST * shorter / (_USUAL * longer)
    if here == there:
        return 1, 1 / most, most
    if here > there:
        return there / here, least, most
    return there / here, 1 / most, 1 / least


_USUAL, _LEAST, _MOST = 87, 75, 110
"""English characters for 100 French ones, over whole texts; the usual number is the
median over paired paragraphs."""
