"""Texts keep the number that a figure had: told until one of the two is corrected."""

from __future__ import annotations

from conftest import Tree
from support import minimal_site, read_site, translator
from tables import every_row

from microsite.check.check import check_texts
from microsite.check.knowledge import learn_register
from microsite.records import Data
from twinlint.finding import Finding

FIGURES = """\
filed:
  value: {filed}
  label: {{fr: dossiers déposés, en: applications submitted}}
signed:
  value: {signed}
  percent: true
  label: {{fr: des entreprises voulaient signer, en: of companies wanted to sign}}
"""
PAGE = """\
kind: home
title: {{fr: Accueil, en: Home}}
summary: {{fr: Bienvenue, en: Welcome}}
body:
  fr: {fr}
  en: {en}
"""


def write(fr: str, en: str, filed: int = 9, signed: int = 48) -> dict[str, str]:
    return {
        "content/figures.yaml": FIGURES.format(filed=filed, signed=signed),
        "content/pages/home.yaml": PAGE.format(fr=fr, en=en),
    }


def read_before(path: str) -> Data:
    """The figures of the last commit: 8 and 84."""
    if path != "content/figures.yaml":
        return {}
    return {"filed": {"value": "8"}, "signed": {"value": "84"}}


def tell(findings: tuple[Finding, ...]) -> list[str]:
    each = (f for f in findings if f.rule == "contradicted-figure")
    return [o.place.text for f in each for o in f.occurrences if o.place]


@every_row(
    ("fr", "en", "found"),
    [
        (
            "Huit ont déposé un dossier.",
            "Eight submitted an application.",
            "Huit Eight",
        ),
        ("Neuf ont déposé un dossier.", "Nine submitted an application.", ""),
        ("Huit ont planté un arbre.", "Eight planted a tree.", ""),
        ("84 % des entreprises voulaient signer.", "84% wanted to sign.", "84 84"),
        ("84 entreprises voulaient signer.", "84 companies wanted to sign.", ""),
        ("Huit dossiers déposés.", "Eight applications submitted.", "Huit Eight"),
        ("Sept dossiers déposés.", "Seven applications submitted.", "Sept Seven"),
        ("Les dossiers ; déposés, huit.", "Applications; eight.", ""),
    ],
)
def test_a_text_has_the_number_of_its_figure(
    fr: str, en: str, found: str, tree: Tree
) -> None:
    site = read_site(tree(minimal_site(write(fr, en))))
    checked = check_texts(site, learn_register(site), before=read_before)
    assert tell(checked.findings) == found.split()


def test_what_is_to_be_typed_restores_what_is_right(tree: Tree) -> None:
    text = write("Huit ont déposé un dossier.", "Eight submitted an application.")
    site = read_site(tree(minimal_site(text)))
    checked = check_texts(site, learn_register(site), before=read_before)
    (found,) = (f for f in checked.findings if f.rule == "contradicted-figure")
    assert found.help
    assert translator("en")(found.help) == (
        "if 9 is right, write “Neuf” here; else write “value: 8” on line 2 of"
        " content/figures.yaml"
    )
