"""Claims about files of names and terms, in each of their formats."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tables import every_row

from twinlint.register import Name, Term
from twinlint.settings import Problem, read_names, read_terms
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def tell(problems: Iterable[Problem]) -> list[str]:
    return [f"{each.line}:{each.column}: {each.said}" for each in problems]


NAMES = (
    Name(
        {FR: "Agence des Ports", EN: "Ports Agency"},
        "organisation",
        ("ADP", "l’Agence"),
    ),
    Name({FR: "Inès Moulin", EN: "Inès Moulin"}, "person", (), ("Ines Moulin",)),
)
NAMES_IN = {
    "names.csv": (
        "fr,en,name,kind,variants,mistakes\n"
        "Agence des Ports,Ports Agency,,organisation,ADP|l’Agence,\n"
        "\n"
        ",,Inès Moulin,person,,Ines Moulin\n"
    ),
    "names.tsv": (
        "\ufefffr\ten\tname\tkind\tvariants\tmistakes\r\n"
        "Agence des Ports\tPorts Agency\t\torganisation\tADP | l’Agence\r\n"
        "\t\tInès Moulin\tperson\t\tInes Moulin\r\n"
    ),
    "names.yaml": (
        "# Names\n"
        "- fr: Agence des Ports\n  en: Ports Agency\n  kind: organisation\n"
        "  variants: [ADP, l’Agence]\n"
        "- name: Inès Moulin\n  kind: person\n  mistakes:\n    - Ines Moulin\n"
    ),
}


@pytest.mark.parametrize("name", NAMES_IN)
def test_names_are_read(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, NAMES_IN[name])
    assert read_names(path, name, (FR, EN)) == (NAMES, ())


TERMS = (
    Term(
        {FR: "commune", EN: "municipality"},
        {EN: ("township", "town")},
        {FR: ("communes",)},
    ),
)
TERMS_IN = {
    "terms.csv": (
        "fr;en;forbidden.en;variants.fr\ncommune;municipality;township|town;communes\n"
    ),
    "short.csv": "fr,en,forbidden.en\ncommune|communes,municipality,township|town\n",
    "terms.yml": (
        "- fr: commune\n  en: municipality\n  forbidden:\n    en: [township, town]\n"
        "  variants: {fr: [communes]}\n"
    ),
    "terms.tbx": """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
<langSet xml:lang="fr"><tig><term>commune</term></tig><tig><term>communes</term>
<termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>municipality</term></termGrp></ntig>
<tig><term>township</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>town</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>""",
    "new.tbx": """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:b="urn:basic"
