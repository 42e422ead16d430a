"""Sentences of values in two languages, most of them the same in another form.

The same sentences each time; what differs in them is kept as a golden file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Forms = tuple[tuple[str, ...], tuple[str, ...]]
"""Ways of saying a value in French, and in English."""

VALUES: list[Forms] = [
    (("6 bancs", "six bancs"), ("6 benches", "six benches")),
    (("7 bancs", "sept bancs"), ("7 benches", "seven benches")),
    (("le 6e étage", "le sixième étage"), ("the 6th floor", "the sixth floor")),
    (("le premier étage", "le 1er étage"), ("the first floor", "the 1st floor")),
    (("dans un second temps",), ("then", "in a second step")),
    (("à midi", "à 12 h"), ("at noon", "at 12 pm")),
    (("à minuit",), ("at midnight",)),
    (("à 14 h 30",), ("at 2:30 pm", "at 14:30")),
    (("une heure et demie", "1 h 30", "90 minutes"), ("90 minutes", "1.5 hours")),
    (("80 minutes", "1 h 20"), ("80 minutes", "1 hour 20")),
    (("19 heures",), ("7 pm", "19 hours")),
    (("3,5 km", "3 500 m"), ("3.5 km", "3,500 m")),
    (("1 200 euros", "1 200 €", "1,2 k€"), ("1,200 euros", "€1,200")),
    (("1.200 tonnes",), ("1.200 tonnes", "1,200 tonnes")),
    (("le 6 juin 2024",), ("6 June 2024", "June 6th, 2024")),
    (("le 6 juin",), ("6 June",)),
    (("juin 2023",), ("June 2023",)),
    (("en 2024",), ("in 2024",)),
    (("20 % des voix", "un cinquième des voix"), ("20% of votes", "a fifth of votes")),
    (("la moitié",), ("half of it", "50%")),
    (("le plan B-12",), ("the plan B-12",)),
    (("le plan B-13",), ("the plan B-13",)),
    (("la norme NF-308",), ("the standard NF-308", "the standard NF-309")),
    (("une dizaine de fois",), ("ten times", "about ten times")),
    (("deux fois",), ("twice", "two times")),
    (("la page 12",), ("page 12",)),
    (("12 douzaines",), ("12 dozen", "144")),
    (("[le plan](https://a.example/fr/1)",), ("[the plan](https://a.example/en/1)",)),
    (("[la note](https://a.example/2)",), ("[the note](https://a.example/3)",)),
    (("![la vue](vue.png)",), ("![the view](vue.png)", "![the view](view.png)")),
    (("2 millions",), ("2 million", "two million", "2,000,000")),
]


def mix_values(count: int) -> Iterator[tuple[str, str]]:
    """Sentences with one to five values, French and English."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    for _ in range(count):
        chosen = chance.sample(VALUES, chance.randint(1, 5))
        french = [chance.choice(forms) for forms, _ in chosen]
        english = [chance.choice(forms) for _, forms in chosen]
        for _ in range(chance.randint(0, 2)):
            side = chance.randrange(2)
            values = (french, english)[side]
            what = chance.choice(("lose", "add", "swap"))
            if what == "lose" and len(values) > 1:
                del values[chance.randrange(len(values))]
            elif what == "add":
                values.append(chance.choice(chance.choice(VALUES)[side]))
            else:
                chance.shuffle(values)
        end = chance.choice((", ", ", ", ". "))
        yield (
            f"Il y a {end.join(french)}.",
            f"There are {end.join(english)}.",
        )
