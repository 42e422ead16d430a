"""Guesses which of the words that a field can have was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from microsite.records import name_choice
from microsite.words import LANGUAGES, read_translators
from twinlint.finding import InLanguages, message
from twinlint.spelling import fold
from twinlint.suggest import suggest_words

_DRAFT = message("draft")


def find_meant(value: str, choices: Iterable[str]) -> tuple[str, ...]:
    """The choices that are called so in a language of the program, else nearly so.

    >>> find_meant("partenaire", ("lead", "partner")), find_meant("Closed", ("closed",))
    (('partner',), ('closed',))
    """
    choices = tuple(choices)
    wanted = fold(value.strip())
    called = tuple(c for c in choices if wanted in (fold(c), *_list_names(c)))
    if called:
        return called
    names = {
        name: choice for choice in choices for name in (choice, *_list_names(choice))
    }
    return tuple(dict.fromkeys(names[near] for near in suggest_words(wanted, names)))


def is_draft_word(value: str) -> bool:
    """True for a value that says in a known language that a record is not ready."""
    translators = read_translators(LANGUAGES).values()
    return fold(value.strip()) in {fold(each(_DRAFT)) for each in translators}


def gloss_choice(choice: str, line: str = "") -> str | InLanguages:
    """A choice, with what it means in the reader's language; `line` is shown for it."""
    line = line or str(choice)
    texts = tuple(_write_glosses(choice, line))
    return InLanguages(texts) if texts else line


def _write_glosses(choice: str, line: str) -> Iterator[tuple[str, str]]:
    if not name_choice(choice):
        return
    for locale, translate in read_translators(LANGUAGES).items():
        first = translate.find_text(name_choice(choice)).split(",")[0]
        is_same = fold(first) == fold(choice.replace("-", " "))
        yield locale, line if is_same else f"{line} ({first})"


@cache
def _list_names(choice: str) -> tuple[str, ...]:
    """What a choice is called in the languages of the program, without accents."""
    if not name_choice(choice):
        return ()
    translators = read_translators(LANGUAGES).values()
    said = (each.find_text(name_choice(choice)) for each in translators)
    return tuple(fold(word.strip()) for words in said for word in words.split(","))
