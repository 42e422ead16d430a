"""Words which languages a text lacks, and where its text in each belongs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from microsite.records import Origin, name_language, shorten_text, show_typed
from microsite.validate import problems
from microsite.validate.missing import count_indent, find_hashtag, is_in_braces
from twinlint.finding import Finding, LanguageName, Message, Place, message
from twinlint.source import FieldPath, Locale
from twinlint.spelling import fold


def explain_untranslated(
    origin: Origin,
    path: FieldPath,
    missing: Iterable[str],
    *,
    is_optional: bool,
    called: str = "",
) -> Iterator[Finding]:
    """A finding for each language that a text lacks.

    `called` is the name that its field should have, where another is written.
    """
    for locale in missing:
        hashtag = find_hashtag(origin, (*path, locale), problems.MISSING_TRANSLATION)
        if hashtag:
            yield hashtag
            continue
        if (*origin.prefix, *path, locale) in origin.document.keys:
            yield problems.MISSING_TRANSLATION(
                message(
                    "{field} is empty in {language}",
                    field=origin.name(path),
                    language=LanguageName(locale),
                ),
                origin.key_place((*path, locale), locale=Locale(locale)),
                help=message(
                    "write the text after “{locale}:”, or delete “{name}:” and what is"
                    " under it",
                    locale=locale,
                    name=path[-1],
                )
                if is_optional
                else message("write the text after “{locale}:”", locale=locale),
            )
            continue
        yield problems.MISSING_TRANSLATION(
            message(
                "{field} has no text in {language}",
                field=called or origin.name(path),
                language=LanguageName(locale),
            ),
            origin.key_place(path, locale=Locale(locale)),
            help=_advise_language(origin, path, locale),
        )


def _advise_language(origin: Origin, path: FieldPath, locale: str) -> Message:
    """The line to add for a text in one language more."""
    if is_in_braces(origin, path):
        return message(
            "add “, {locale}: …” in front of “{bracket}”", locale=locale, bracket="}"
        )
    spaces = count_indent(origin, path)
    if origin.is_item(path):
        return message(
            "add “{locale}: …” under “{line}”, with {spaces} spaces in front",
            locale=locale,
            line=_find_line(origin, path),
            spaces=spaces,
        )
    return message(
        "add “{locale}: …” under “{name}:”, with {spaces} spaces in front",
        locale=locale,
        name=path[-1],
        spaces=spaces,
    )


def _find_line(origin: Origin, item: FieldPath) -> str:
    """The first line of an item, without the dash in front of it."""
    stretch = origin.document.values[origin.find_path(item)]
    written = origin.document.source.value[stretch.start : stretch.end]
    return shorten_text(written.partition("\n")[0])


def explain_one_text(
    origin: Origin, path: FieldPath, place: Place, locales: tuple[Locale, ...]
) -> Finding:
    """The finding on a text that is written once, where each language has its own."""
    name = str(path[-1])
    if origin.is_item(path):
        advice = message(
            "write it once for each language: “- {texts}”",
            texts=_write_texts(place.text, locales),
        )
    elif re.match(r"[a-z]{2}: ", place.text):
        advice = message("delete the “|” after “{name}:”", name=name)
    elif locales and is_in_braces(origin, path[:-1]):
        texts = _write_texts(place.text, locales)
        advice = message("write {value}", value=f"{name}: {texts}")
    else:
        advice = message(
            "write it below, once for each language: “fr: {text}”",
            text=show_typed(place.text),
        )
    said = message("{field} has one text for all languages", field=origin.name(path))
    return problems.WRONG_TYPE(said, place, help=advice)


def _write_texts(text: str, locales: tuple[Locale, ...]) -> str:
    """A text in each language, as it is typed within braces.

    >>> _write_texts("Un banc: neuf", (Locale("fr"), Locale("en")))
    '{fr: "Un banc: neuf", en: …}'
    """
    text = text or "…"
    is_plain = re.fullmatch(r"[\w…][^\n,:#\[\]{}]*", text) is not None
    first = text if is_plain else json.dumps(text, ensure_ascii=False)
    texts = (first, *("…" for _ in locales[1:]))
    pairs = zip(locales, texts, strict=True)
    inside = ", ".join(f"{locale}: {each}" for locale, each in pairs)
    return f"{{{inside}}}"


def advise_language(unknown: str, locales: tuple[Locale, ...]) -> Message:
    """Which language of the site an unknown one means, or which there are."""
    meant = tuple(
        locale
        for locale in locales
        if fold(unknown)
        in {locale, *(fold(name_language(locale, each)) for each in locales)}
    )
    if meant:
        return message("did you mean {guesses}?", guesses=meant)
    return message("use {locales}", locales=locales)
