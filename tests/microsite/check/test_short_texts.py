"""Few words in the wrong language are told, names that languages share are not."""

from __future__ import annotations

from tables import every_row

from microsite.check.short_texts import find_short
from twinlint.register import Name, Register
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")
REGISTER = Register((Name({FR: "Santé publique", EN: "Santé publique"}, "place"),), ())


def find(fr: str, en: str) -> str:
    texts = {FR: read_text(fr, "fr"), EN: read_text(en, "en")}
    found = find_short(texts, (FR, EN), REGISTER)
    if not found or not found.place:
        return ""
    return "swapped" if str(found.help) == "swap them" else str(found.place.locale)


@every_row(
    ("fr", "en", "where"),
    [
        ("EPT de Sceaux", "EPT de Sceaux", "en"),
        ("Santé", "Santé", "en"),
        ("Health", "Health", "fr"),
        ("Directeur général de Paris&Co", "Directeur général de Paris&Co", "en"),
        ("EPT de Meudon et d’Issy", "EPT de Meudon et d’Issy", "en"),
        ("Car park of the town hall", "Car park of the town hall", "fr"),
        ("project holders", "porteurs de projets", "swapped"),
        ("City of Paris", "Ville de Paris", "swapped"),
        ("porteurs de projets", "project holders", ""),
        ("Ville de Paris", "City of Paris", ""),
        ("Val-de-Marne", "Val-de-Marne", ""),
        ("Seine-Saint-Denis", "Seine-Saint-Denis", ""),
        ("Grand Paris Grand Est", "Grand Paris Grand Est", ""),
        ("Banque des Territoires", "Banque des Territoires", ""),
        ("Ostrea", "Ostrea", ""),
        ("Programme", "Programme", ""),
        ("Santé publique", "Santé publique", ""),
        ("2024", "2024", ""),
    ],
)
def test_few_words_are_in_the_language_of_their_text(
    fr: str, en: str, where: str
) -> None:
    assert find(fr, en) == where
