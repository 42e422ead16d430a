"""Ordinals in pages: their letters are raised where the language has them so."""

from __future__ import annotations

import re

from tables import every_row

from microsite.pages.ordinals import make_raiser
from microsite.pages.template.filters import write_ordinal
from twinlint.languages import list_languages, read_language
from twinlint.source import Locale

raise_letters = make_raiser((Locale("fr"), Locale("en")))

# In the table, ^e^ stands for <sup>e</sup>.
RAISED = (
    "Le 1^er^ février, la 1^re^ édition, les 1^ers^ essais",
    "le 15^e^ arrondissement, Paris 17^e^, (18^e^ et 19^e^)",
    "au XV^e^ siècle, le XXI^e^, François I^er^, la V^e^ République",
    "le 2^nd^ tour, la 2^nde^, les 4^es^ rencontres",
    "un <b>15</b>e et le <b>3^e^</b>",
)
PLAIN = (
    "Le Ver, Vers 2030, De, Ce, Me Durand",
    "1ère, 3ème",
    "la page pour-la-2e-edition, qmi.example/2e, v1.2e, a@15e.example, #15e",
    "a15e, 15ec, 12345e, 1,5e",
)


def write(body: str, lang: str = "fr") -> str:
    return f'<html lang="{lang}"><body>{body}</body></html>'


@every_row("text", [*RAISED, *PLAIN])
def test_letters_of_french_ordinals_are_raised(text: str) -> None:
    plain = re.sub(r"\^(\w+)\^", r"\1", text)
    expected = re.sub(r"\^(\w+)\^", r"<sup>\1</sup>", text)
    assert raise_letters(write(plain)) == write(expected)
    assert raise_letters(write(expected)) == write(expected)
    assert raise_letters(write(plain, "en")) == write(plain, "en")


@every_row(
    "written",
    [
        '<a title="le 15e" aria-label="15e" href="/15e/">ici</a>',
        "<title>Paris 15e</title><svg><title>15e</title><text>15e</text></svg>",
        '<script type="application/ld+json">{"name": "Paris 15e"}</script>',
        "<select><option>15e</option></select><textarea>15e</textarea>",
        "<code>15e</code><pre>15e</pre>",
        '<p lang="en">Paris 15e</p>',
    ],
)
def test_what_is_no_text_or_another_language_stays(written: str) -> None:
    assert raise_letters(write(f"{written}, le 2e")) == write(
        f"{written}, le 2<sup>e</sup>"
    )


def test_a_passage_is_set_in_its_own_language() -> None:
    written = write('The 2nd, <i lang="fr">le 2e, le 2nd</i>', "en")
    raised = "le 2<sup>e</sup>, le 2<sup>nd</sup>"
    assert raise_letters(written) == write(f'The 2nd, <i lang="fr">{raised}</i>', "en")


@every_row(
    "lang, ordinals",
    [
        ("fr", "1er 2e 3e 4e 5e 6e 7e 8e 9e 10e 11e 12e 21e 22e 101e"),
        ("en", "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 21st 22nd 101st"),
        ("en-GB", "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 21st 22nd 101st"),
        ("de", "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 21. 22. 101."),
        ("nl", "1 2 3 4 5 6 7 8 9 10 11 12 21 22 101"),
    ],
)
def test_an_ordinal_is_written_as_its_language_has_it(lang: str, ordinals: str) -> None:
    numbers = (*range(1, 13), 21, 22, 101)
    written = [write_ordinal(Locale(lang), number) for number in numbers]
    assert written == ordinals.split()


@every_row("lang", list_languages())
def test_what_is_written_after_an_ordinal_is_also_read(lang: Locale) -> None:
    language = read_language(lang)
    assert set(language.ordinal_endings.values()) <= set(language.ordinal_marks)
