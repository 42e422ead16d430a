"""Words tell the language they are in."""

import pytest

from twinlint.mentions.language import may_lead, weigh_language
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Innovation et numérique", FR),
        ("Les solutions lauréates de la première édition", FR),
        ("The winning municipalities", EN),
        ("Web accessibility tutorials", EN),
        ("Contact presse et partenaires", FR),
    ],
)
def test_short_line_is_told(text: str, language: Locale) -> None:
    fr, en = weigh_language(text.split(), FR, EN)
    assert (FR if fr > en else EN) == language
    assert min(fr, en) == 0


@pytest.mark.parametrize(
    "text",
    ["Paris Argenteuil Aubervilliers", "Will Stevens", "Innovation 2024", "GitHub", ""],
)
def test_names_and_shared_words_say_nothing(text: str) -> None:
    assert weigh_language(text.split(), FR, EN) == (0, 0)


def test_sides_may_be_swapped() -> None:
    words = "la maire et le programme".split()
    assert weigh_language(words, EN, FR) == weigh_language(words, FR, EN)[::-1]


TEXTS = (
    "la maire et le programme",
    "Le Monde diplomatique en mars",
    "The mayor and le programme de la ville",
    "GitHub Été 2024 à Noël with a déjà vu",
    "ou and or et",
    "",
)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_leads_may_lead(times: int) -> None:
    """What is left at once would not have led, however its words are looked up."""
    words = " ".join(TEXTS).split()
    for first, second in ((FR, EN), (EN, FR)):
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                own, other = weigh_language(words[start:end], first, second)
                leads = other >= times * max(own, 1)
                assert may_lead(words[start:end], first, second, times) or not leads
