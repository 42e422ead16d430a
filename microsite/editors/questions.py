"""What to ask the editor of a new record: one question for each field it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic.fields import FieldInfo

from microsite.editors.draft import is_kind, is_wanted, list_choices, sort_fields
from microsite.editors.schema import join_lines
from microsite.records import (
    COLLECTIONS,
    Collection,
    Localizable,
    Localized,
    Part,
    PartialDate,
    Prose,
    Site,
    find_reference,
    name_choice,
    name_field,
    read_descriptions,
    read_shape,
    read_title,
    suggest_date,
)
from microsite.validate import find_meant
from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import LanguageName, message
from twinlint.source import Locale
from twinlint.spelling import fold
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
    has_words: bool = False
    """True for choices that languages have words for: `testing`."""
    type: str = ""
    """Of choices that are records: the word of their type, as `new` takes it."""
    is_date: bool = False

    def read(self, answer: str) -> tuple[tuple[str, ...], ...]:
        """What may be meant by each part of an answer; nothing by what is no choice."""
        given = (
            [each.strip() for each in answer.split(",")] if self.is_list else [answer]
        )
        return tuple(self._find_meant(each) for each in given if each)

    def is_said(self, answer: str, choice: str) -> bool:
        """True when a part of an answer is a choice itself, or what it is called."""
        wanted = {_fold(each.strip()) for each in answer.split(",")}
        return self._is_open or not wanted.isdisjoint(self._list_names(choice))

    @property
    def _is_open(self) -> bool:
        """True where any text is an answer."""
        return not (self.choices or self.type)

    def _list_names(self, choice: str) -> set[str]:
        return {_fold(choice), _fold(self.choices.get(choice, ""))}

    def _find_meant(self, answer: str) -> tuple[str, ...]:
        """The choices that an answer is, or are called so, or begin so, or nearly."""
        if self.is_date:
            return (suggest_date(answer) or answer,)
        if answer in self.choices or self._is_open:
            return (answer,)
        wanted = _fold(answer)
        called = [c for c in self.choices if wanted in self._list_names(c)]
        if called or self.has_words:
            return tuple(called) or find_meant(answer, self.choices)
        begun = [
            choice
            for choice in self.choices
            if any(name.startswith(wanted) for name in self._list_names(choice))
        ]
        return tuple(begun) or suggest_words(wanted, self.choices)

    def write_choices(self) -> str:
        """The choices with their titles, where they are few."""
        return "" if self.is_long else self.write(self.choices)

    @property
    def is_long(self) -> bool:
        """True for more choices than are shown at once."""
        return len(self.choices) > _MOST

    def write(self, choices: Iterable[str]) -> str:
        """Some of the choices with their titles."""
        titles = ((choice, self.choices.get(choice, "")) for choice in choices)
        return ", ".join(
            f"{choice} ({title})" if title and title != choice else choice
            for choice, title in titles
        )


def _fold(text: str) -> str:
    """A text as people may type it: without capitals, accents, curved apostrophes."""
    return fold(text).replace("’", "'")


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
        for name, info in sort_fields(model):
            key = info.alias or name
            there = (*way, key)
            if is_kind(info):
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
            choices = self._list(reference.collection)
            word = COLLECTIONS[reference.collection].word if self.site else ""
            yield Question(way, title, hint, choices, is_list, type=word)
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
            choices = {
                choice: self.translate.find_text(name_choice(choice)).split(",")[0]
                for choice in list_choices(shape)
            }
            is_date = issubclass(shape, PartialDate)
            yield Question(
                way, title, hint, choices, is_list, has_words=True, is_date=is_date
            )

    def _list(self, collection: str) -> Mapping[str, str]:
        if self.site is None:
            return {}
        spoken = self.translate.locale
        locale = spoken if spoken in self.site.locales else self.site.locales[0]
        records = self.site.collection(collection)
        return {id_: read_title(record, locale) for id_, record in records.items()}
