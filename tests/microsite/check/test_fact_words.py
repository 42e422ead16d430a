"""Facts about communes are read in the words of each language, or of its region."""

from __future__ import annotations

import pytest
from tables import every_row

from microsite.check.counts import choose_plurals
from microsite.check.fact import FactRule
from microsite.check.facts import CommuneFacts, CountFacts, Facts
from microsite.check.rules.contradicted_count import contradicted_count
from microsite.check.rules.contradicted_mayor import contradicted_mayor
from microsite.check.rules.contradicted_population import contradicted_population
from twinlint.finding import Place
from twinlint.languages import read_language
from twinlint.mentions import read_mentions
from twinlint.source import Locale, Span, read_text

RECORD = Place(Span("record.yaml", 1, 1, 1, 1))
LOCALES = ("fr", "fr-CA", "en", "de", "xx")
SCEAUX = CommuneFacts(
    name="Sceaux",
    department="92",
    department_place=RECORD,
    mayor="Karl Franclet",
    mayor_place=RECORD,
    populations=frozenset((20_884,)),
    population_place=RECORD,
)
_SLIP = "Francket"
COUNT = CountFacts(
    {Locale("de"): ("gemeinden",), Locale("fr"): ("communes",)}, 12, frozenset(), RECORD
)
FACTS = Facts(
    communes=(SCEAUX,),
    counts=(COUNT,),
    words={Locale(tag): read_language(Locale(tag)).facts for tag in LOCALES},
)


@every_row(
    ("rule", "locale", "right", "wrong"),
    [
        (contradicted_mayor, "fr", "Karl Franclet, le maire de Sceaux", _SLIP),
        (contradicted_mayor, "fr-CA", "Le maire de Sceaux, Karl Franclet", _SLIP),
        (contradicted_mayor, "en", "Karl Franclet, mayor of Sceaux", _SLIP),
        (
            contradicted_mayor,
            "de",
            "Karl Franclet, Bürgermeister von Sceaux",
            "Francket",
        ),
        (contradicted_population, "fr", "Sceaux a 20 884 habitants.", "20 885"),
        (contradicted_population, "en", "Sceaux has 20,884 inhabitants.", "20,885"),
        (contradicted_population, "de", "Sceaux hat 20.884 Einwohner.", "20.885"),
        (contradicted_count, "fr", "Les 12 communes ; 7 communes sur 12.", "13"),
        (contradicted_count, "de", "Die 12 Gemeinden; 7 Gemeinden von 12.", "13"),
    ],
)
def test_what_contradicts_a_record_is_found(
    rule: FactRule, locale: str, right: str, wrong: str
) -> None:
    def find(text: str) -> list[str]:
        mentions = read_mentions(read_text(text, "text"), Locale(locale))
        found = rule.find(rule.rule, mentions, FACTS)
        return [finding.place.text for finding in found if finding.place]

    assert find(right) == []
    old = {_SLIP: "Franclet", "13": "12"}.get(wrong, wrong[:-1] + "4")
    (said,) = find(right.replace(old, wrong, 1))
    assert wrong in said


def test_an_unknown_language_is_not_read_for_facts() -> None:
    mentions = read_mentions(read_text("Sceaux 3 habitants", "text"), Locale("xx"))
    for rule in (contradicted_mayor, contradicted_population, contradicted_count):
        assert list(rule.find(rule.rule, mentions, FACTS)) == []


@pytest.mark.parametrize(
    ("locale", "forms", "plurals"),
    [
        ("fr", ("commune", "communes"), ["communes"]),
        ("en", ("municipality", "municipalities"), ["municipalities"]),
        ("de", ("Gemeinde", "Gemeinden"), ["gemeinden"]),
        ("xx", ("kunta", "kunnat"), []),
    ],
)
def test_plurals_are_told_by_their_endings(
    locale: str, forms: tuple[str, ...], plurals: list[str]
) -> None:
    assert list(choose_plurals(forms, read_language(Locale(locale)))) == plurals
