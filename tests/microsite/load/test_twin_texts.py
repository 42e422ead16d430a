"""Of two texts of one language, the one in another language is to be deleted."""

from __future__ import annotations

from support import translator
from tables import every_row

from microsite.load import load_document
from twinlint.finding import Finding

TITLED = "kind: home\ntitle: {fr: Accueil, en: Home}\n"
ENGLISH = "The municipality joined the programme in February."
FRENCH = "La commune a rejoint le programme en février."


@every_row(
    ("first", "second", "advice"),
    [
        (ENGLISH, FRENCH, "delete line 6, as its text is in French"),
        (FRENCH, ENGLISH, "delete line 5, as its text is in French"),
        (ENGLISH, ENGLISH, "delete one of the two"),
        (FRENCH, FRENCH, "delete one of the two"),
        ("Sceaux", "Meudon", "delete one of the two"),
    ],
)
def test_the_text_in_another_language_is_the_one_too_many(
    first: str, second: str, advice: str
) -> None:
    text = f"{TITLED}summary:\n  fr: Oui\n  en: {first}\n  en: {second}\n"
    found = load_document("content/pages/home.yaml", text.encode())
    assert isinstance(found, Finding)
    assert found.help
    assert translator("en")(found.help) == advice
