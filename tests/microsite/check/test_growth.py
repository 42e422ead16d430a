"""The check of a text costs as much whether a site has few communes or many.

Instructions are counted, module by module, since seconds differ between machines.
"""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, count_steps, minimal_site, read_site

from microsite.check.check import check_texts
from microsite.check.fact import FactRule
from microsite.check.facts import (
    CommuneFacts,
    CountFacts,
    Facts,
    FigureFacts,
    make_marks,
)
from microsite.check.knowledge import learn_facts, learn_register
from microsite.check.rules import FACT_RULES
from twinlint.finding import Place
from twinlint.languages import read_language
from twinlint.mentions import read_mentions
from twinlint.source import Locale, Span, read_text

pytestmark = pytest.mark.campaign

FR = Locale("fr")
SIZES = (20, 40, 80)
"""Communes."""
RECORD = Place(Span("record.yaml", 1, 1, 1, 1))
TEXT = """\
Paul Petit, maire de Commune-3-sur-Mer (94), vient le 7 février 2024.

Commune-3-sur-Mer compte 12 004 habitants. Les 900 communes le savent.

Commune-3-sur-Mer, dans le Val-d’Oise, a 7 arbres plantés. Il a pris fin en mai 2044.
"""
"""What every rule finds something in."""


def make_facts(size: int) -> Facts:
    communes = (
        CommuneFacts(
            f"Commune-{number}-sur-Mer",
            "92",
            RECORD,
            mayor=f"Ada Martin-{number}",
            mayor_place=RECORD,
            populations=frozenset((13_000 + number,)),
            population_place=RECORD,
        )
        for number in range(size)
    )
    return Facts(
        tuple(communes),
        (CountFacts({FR: ("communes",)}, size, frozenset(range(size)), RECORD),),
        {(2024 + number, 2, 6): RECORD for number in range(size)},
        {FR: read_language(FR).facts},
        reviewed=(2026, 11, 22),
        figures=tuple(
            FigureFacts(
                f"trees-{number}",
                8 + number,
                is_percent=False,
                place=RECORD,
                labels={FR: ("arbres", "plantés" if number == 1 else f"n{number}")},
                marks={FR: make_marks(["arbres", "plantés"])},
            )
            for number in range(size)
        ),
    )


@pytest.mark.parametrize("check", FACT_RULES, ids=lambda check: check.rule.name)
def test_a_rule_reads_a_text_at_the_cost_of_the_text(check: FactRule) -> None:
    def count(size: int) -> dict[str, int]:
        facts = make_facts(size)
        mentions = read_mentions(read_text(TEXT, "fr"), FR)
        assert list(check.find(check.rule, mentions, facts))  # Indexes are made.
        return count_steps(lambda: list(check.find(check.rule, mentions, facts)))

    few, some, many = (count(size) for size in SIZES)
    assert few == some == many


def test_the_check_of_a_site_grows_with_its_texts(tree: Tree) -> None:
    def count(size: int) -> int:
        names = [
            "Val" + "".join(("ran", "tou")[number >> bit & 1] for bit in range(6))
            for number in range(size)
        ]
        communes = {
            f"content/communes/{name.lower()}.yaml": COMMUNE.replace("Sceaux", name)
            for name in names
        }
        site = read_site(tree(minimal_site(communes)))
        assert len(site.communes) > size

        def check() -> None:
            learn_facts(site)
            check_texts(site, learn_register(site))

        return sum(count_steps(check).values())

    count(10)
    few, some, many = (count(size) for size in (10, 20, 40))
    assert many - some < 2.1 * (some - few)