type="TBX-Basic" style="dct" xml:lang="en"><text><body><conceptEntry id="1">
<langSec xml:lang="fr"><termSec><term>commune</term></termSec>
<termSec><term>communes</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>municipality</term>
<b:administrativeStatus>preferredTerm-admn-sts</b:administrativeStatus></termSec>
<termSec><term>township</term>
<b:administrativeStatus>deprecatedTerm-admn-sts</b:administrativeStatus></termSec>
<termSec><term>town</term>
<b:administrativeStatus>deprecatedTerm-admn-sts</b:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>""",
}


@pytest.mark.parametrize("name", TERMS_IN)
def test_terms_are_read(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, TERMS_IN[name])
    assert read_terms(path, name, (FR, EN)) == (TERMS, ())


WRONG = {
    "column.csv": ("name,varants\nA,B\nC,D\n", ["1:6: there is no column “varants”"]),
    "plural.csv": (
        "names,kind\nA,person\nB,person\n",
        ["1:1: there is no column “names”"],
    ),
    "french.csv": (
        "nom,type\nA,person\n",
        ["1:1: there is no column “nom”", "1:5: there is no column “type”"],
    ),
    "headless.csv": (
        "Ada Martin,person\nInès Moulin,person\n",
        ["1:1: there is no column “Ada", "1:12: there is no column “person”"],
    ),
    "nameless.csv": ("kind\nperson\nplace\n", ["1:1: no column has the names"]),
    "unused.csv": ("name,knd\nA,\n", ["1:6: there is no column “knd”"]),
    "twice.csv": ("name,fr,name\nA,B,C\n", ["1:9: the column “name” stands twice"]),
    "kinds.csv": (
        "name,kind\nA,persn\nB,Person\nC,lake\n",
        [
            "2:1: “persn” is nearly the kind “person”, and would say nothing",
            "3:1: “Person” is nearly the kind “person”, and would say nothing",
        ],
    ),
    "kind.csv": ("name,kind.fr\nA,person\n", ["1:6: there is no column “kind.fr”"]),
    "key.yaml": (
        "- name: A\n  variants: {fr: [B], xx: [C]}\n  knd:\n",
        ["2:23: there is no column “variants.xx”", "3:3: there is no column “knd”"],
    ),
    "nameless.yaml": ("- kind: person\n", ["1:3: no column has the names"]),
    "empty.csv": ("kind,name\nperson,\n", ["2:1: this entry has no name"]),
    "cells.csv": (
        "name,kind\nA, B, C\n",
        ["2:1: this line has 3 cells, the first has 2"],
    ),
    "quote.csv": ('name\n"A', []),
    "none.csv": ("", []),
    "map.yaml": ("name: A\n", ["1:1: it is not a list: begin each entry with “- ”"]),
    "text.yaml": ("- A\n", ["1:3: this entry is no mapping of keys"]),
    "bad.yaml": ("- a: 'b\n", ["2:1: it is not YAML: found unexpected end of stream"]),
    "alias.yaml": ("- &a [*a]\n", ["1:7: it has aliases (*), which are not read here"]),
    "deep.yaml": ("- " + "[" * 90_000, ["1:102: its entries are nested too deep"]),
    "tag.yaml": (
        "- !!python/object/apply:os.system ['x']\n",
        ["1:3: this entry is no"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    text, told = WRONG[name]
    _, problems = read_names(write(tmp_path, name, text), name, (FR, EN))
    assert len(problems) == len(told)
    for found, start in zip(tell(problems), told, strict=True):
        assert found.startswith(start)


GUESSES = {
    "names,kind": "did you mean name?",
    "nom,kind": "columns are name, kind, variants, mistakes, fr, en, variants.fr",
    "name,variant.fr": "did you mean variants.fr",
    "name,kind\nA,persn": "did you mean person?",
}


@every_row("text", GUESSES)
def test_what_may_have_been_meant_is_told(text: str, tmp_path: Path) -> None:
    rows = text if text.count("\n") else f"{text}\nA,B"
    _, problems = read_names(write(tmp_path, "a.csv", rows), "a.csv", (FR, EN))
    assert str(problems[0].help).startswith(GUESSES[text])


def test_spellings_may_name_their_language(tmp_path: Path) -> None:
    text = "fr,en,variants,variants.fr,mistakes.en\nA,B,C,D|E,F\n"
    names, problems = read_names(write(tmp_path, "a.csv", text), "a.csv", (FR, EN))
    assert (names, problems) == ((Name({FR: "A", EN: "B"}, "", (*"CDE",), ("F",)),), ())


def test_a_column_of_a_language_that_is_compared_may_have_three_letters(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "a.csv", "fr,gsw\nA,B\n")
    assert read_names(path, "a.csv", (FR, Locale("gsw")))[1] == ()


@pytest.mark.parametrize("column", ["forbidden", "forbidden.english", "mistakes.en"])
def test_a_column_that_terms_do_not_have_is_told(column: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f"fr,en,{column}\ncommune,township,town\n")
    _, problems = read_terms(path, "a.csv", (FR, EN))
    assert tell(problems) == [f"1:7: there is no column “{column}”"]
    assert "forbidden.en" in str(problems[0].help)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<tbx><", "1:6: it is no well-formed XML: unclosed token"),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><tbx>&b;</tbx>',
            "1:1: it has a document type (DOCTYPE), in which entities may hide",
        ),
    ],
)
def test_a_term_base_is_not_trusted(text: str, said: str, tmp_path: Path) -> None:
    terms, problems = read_terms(write(tmp_path, "a.tbx", text), "a.tbx", ())
    assert terms == ()
    assert tell(problems)[0].startswith(said)


def test_a_term_in_one_language_alone_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "fr,en\ncommune,\n")
    _, problems = read_terms(path, "a.csv", (FR, EN))
    assert tell(problems) == ["2:1: this entry has a word in one language alone"]


def test_yaml_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *others: Any) -> Any:
        if name == "yaml":
            raise ImportError(name)
        return real(name, *others)

    monkeypatch.setattr(builtins, "__import__", refuse)
    _, (problem,) = read_names(write(tmp_path, "a.yaml", "- name: A"), "a.yaml", (FR,))
    assert "YAML needs a package that is not installed" in str(problem.said)
    assert str(problem.help).startswith("type pip install ")
    assert "yaml" in str(problem.help)
