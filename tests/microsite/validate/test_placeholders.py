"""What holds the place of words is told from what sentences say."""

from __future__ import annotations

from tables import every_row

from microsite.validate.placeholders import find_placeholders, is_unwritten

LEFT = [
    ("La haie pousse. [À COMPLÉTER]", "[À COMPLÉTER]"),
    ("18 months. [TBC]", "[TBC]"),
    ("[À COMPLÉTER] Le Conseil a voté.", "[À COMPLÉTER]"),
    ("[TODO: the date] The hedge grows.", "[TODO: the date]"),
    ("Le vote [à confirmer avec la ville] a lieu.", "[à confirmer avec la ville]"),
    ("Un vote [à faire].", "[à faire]"),
    ("Date: (TBC)", "(TBC)"),
    ("TODO : à compléter. La haie pousse.", "TODO : à compléter"),
    ("XXX à compléter d’ici mars, et à relire", "XXX à compléter"),
    ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
    ("La date : TBC", "TBC"),
    ("La haie — TBD", "TBD"),
    ("A COMPLETER : la date", "A COMPLETER"),
    ("À compléter : la date du vote", "À compléter"),
    ("Un vote. À compléter.", "À compléter"),
    ("To be written.\n\nThe hedge grows.", "To be written"),
    ("Un vote.\n\n- TODO\n- deux", "TODO"),
    ("Le vote a lieu le ??? mars.", "???"),
    ("Le vote du XXX mars", "XXX"),
    ("FIXME the date", "FIXME"),
    ("Der Text. Noch zu übersetzen.", "Noch zu übersetzen"),
]
SAID = [
    "Un formulaire à compléter est en ligne.",
    "Le formulaire,\nà compléter, est en ligne.",
    "Le dossier (à compléter) est en ligne.",
    "À compléter par la commune",
    "Quoi ? À compléter en ligne",
    "FORMULAIRE À COMPLÉTER EN LIGNE",
    "Documents à compléter :\n\n- un formulaire",
    "[à compléter](https://example.org/haie)",
    "La date est à confirmer : un vote suit.",
    "The date is to be confirmed.",
    "À faire : apporter le formulaire",
    "## À faire\n\nUn jeu.",
    "Todo sobre la ciudad",
    "Le réseau TBC de Bordeaux",
    "Vraiment ???",
    "Le XXXe siècle, Super Bowl XXXIV",
    "`TODO` et https://example.org/TODO/???",
]


@every_row(("text", "words"), LEFT)
def test_what_was_left_in_a_text_is_found(text: str, words: str) -> None:
    assert not is_unwritten(text)
    assert [text[start:end] for start, end in find_placeholders(text)] == [words]


@every_row("text", SAID)
def test_what_a_sentence_says_is_none(text: str) -> None:
    assert list(find_placeholders(text)) == []


def test_all_that_was_left_is_told_at_once() -> None:
    text = "Photo : XXX (à compléter), le dossier (à compléter)."
    found = [text[start:end] for start, end in find_placeholders(text)]
    assert found == ["XXX", "à compléter", "à compléter"]
