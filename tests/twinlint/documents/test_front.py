"""Fields above a text: what readers see of them is compared by key, the rest is not."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint import compare
from twinlint.documents import Document, read_parts
from twinlint.source import read_text

YAML = r"""---
title: "Le \"programme\" & l\u2019eau"   # what readers see
description: >-
  Dix communes
  pendant 18 mois.

  Et après.
summary: Une phrase
  sur deux lignes
intro: |
  Deux
  lignes
hero:
  tagline: 'L''eau'
  actions:
    - text: Lire
      link: /fr/lire
    - theme: alt
      text: "Voir
        tout"
metaDescription: Une page # note
image: { src: a.png, alt: "en accolades" }
image_alt: &x Une ancre
label: true
caption: /img/a.png
slug: le-programme
date: 2024-05-01
weight: 12
tags: [eau, ville]
layout: page
id: programme
# alt: rien
---
Le texte."""


def read_fields(text: str, format_: str = "markdown") -> dict[str, str]:
    parts = read_parts(Document(read_text(text, "a"), format_))
    return {part.key: part.content.text.value for part in parts if part.key}


def test_yaml_gives_what_readers_see() -> None:
    assert read_fields(YAML) == {
        "title": 'Le "programme" & l’eau',
        "description": "Dix communes pendant 18 mois.\n\nEt après.",
        "summary": "Une phrase sur deux lignes",
        "intro": "Deux\nlignes",
        "hero.tagline": "L'eau",
        "hero.actions[0].text": "Lire",
        "hero.actions[1].text": "Voir tout",
        "metaDescription": "Une page",
    }


def test_toml_gives_what_readers_see() -> None:
    text = (
        '+++\ntitle = "Le \\"port\\""\ndraft = true\nweight = 3\n'
        "description = '''\nDeux\nlignes'''\n[params]\nsubtitle = 'Ici'\n"
        '[[menu]]\nlabel = "Un"\n[[menu]]\nlabel = "Deux"\n+++\nLe texte.'
    )
    assert read_fields(text) == {
        "title": 'Le "port"',
        "description": "Deux\nlignes",
        "params.subtitle": "Ici",
        "menu[0].label": "Un",
        "menu[1].label": "Deux",
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nDeux filets autour d’un texte.\n\n---\n",
        "---\ntitle: jamais fermé\n\nLe texte.",
        "Le texte.\n\n---\ntitle: trop tard\n---\n",
        "---\n---\nLe texte.",
        "---\n: [\n  - }\n\ttitle: a\n---\nLe texte.",
    ],
)
def test_what_is_no_field_is_none(text: str) -> None:
    assert set(read_fields(text)) <= {"title"}


def test_a_text_between_two_rules_is_a_text() -> None:
    fr = "---\n\nIl y a 18 ports.\n\n---\n\nFin.\n"
    en = "---\n\nThere are 16 harbours.\n\n---\n\nEnd.\n"
    assert [f.rule for f in compare(fr, en)] == ["different-number"]
    headed = (
        "---\n# Les 18 ports\n\nIci.\n\n---\n",
        "---\n# 16 ports\n\nHere.\n\n---\n",
    )
    assert "different-number" in [f.rule for f in compare(*headed)]


def compare_fields(fr: str, en: str) -> list[tuple[str, int, int, str]]:
    """Rule, line, column and key of each finding."""
    found = compare(f"---\n{fr}\n---\nIci.\n", f"---\n{en}\n---\nHere.\n")
    places = [(each.rule, each.place.span) for each in found if each.place]
    return [(rule, span.line, span.column, span.spot.key) for rule, span in places]


def test_a_field_is_compared_with_the_one_of_its_key() -> None:
    fr = "title: Les 18 ports\ndescription: Les 12 gares"
    en = "description: The 12 stations\ntitle: The 16 harbours"
    assert compare_fields(fr, en) == [("different-number", 3, 12, "title")]


def test_a_word_in_a_folded_and_escaped_value_has_its_place() -> None:
    fr = "description: >\n  Dix ports\n  et 18 gares"
    en = 'description: "Ten \\"harbours\\"\n  and 16 stations"'
    assert compare_fields(fr, en) == [("different-number", 3, 7, "description")]


@every_row(
    ("fr", "en"),
    [
        ("slug: les-18-ports\ntitle: Ports", "slug: the-16-harbours\ntitle: Harbours"),
        ("weight: 12\ndate: 2024-05-01", "weight: 13\ndate: 2023-04-02"),
        ("layout: page\nid: p18", "layout: wide\nid: p16"),
        ("tags: [18, eau]\ndraft: true", "tags: [16, water]\ndraft: false"),
        ("tags:\n  - 18\n  - eau", "tags:\n  - 16\n  - water"),
        (
            "image:\n  src: a18.png\n  alt: Un port",
            "image:\n  src: a.png\n  alt: A port",
        ),
        ("title: Les ports", "sidebar_position: 3"),
        ("lastmod: 2024-05-01\ntitle: Les ports", "title: Harbours"),
    ],
)
def test_what_only_generators_read_is_no_noise(fr: str, en: str) -> None:
    assert compare_fields(fr, en) == []


# MDX ----------------------------------------------------------------------------------

MDX = """import Tabs from '@theme/Tabs';
import {{a,
  b}} from 'x';

export const x = {{a: {number},

  b: 2}};

# {title} {{props.name}}

<Tabs groupId="x{number}" onClick={{() => y > {number}}}>
  <TabItem value="a" label="x">

    {prose}

  </TabItem>
</Tabs>

{{/*
 {number} words
*/}}
{rest} <Badge n="{number}" />

```js
import {{x}} from '{{y}}'
```
"""


@every_row(
    ("fr", "en", "said"),
    [
        ('<Card title="30 ports">A</Card>', '<Card title="20 ports">A</Card>', "30 20"),
        ("<A\n  label='30 ports'\n/>", "<A\n  label='20 ports'\n/>", "30 20"),
        ('Un <T aria-label="30 ports"/>.', 'A <T aria-label="20 ports"/>.', "30 20"),
        ('<Card id="30 ports"/>', '<Card id="20 ports"/>', ""),
        ('<Card title={"30 ports"}/>', '<Card title={"20 ports"}/>', ""),
        ('`<Card title="30 ports"/>`', '`<Card title="20 ports"/>`', ""),
        ('<Card title="ports/30"/>', '<Card title="ports/20"/>', ""),
        ('<A title="Un mot"/><A title="30"/>', '<A title="30"/>', ""),
    ],
)
def test_mdx_compares_what_components_show(fr: str, en: str, said: str) -> None:
    found = compare(fr, en, format="mdx")
    told = [str(each.message) for each in found if each.rule == "different-number"]
    here, _, there = said.partition(" ")
    assert told == ([f"fr says {here}, en says {there}"] if said else [])


def test_mdx_compares_prose_and_not_code() -> None:
    fr = MDX.format(number=18, title="Ports", prose="Il y a 12 ports.", rest="Fin.")
    en = MDX.format(
        number=16, title="Harbours", prose="It has 13 harbours.", rest="End."
    )
    (finding,) = compare(fr, en, format="mdx")
    assert finding.place is not None
    span = finding.place.span
    assert (finding.rule, span.line, span.column) == ("different-number", 14, 12)
