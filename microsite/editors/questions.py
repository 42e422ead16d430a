"""What to ask the editor of a new record: one question for each field it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from microsite.editors.draft import is_kind, is_wanted, list_choices
from microsite.editors.schema import join_lines
from microsite.records import (
    Collection,
    Localizable,
    Localized,
    Part,
    Prose,
    Site,
    find_reference,
    name_field,
    read_descriptions,
    read_shape,
    read_title,
)
from twinlint.catalog import Translator
from twinlint.finding import LanguageName, message
from twinlint.source import Locale
from twinlint.suggest import suggest_words

_MOST = 20
"""Choices up to which all are shown; of more, those that an answer resembles."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field of a new record, as an editor is asked for it."""

    way: tuple[str, ...]
    title: str
    hint: str
    choices: Mapping[str, str]
    """`{what to type: what it is called}`; none where any text is an answer."""
    is_list: bool = False
    """True: several choices, with commas between them."""

    def read(self, answer: str) -> tuple[str, ...]:
        """What was answered, each completed; empty for what is no choice."""
        given = (
            [each.strip() for each in answer.split(",")] if self.is_list else [answer]
        )
        if not self.choices:
            return tuple(each for each in given if each)
        return tuple(filter(None, map(self._complete, given)))

    def _complete(self, answer: str) -> str:
        """The only choice that an answer begins, or is called so, or nearly is."""
        if answer in self.choices or not answer:
            return answer
        wanted = answer.casefold()
        called = [c for c, title in self.choices.items() if title.casefold() == wanted]
        begun = [choice for choice in self.choices if choice.startswith(wanted)]
        guesses = called or begun or suggest_words(wanted, self.choices)
        return guesses[0] if len(guesses) == 1 else ""

    def write_choices(self) -> str:
        """The choices with their titles, where they are few."""
        if len(self.choices) > _MOST:
            return ""
        return ", ".join(
            f"{choice} ({title})" if title and title != choice else choice
            for choice, title in self.choices.items()
        )


def list_questions(
    collection: Collection,
    locales: tuple[Locale, ...],
    translate: Translator,
    site: Site | None,
) -> Iterator[Question]:
    """What to ask, in the order of the record; long texts are left for the file.

    Without a site there are no records to choose from.
    """
    asker = _Asker(locales, translate, site, collection.begun)
    yield from asker.ask_part(collection.model, ())


@dataclass(frozen=True, slots=True)
class _Asker:
    locales: tuple[Locale, ...]
    translate: Translator
    site: Site | None
    begun: frozenset[str]
    """Fields that may be left out, and are asked for nevertheless."""

    def ask_part(self, model: type[Part], way: tuple[str, ...]) -> Iterator[Question]:
        described = read_descriptions(model)
        for name, info in model.model_fields.items():
            key = info.alias or name
            there = (*way, key)
            if name == "id" or is_kind(info):
                continue
            if is_wanted(there, info, self.begun):
                hint = self.translate.find_text(join_lines(described.get(key, "")))
                yield from self._ask_field(there, info, hint)

    def _ask_field(
        self, way: tuple[str, ...], info: FieldInfo, hint: str
    ) -> Iterator[Question]:
        shape, is_list = read_shape(info.annotation)
        title = self.translate.find_text(name_field(way[-1]))
        reference = find_reference(info)
        if reference:
            yield Question(way, title, hint, self._list(reference.collection), is_list)
        elif shape is None or issubclass(shape, Prose):
            return
        elif issubclass(shape, Localized | Localizable):
            for locale in self.locales:
                asked = self.translate(
                    message(
                        "{title} in {language}",
                        title=title,
                        language=LanguageName(locale),
                    )
                )
                yield Question((*way, locale), asked, hint, {})
        elif issubclass(shape, Part):
            if not is_list:
                yield from self.ask_part(shape, way)
        elif shape is not dict:
            choices = dict.fromkeys(list_choices(shape), "")
            yield Question(way, title, hint, choices, is_list)

    def _list(self, collection: str) -> Mapping[str, str]:
        if self.site is None:
            return {}
        spoken = self.translate.locale
        locale = spoken if spoken in self.site.locales else self.site.locales[0]
        records = self.site.collection(collection)
        return {id_: read_title(record, locale) for id_, record in records.items()}
