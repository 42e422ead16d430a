"""A slip that several lines of a file share is told at all of them, in one run."""

from __future__ import annotations

import pytest

from microsite.load import load_document
from twinlint.finding import Finding

FILE = """\
name: Sceaux
summary:
  {fr}
  {en}
edition: edition-1
context:
  - text:
      {fr}
      {en}
sources: [insee]
"""


def find(written: str) -> Finding:
    found = load_document("content/communes/sceaux.yaml", written.encode())
    assert isinstance(found, Finding)
    return found


def list_lines(found: Finding) -> list[int]:
    return [each.place.span.line for each in found.occurrences if each.place]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("fr: Première édition : appel", "en: First edition: call"),
        ("fr: “Un appel : ouvert”", "en: “A call: open”"),
        ("fr: « Un » : a", "en: “A”: b"),
        ('fr: Un texte : a"', 'en: A text: b"'),
        ('fr: "Un texte', 'en: "A text'),
        ("fr: 'Un texte", "en: 'A text"),
        ('fr: "Un "mot" cité"', 'en: "A "word" said"'),
        ('fr: "Un" texte', 'en: "A" text'),
        ('fr: "Un",', 'en: "A",'),
        ("fr: 'L'un'", "en: 'It's'"),
        ("fr: *Un* texte", "en: *A* text"),
        ("fr: `Un` texte", "en: `A` text"),
        ("fr: @Un", "en: @A"),
        ("fr: | Texte", "en: | Text"),
    ],
)
def test_a_slip_is_told_at_all_lines_that_have_it(fr: str, en: str) -> None:
    found = find(FILE.format(fr=fr, en=en))
    assert list_lines(found) == [3, 4, 8, 9]


def test_each_line_has_its_own_help() -> None:
    found = find(FILE.format(fr="fr: Édition : appel", en="en: Edition: call"))
    assert [str(each.help) for each in found.occurrences][:2] == [
        'put the text in straight quotes: fr: "Édition : appel"',
        'put the text in straight quotes: en: "Edition: call"',
    ]


def test_another_slip_is_told_when_the_first_is_mended() -> None:
    found = find(FILE.format(fr="fr: Édition : appel", en="en: @A"))
    assert list_lines(found) == [3]


def test_of_very_many_lines_some_are_told() -> None:
    found = find("a: b : c\n" + "".join(f"a{n}: b : c\n" for n in range(50)))
    assert list_lines(found) == list(range(1, 9))
