"""Rules know the languages of the texts, whichever leads."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.register import Register, Term
from twinlint.rule import Scope
from twinlint.source import Locale, read_text


def compare(
    first: str, second: str, *locales: str, register: Register | None = None
) -> tuple[Finding, ...]:
    own, other = map(Locale, locales)
    return compare_texts(
        read_text(first, own),
        read_text(second, other),
        (own, other),
        register=register or Register(),
        scopes=tuple(Scope),
    )


def find_rules(first: str, second: str, *locales: str) -> list[str]:
    return [finding.rule for finding in compare(first, second, *locales)]


# Links ----------------------------------------------------------------------------


@every_row("is_turned", [False, True])
@every_row(
    ("first", "second"),
    [
        (("en", "configure"), ("fr", "configurer")),
        (("en-GB", "configure"), ("fr-CA", "configurer")),
        (("de", "haus"), ("en", "house")),
        (("en", "fr-FR/page"), ("fr", "en-US/page")),
        (("en", "en_gb/page"), ("fr", "fr-ca/page")),
        (("de", "seite-deutsch"), ("en", "seite-german")),
    ],
)
def test_an_address_in_the_words_of_each_language_is_no_slip(
    first: tuple[str, str], second: tuple[str, str], is_turned: bool
) -> None:
    sides = (second, first) if is_turned else (first, second)
    texts = [f"[a](https://x.org/{address})." for _, address in sides]
    assert find_rules(*texts, *(locale for locale, _ in sides)) == []


@pytest.mark.parametrize("locales", [("fr", "en"), ("en", "fr"), ("de", "en")])
def test_a_slip_in_an_address_is_found(locales: tuple[str, str]) -> None:
    texts = ("[a](https://x.org/dossier-2024).", "[a](https://x.org/dosier-2024).")
    assert find_rules(*texts, *locales) == ["different-link"]


# Signs ----------------------------------------------------------------------------


@every_row(
    ("text", "locale", "messages"),
    [
        ("Il y a: dix.", "fr", ["fr has a space here"]),
        ("Il y a: dix.", "fr-BE", ["fr-BE has a space here"]),
        (
            "Oui ! Il y a: dix.",
            "fr-CA",
            ["fr-CA has no space here", "fr-CA has a space here"],
        ),
        ("There are : ten.", "en-GB", ["en-GB has no space here"]),
        ("Es sind : zehn.", "de", ["de has no space here"]),
        ("Bürger:innen, Bürger*innen kommen!", "de", []),
        ("Sono : dieci", "it", []),
    ],
)
def test_spaces_are_those_of_the_language(
    text: str, locale: str, messages: list[str]
) -> None:
    found = compare(text, "", locale, "xx")
    said = [str(f.message) for f in found if f.rule == "wrong-spacing"]
    assert said == messages


@every_row(
    ("text", "locale", "is_wrong"),
    [
        ("Er sagt: „Ja“ und „Nein“.", "de", False),
        ("Er sagt: „Ja und geht.", "de", True),
        ("Er sagt: “Ja” und geht.", "de", False),
        ("Er sagt: »Ja« und geht.", "de", False),
        ("Elle dit : « Oui et part.", "fr-CA", True),
        ("She says “yes and leaves.", "en", True),
        ("Lei dice «sì e va.", "it", True),
    ],
)
def test_marks_of_quotations_are_those_of_the_language(
    text: str, locale: str, is_wrong: bool
) -> None:
    rules = {finding.rule for finding in compare(text, "", locale, "xx")}
    assert ("unbalanced-quotation-marks" in rules) is is_wrong


# Terms ----------------------------------------------------------------------------


@every_row(
    ("locale", "word", "text"),
    [
        ("en", "authority", "The authorities choose."),
        ("en", "harbour", "The harbours open."),
        ("fr", "jury", "Les jurys choisissent."),
        ("fr", "bureau local", "Les bureaux locaux ouvrent."),
        ("de", "Gemeinde", "Die Gemeinden wählen."),
        ("de", "Bürgerin", "Die Bürgerinnen wählen."),
    ],
)
def test_a_term_may_have_the_plural_of_its_language(
    locale: str, word: str, text: str
) -> None:
    variants = {Locale("fr"): ("bureaux locaux",)}
    term = Term({Locale("xx"): "mot", Locale(locale): word}, variants=variants)
    found = compare("mot", text, "xx", locale, register=Register(terms=(term,)))
    assert "other-term" not in {finding.rule for finding in found}
    found = compare("mot", "Aaa.", "xx", locale, register=Register(terms=(term,)))
    assert "other-term" in {finding.rule for finding in found}
